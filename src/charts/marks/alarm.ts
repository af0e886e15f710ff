import type { Chart, Plugin } from 'chart.js';
import type { Brush } from './brush.ts';
import { FONT_FAMILY } from '../fonts.ts';
import type { Theme } from '../theme.ts';

const SIZE = 108;
const TILT = -Math.PI / 24;

/** Writes a word large across the named panels, over everything: no cut of the picture that shows data is free of it. */
export function alarm(word: string, axes: readonly string[], theme: Theme): Plugin<'line'> {
  return alarmAcross(word, theme, (chart) => {
    const { left, right } = chart.chartArea;
    return axes.map((axis) => {
      const { top, bottom } = chart.scales[axis] ?? chart.chartArea;
      return [(left + right) / 2, (top + bottom) / 2];
    });
  });
}

/** The same for charts without axes: a word across the upper and the lower half of the picture. */
export function pageAlarm(word: string, theme: Theme): Plugin<'line'> {
  return alarmAcross(word, theme, ({ width, height }) => [
    [width / 2, height * 0.38],
    [width / 2, height * 0.72],
  ]);
}

function alarmAcross(
  word: string,
  theme: Theme,
  middles: (chart: Chart) => readonly (readonly [x: number, y: number])[],
): Plugin<'line'> {
  return {
    id: 'alarm',
    afterDraw: (chart) => {
      const brush: Brush = chart.ctx;
      brush.save();
      brush.fillStyle = theme.alarm;
      brush.globalAlpha = 0.2;
      brush.font = `600 ${SIZE}px "${FONT_FAMILY}"`;
      brush.textAlign = 'center';
      brush.textBaseline = 'middle';
      for (const [x, y] of middles(chart)) {
        brush.save();
        brush.translate(x, y);
        brush.rotate(TILT);
        brush.fillText(word, 0, 0);
        brush.restore();
      }
      brush.restore();
    },
  };
}
