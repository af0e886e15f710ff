import type { Plugin } from 'chart.js';
import { COUPLED_FROM } from '../../core/engine/over-time/regimes.ts';
import type { Brush } from './brush.ts';
import { placementOf } from './placement.ts';
import type { Run } from './session-positions.ts';
import { strokeLine } from './stroke-line.ts';
import type { Theme } from '../theme.ts';

/** Colours the panel of the axis `correlation` by label, and marks the level that the labels turn on. */
export function regimeTints(runs: readonly Run[], theme: Theme): Plugin<'line'> {
  return {
    id: 'tints',
    // Under the grid lines, which Chart.js draws before the lines of the data.
    beforeDraw: (chart) => {
      const [x, correlation] = [placementOf(chart, 'x'), placementOf(chart, 'correlation')];
      const brush: Brush = chart.ctx;
      for (const { label, from, to } of runs) {
        // Half a session to each side, so that runs that follow each other meet.
        const left = Math.max(x.left, x.getPixelForValue(from - 0.5));
        const right = Math.min(x.right, x.getPixelForValue(to + 0.5));
        brush.fillStyle = theme.regimes[label];
        brush.fillRect(left, correlation.top, right - left, correlation.bottom - correlation.top);
      }
    },
    beforeDatasetsDraw: (chart) => {
      const [x, correlation] = [placementOf(chart, 'x'), placementOf(chart, 'correlation')];
      const brush: Brush = chart.ctx;
      const level = correlation.getPixelForValue(COUPLED_FROM);
      brush.save();
      strokeLine(brush, [x.left, level], [x.right, level], { color: theme.baseline, width: 2, dash: [2, 6] });
      brush.restore();
    },
  };
}
