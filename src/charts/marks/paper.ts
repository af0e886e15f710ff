import type { Plugin } from 'chart.js';
import type { Brush } from './brush.ts';
import type { Theme } from '../theme.ts';

/** The ground of the whole picture. Opaque, so that a chat's own background never shines through. */
export function paper({ background }: Theme): Plugin<'line'> {
  return {
    id: 'paper',
    beforeDraw: (chart) => {
      const brush: Brush = chart.ctx;
      brush.fillStyle = background;
      brush.fillRect(0, 0, chart.width, chart.height);
    },
  };
}
