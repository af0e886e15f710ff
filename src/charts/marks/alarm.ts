import type { Plugin } from 'chart.js';
import type { Brush } from './brush.ts';
import { FONT_FAMILY } from '../fonts.ts';
import type { Theme } from '../theme.ts';

const SIZE = 108;
const TILT = -Math.PI / 24;

/** Writes a word large across the named panels, over everything: no cut of the picture that shows data is free of it. */
export function alarm(word: string, axes: readonly string[], theme: Theme): Plugin<'line'> {
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
      const { left, right } = chart.chartArea;
      for (const { top, bottom } of axes.map((axis) => chart.scales[axis] ?? chart.chartArea)) {
        brush.save();
        brush.translate((left + right) / 2, (top + bottom) / 2);
        brush.rotate(TILT);
        brush.fillText(word, 0, 0);
        brush.restore();
      }
      brush.restore();
    },
  };
}
