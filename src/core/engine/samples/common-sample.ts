import { date } from '../../describe/formats.ts';
import type { LeftOut } from '../../reports/sources.ts';
import type { Series, Span } from '../../types.ts';
import { inBoth, numbersOf, returnsIn, sessionsOfReturns } from './joint-sessions.ts';
import { isConstant, momentsOf } from '../numbers/moments.ts';
import { LARGEST_ZERO_SHARE, LEAST_RETURNS, tooFewReturns } from './range-check.ts';
import type { Leg } from './range-check.ts';
import { align, closesOn, logReturns } from './returns.ts';
import type { Aligned } from './returns.ts';

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
  const own = numbersOf(fixed.series.days);
  for (const leg of others) {
    const sessions = sessionsOfReturns(inBoth(own, numbersOf(leg.series.days)), span);
    const stale = staleQuotes(leg.series, sessions);
    if (stale === null) joined.push({ leg, n: Math.max(0, sessions.length - 1) });
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
  let sessionsOfAll = own;
  for (const { leg, n } of longestFirst) {
    const shared = inBoth(sessionsOfAll, numbersOf(leg.series.days));
    if (returnsIn(shared, span) >= least) {
      kept.add(leg);
      sessionsOfAll = shared;
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

/**
 * Why the quotes of a leg on these sessions are stale; null when they are not. A leg that never moves is none with thin
 * quotes: it is named for what it is.
 */
function staleQuotes(series: Series, sessions: Int32Array): string | null {
  const closes = closesOn(series, sessions);
  const share = shareUnchanged(closes);
  if (!(share > LARGEST_ZERO_SHARE)) return null;
  const returns = logReturns(closes);
  if (isConstant(momentsOf(returns, returns).sxx, returns.length)) return null;
  return `${Math.round(100 * share)}% of its daily returns are exactly zero, so its quotes are stale or thin`;
}

/** The share of returns that are exactly zero, without the logarithms; NaN without any return. */
function shareUnchanged(closes: Float64Array): number {
  let unchanged = 0;
  for (let i = 1; i < closes.length; i += 1) {
    if ((closes[i] ?? NaN) / (closes[i - 1] ?? NaN) === 1) unchanged += 1;
  }
  return unchanged / (closes.length - 1);
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
  const missed = (span: Span) => returnsIn(numbersOf(fixed.series.days), span);
  if (first > from && missed({ from, to: first }) > allowed) return `its prices begin on ${date(first)}`;
  const atEnd = last < to ? missed({ from, to }) - missed({ from, to: last }) : 0;
  if (atEnd > allowed) return `its prices end on ${date(last)}`;
  return `it has only ${n} of the ${measure} daily returns that the others have`;
}
