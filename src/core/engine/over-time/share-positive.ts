import type { RollingPath } from '../../reports/rolling-path.ts';
import type { Day } from '../../types.ts';

/** How much of a rolling correlation was above zero. */
export interface SharePositive {
  /** Windows with a value, and the share of them above zero, 0 to 1. They overlap: no count of independent ones. */
  readonly windows: number;
  readonly share: number;
  /** The lowest window with its 95% interval (null where that can't be computed); the first one if several are. */
  readonly lowest: {
    readonly day: Day;
    readonly value: number;
    readonly low: number | null;
    readonly high: number | null;
  };
}

/**
 * Share of the windows that end on `since` or later whose correlation is above zero, and the lowest of them.
 * Windows without a value are left out. Null when there is none.
 */
export function sharePositive(path: Omit<RollingPath, 'window'>, since: Day): SharePositive | null {
  let [windows, positive] = [0, 0];
  let lowest: SharePositive['lowest'] | null = null;
  for (const [i, day] of path.days.entries()) {
    const value = path.values[i] ?? null;
    if (day < since || value === null) continue;
    windows += 1;
    if (value > 0) positive += 1;
    if (lowest === null || value < lowest.value) {
      lowest = { day, value, low: path.low[i] ?? null, high: path.high[i] ?? null };
    }
  }
  return lowest && { windows, share: positive / windows, lowest };
}
