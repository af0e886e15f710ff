import type { HistoryReport } from '../../reports/history.ts';
import type { Day } from '../../types.ts';
import { jackknife } from '../uncertainty/jackknife.ts';
import { LEAST_RETURNS } from '../samples/range-check.ts';

/**
 * The correlation of the returns of each calendar year with its jackknife interval, ascending; `days` holds the last
 * day of each return. A year with fewer than 20 returns, or without an interval (`jackknife`), is absent.
 */
export function calendarYears(
  days: readonly Day[],
  x: Float64Array,
  y: Float64Array,
): HistoryReport['years'] {
  return yearsOf(days).flatMap(({ year, start, end }) => {
    if (end - start < LEAST_RETURNS) return [];
    const knife = jackknife(x.subarray(start, end), y.subarray(start, end));
    return knife === null
      ? []
      : [{ year, pearson: knife.r, low: knife.low, high: knife.high, n: end - start }];
  });
}

/** The years that ascending days lie in, each with the indices that it begins at and ends before. */
function yearsOf(days: readonly Day[]): { year: number; start: number; end: number }[] {
  const years: { year: number; start: number; end: number }[] = [];
  for (const [i, day] of days.entries()) {
    const year = Number(day.slice(0, 4));
    const last = years.at(-1);
    if (last?.year === year) last.end = i + 1;
    else years.push({ year, start: i, end: i + 1 });
  }
  return years;
}
