import { SIGNIFICANCE } from '../uncertainty/significance.ts';
import { sessionsBetween } from '../../calendar/sessions.ts';
import { date } from '../../describe/formats.ts';
import type { PairedDifference } from '../../reports/estimate.ts';
import type { LeftOut } from '../../reports/sources.ts';
import type { Day, Span } from '../../types.ts';
import { compare } from '../uncertainty/compare.ts';
import { holm } from '../uncertainty/holm.ts';
import { jackknife } from '../uncertainty/jackknife.ts';
import type { Jackknife } from '../uncertainty/jackknife.ts';
import { LARGEST_ZERO_SHARE } from '../samples/range-check.ts';
import type { Leg } from '../samples/range-check.ts';
import { align } from '../samples/returns.ts';
import { zeroReturns } from '../samples/zero-returns.ts';

/** Half a year: a name with less has nothing to say about years. */
export const LEAST_SHARED = 126;
/** Prices that end more than a month before the range does are about another time. */
const MOST_SESSIONS_SHORT = 21;

/** Two correlations with one fixed leg, on the days that all three have. */
interface SharedDays {
  /** The leg that `second` is about. */
  readonly other: Leg;
  /** First return day. */
  readonly from: Day;
  readonly n: number;
  readonly first: Jackknife;
  readonly second: Jackknife;
}

/** Each comparison on days of its own, and its difference at the same place. */
export interface Comparisons {
  readonly shared: readonly SharedDays[];
  /** First minus other, p adjusted by Holm over all of them. */
  readonly differences: readonly PairedDifference[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * The correlation of `fixed` with `first` against that with each of the others, every pair on the days that the three
 * share in `span`: a young name shortens its own comparison only. The order of the others is kept. Left out is one that
 * shares fewer than 126 returns, ended over a month early, has stale quotes (over 20% zeros), or has no jackknife.
 */
export function compareOnSharedDays(fixed: Leg, first: Leg, others: readonly Leg[], span: Span): Comparisons {
  const tried = others.map((other) => sharedDays(fixed, first, other, span));
  const shared = tried.filter((result) => 'first' in result);
  const compared = shared.map((days) => compare(days.first, days.second));
  const adjusted = holm(compared.map(({ p }) => p));
  return {
    shared,
    differences: compared.map(({ difference, low, high, p }, i) => ({
      first: first.listing.id,
      second: shared[i]?.other.listing.id ?? '',
      difference,
      low,
      high,
      p: adjusted[i] ?? p,
    })),
    leftOut: tried.filter((result) => 'reason' in result),
  };
}

/** True when the first of the two is closer, and it can be told. */
export function isAhead({ difference, p }: PairedDifference): boolean {
  return difference > 0 && p < SIGNIFICANCE;
}

/** True when the second of the two is closer, and it can be told. */
export function isBehind({ difference, p }: PairedDifference): boolean {
  return difference < 0 && p < SIGNIFICANCE;
}

function sharedDays(fixed: Leg, first: Leg, other: Leg, span: Span): SharedDays | LeftOut {
  const { id } = other.listing;
  const { days, returns } = align([fixed.series, first.series, other.series], span);
  const [base = new Float64Array(), one = new Float64Array(), two = new Float64Array()] = returns;
  const [from, to] = [days[0], days.at(-1)];
  if (from === undefined || to === undefined || days.length < LEAST_SHARED) {
    return { id, reason: `it shares only ${days.length} daily returns, and ${LEAST_SHARED} are needed` };
  }
  if (sessionsBetween(to, span.to).length - 1 > MOST_SESSIONS_SHORT) {
    return { id, reason: `its prices end on ${date(to)}` };
  }
  const { share } = zeroReturns(two);
  if (share > LARGEST_ZERO_SHARE) {
    return { id, reason: `${Math.round(100 * share)}% of its daily returns are exactly zero` };
  }
  const [ours, theirs] = [jackknife(base, one), jackknife(base, two)];
  if (ours === null || theirs === null) return { id, reason: 'its correlation has no interval' };
  return { other, from, n: days.length, first: ours, second: theirs };
}
