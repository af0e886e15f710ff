import { weekOf } from '../../calendar/civil.ts';
import type { Series } from '../../types.ts';

/**
 * The closes of the last session of each ISO week, so that returns between them cover one week each and never
 * overlap: overlapping ones repeat the same days, and an interval from them holds the truth 65% of the time, not 95%.
 * The week under way counts with its last session so far.
 */
export function weekly(series: Series): Series {
  const weeks = series.days.map(weekOf);
  const last = series.days.flatMap((_, i) => (weeks[i] === weeks[i + 1] ? [] : [i]));
  return {
    ...series,
    days: last.map((i) => series.days[i] ?? ''),
    closes: Float64Array.from(last, (i) => series.closes[i] ?? NaN),
  };
}
