import { date } from '../describe/numbers.ts';
import type { LeftOut } from '../reports.ts';
import type { Day, Span } from '../types.ts';
import { isConstant, momentsOf } from './moments.ts';
import { LARGEST_ZERO_SHARE, LEAST_RETURNS, tooFewReturns } from './range-check.ts';
import type { Leg } from './range-check.ts';
import { align, indexOfDay } from './returns.ts';
import type { Aligned } from './returns.ts';
import { zeroReturns } from './zero-returns.ts';

/** A name may cost the others this share of their days, and one day in a short range. */
const LARGEST_COST = 0.02;

/** Several legs beside a fixed one, on the days that all of them have. */
export interface CommonSample {
  /** Those that take part, in the order given. */
  readonly legs: readonly Leg[];
  /** Column 0 is the fixed leg; column i + 1 belongs to `legs[i]`. */
  readonly joint: Aligned;
  /** Those that don't, in the order given. */
  readonly leftOut: readonly LeftOut[];
}

/** A leg with the number of returns that it shares with the fixed one. */
interface Joined {
  readonly leg: Leg;
  readonly n: number;
}

/**
 * The days on which correlations with one fixed leg can be compared, and the legs that have them.
 *
 * The measure is the sample (joint returns with the fixed leg) that at least half of the legs reach: so neither one
 * newcomer nor one old-timer decides how long the comparison is. Legs join from the longest sample to the shortest;
 * one that would take the common sample more than 2% below the measure (five of 252 sessions; at least one) is left
 * out and named. A fund that began inside the range thus never shortens everybody else's history, and the fixed leg's
 * own youth costs nobody their place.
 *
 * Legs with stale or thin quotes (over 20% exact zeros) are left out first; legs that never move stay, for the caller
 * to name. `sessions` is what the range holds.
 * Throws a `Refusal` when the measure or what is common is under 20 returns.
 */
export function commonSample(fixed: Leg, others: readonly Leg[], span: Span, sessions: number): CommonSample {
  const reasons = new Map<Leg, string>();
  const joined: Joined[] = [];
  for (const leg of others) {
    const { days, returns } = align([fixed.series, leg.series], span);
    const stale = staleQuotes(returns[1] ?? new Float64Array());
    if (stale === null) joined.push({ leg, n: days.length });
    else reasons.set(leg, stale);
  }
  const longestFirst = joined.toSorted((a, b) => b.n - a.n);
  const measure = longestFirst[Math.ceil(joined.length / 2) - 1]?.n ?? 0;
  const [oldest] = longestFirst;
  if (oldest !== undefined && measure < LEAST_RETURNS) {
    throw tooFewReturns([fixed, oldest.leg], span, oldest.n, sessions);
  }

  const least = Math.max(LEAST_RETURNS, measure - Math.max(1, Math.floor(LARGEST_COST * measure)));
  const kept = new Set<Leg>();
  let days = fixed.series.days;
  for (const { leg, n } of longestFirst) {
    const held = new Set(leg.series.days);
    const shared = days.filter((day) => held.has(day));
    if (returnsIn(shared, span) >= least) {
      kept.add(leg);
      days = shared;
    } else reasons.set(leg, whyShort(leg, fixed, { span, n, measure, least }));
  }
  const legs = others.filter((leg) => kept.has(leg));
  return {
    legs,
    joint: align([fixed.series, ...legs.map(({ series }) => series)], span),
    leftOut: others.flatMap((leg) => {
      const reason = reasons.get(leg);
      return reason === undefined ? [] : [{ id: leg.listing.id, reason }];
    }),
  };
}

/** A leg that never moves is no leg with thin quotes: it is named for what it is. */
function staleQuotes(returns: Float64Array): string | null {
  if (returns.length === 0 || isConstant(momentsOf(returns, returns).sxx, returns.length)) return null;
  const { share } = zeroReturns(returns);
  if (share <= LARGEST_ZERO_SHARE) return null;
  return `${Math.round(100 * share)}% of its daily returns are exactly zero, so its quotes are stale or thin`;
}

/** How many returns between consecutive days end in the span; the first may start before it. */
function returnsIn(days: readonly Day[], { from, to }: Span): number {
  const start = indexOfDay(days, from);
  const end = indexOfDay(days, to);
  const inside = end - start + (days[end] === to ? 1 : 0);
  return start > 0 ? inside : Math.max(0, inside - 1);
}

interface Measured {
  readonly span: Span;
  /** Returns that the leg shares with the fixed one. */
  readonly n: number;
  readonly measure: number;
  readonly least: number;
}

/** What a leg lacks most: the beginning, the end, or days in between. */
function whyShort({ series }: Leg, fixed: Leg, { span: { from, to }, n, measure, least }: Measured): string {
  const [first, last] = [series.days[0], series.days.at(-1)];
  if (first === undefined || last === undefined) return 'it has no prices';
  const allowed = measure - least;
  const missed = (span: Span) => returnsIn(fixed.series.days, span);
  if (first > from && missed({ from, to: first }) > allowed) return `its prices begin on ${date(first)}`;
  const atEnd = last < to ? missed({ from, to }) - missed({ from, to: last }) : 0;
  if (atEnd > allowed) return `its prices end on ${date(last)}`;
  return `it has only ${n} of the ${measure} daily returns that the others have`;
}
