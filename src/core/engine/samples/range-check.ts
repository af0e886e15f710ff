import { EVER, NEVER } from '../../calendar/sessions.ts';
import { count } from '../../describe/formats.ts';
import { Refusal } from '../../errors.ts';
import type { ZeroReturns } from '../../reports/sources.ts';
import type { Action, Day, Listing, Series, Span } from '../../types.ts';
import { align } from './returns.ts';

/** Fewer joint returns than this carry no correlation worth saying. */
export const LEAST_RETURNS = 20;
/** Above this share of exact zeros the quotes are stale or too thin: they pull every correlation towards zero. */
export const LARGEST_ZERO_SHARE = 0.2;
/** The range offered instead is at most a year long. */
const OFFERED_RETURNS = 252;
/** The shortest range by name that holds enough. */
const SHORTEST_RANGE = '30d';

/** One leg of a pair: its name and its prices. */
export interface Leg {
  readonly listing: Listing;
  readonly series: Series;
}

function withAction(legs: readonly Leg[], range: string): Action {
  return {
    label: `Use ${range}`,
    line: `corr ${legs.map(({ listing }) => listing.id).join(' ')} ${range}`,
  };
}

/** A range in which the legs share enough returns: their last year up to `span.to`, else their first; or null. */
function workingRange(legs: readonly Leg[], span: Span): string | null {
  const series = legs.map((leg) => leg.series);
  const before = align(series, { from: EVER, to: span.to }).days;
  const days = before.length >= LEAST_RETURNS ? before : align(series, { from: EVER, to: NEVER }).days;
  if (days.length < LEAST_RETURNS) return null;
  const offered = days === before ? days.slice(-OFFERED_RETURNS) : days.slice(0, OFFERED_RETURNS);
  return `${offered[0]}..${offered.at(-1)}`;
}

/** Why there are so few: the legs that start inside the range or end before it does, else the range itself. */
function reason(legs: readonly Leg[], span: Span, sessions: number): string {
  const clauses = legs.flatMap(({ listing, series }) => {
    const first = series.days[0];
    const last = series.days.at(-1);
    if (first === undefined || last === undefined) return [`${listing.label} has no prices`];
    if (last < span.to) return [`the prices of ${listing.label} end on ${last}`];
    return first >= span.from ? [`the prices of ${listing.label} start on ${first}`] : [];
  });
  if (clauses.length > 0) return clauses.join(' and ');
  return sessions < LEAST_RETURNS
    ? `the range holds only ${count(sessions, 'session')}`
    : 'the two have few sessions in common';
}

/**
 * The refusal of a range with `n` joint returns, fewer than twenty: how many there are, why, and what works.
 * `sessions` is what the range holds.
 */
export function tooFewReturns(legs: readonly Leg[], span: Span, n: number, sessions: number): Refusal {
  const names = legs.map(({ listing }) => listing.label).join(' and ');
  const found = `${names} share ${n === 0 ? 'no daily returns' : count(n, 'daily return')} from ${span.from} to ${span.to}, and a correlation needs ${LEAST_RETURNS}: ${reason(legs, span, sessions)}.`;
  const range = sessions < LEAST_RETURNS && n === sessions ? SHORTEST_RANGE : workingRange(legs, span);
  if (range === null) return new Refusal(`${found} No range holds enough yet; try an older name.`);
  return new Refusal(`${found} Try ${range}.`, [withAction(legs, range)]);
}

/** Throws a `Refusal` for a leg of which more than a fifth of the returns in the range are exact zeros. */
export function refuseStaleQuotes(leg: Leg, zeros: ZeroReturns, from: Day, to: Day): void {
  if (zeros.share <= LARGEST_ZERO_SHARE) return;
  const { listing, series } = leg;
  throw new Refusal(
    `${Math.round(100 * zeros.share)}% of the daily returns of ${listing.label} (${series.instrument.symbol} from ${series.source}) from ${from} to ${to} are exactly zero: its quotes are stale or too thin to compare. Try another range or a name that trades more.`,
  );
}
