import { EVER, NEVER } from '../../calendar/sessions.ts';
import type { Day, Series } from '../../types.ts';
import { pearson } from '../measures/pearson.ts';
import { align } from './returns.ts';

/** How alike two series move on the sessions that both have. */
export interface Overlap {
  /** Pearson's correlation of the daily log returns; null where it can't be computed. */
  readonly correlation: number | null;
  /** Joint returns. */
  readonly n: number;
  /** First and last return day; null when there is none. */
  readonly from: Day | null;
  readonly to: Day | null;
}

/** Two series on all their joint sessions. */
export function overlapOf(one: Series, other: Series): Overlap {
  const { days, returns } = align([one, other], { from: EVER, to: NEVER });
  const [x = new Float64Array(), y = new Float64Array()] = returns;
  return { correlation: pearson(x, y), n: days.length, from: days[0] ?? null, to: days.at(-1) ?? null };
}
