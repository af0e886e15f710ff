import type { Plugin } from 'chart.js';
import type { Brush } from './brush.ts';
import type { PlacedEvent } from './place-events.ts';
import { placementOf } from './placement.ts';
import { setFont } from './set-font.ts';
import { strokeLine } from './stroke-line.ts';
import { FONT_SIZE, type Theme } from '../theme.ts';

/** Height of a row of names above the panels, CSS pixels. */
export const EVENT_ROW_HEIGHT = 27;
/** Lines and names begin this much above the panel, clear of a tick label at the top of its axis. */
const TICK_CLEARANCE = 9;

/** Thin vertical lines through the panels of the named axes (top one first), each with its name on top. */
export function eventLines(
  events: readonly PlacedEvent[],
  panels: readonly [string, ...string[]],
  theme: Theme,
): Plugin<'line'> {
  return {
    id: 'events',
    beforeDatasetsDraw: (chart) => {
      const x = placementOf(chart, 'x');
      const [first, ...others] = panels.map((axis) => placementOf(chart, axis));
      if (first === undefined) return;
      const brush: Brush = chart.ctx;
      brush.save();
      setFont(brush, 400, FONT_SIZE.event);
      brush.textAlign = 'center';
      brush.textBaseline = 'alphabetic';
      brush.fillStyle = theme.muted;
      for (const { position, name, row } of events) {
        const left = x.getPixelForValue(position);
        const top = first.top - row * EVENT_ROW_HEIGHT - TICK_CLEARANCE;
        // In pieces, because the heading of a lower panel stands between them.
        for (const piece of [{ top, bottom: first.bottom }, ...others]) {
          const style = { color: theme.baseline, width: 2, dash: [3, 5] };
          strokeLine(brush, [left, piece.top], [left, piece.bottom], style);
        }
        brush.fillText(name, left, top - 7);
      }
      brush.restore();
    },
  };
}

/** Rows that the names take above the panels. */
export function eventRows(events: readonly PlacedEvent[]): number {
  return Math.max(0, ...events.map(({ row }) => row + 1));
}
