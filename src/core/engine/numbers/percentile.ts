import type { Day } from '../../types.ts';

/** Where the history behind a percentile starts: older windows knew no link and would flatter today's place. */
export const HISTORY_START: Day = '2020-01-01';

/** Share of `values` below `value`, 0 to 100; null when there are no values. Nulls are left out. */
export function percentile(values: readonly (number | null)[], value: number): number | null {
  let below = 0;
  let count = 0;
  for (const other of values) {
    if (other === null) continue;
    count += 1;
    if (other < value) below += 1;
  }
  return count === 0 ? null : (100 * below) / count;
}
