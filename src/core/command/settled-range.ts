import { sessionsBetween, shiftSessions } from '../calendar/sessions.ts';
import { LEAST_RETURNS } from '../engine/samples/range-check.ts';
import { resolveRange } from '../query/ranges.ts';
import type { Day, Range, Series, Span } from '../types.ts';

/** A source this many sessions behind is late; more, and its prices have ended. */
const SESSIONS_LATE = 5;

/**
 * The session that a range up to `to` really ends at: the last one that all legs have when a source is a few sessions
 * late, so that "1y" stays a year. Prices that ended long ago shorten the range instead; then `to` stays.
 */
export function lastPricedSession(to: Day, legs: readonly Series[]): Day {
  const last = legs.map(({ days }) => days.at(-1) ?? to).reduce((a, b) => (a < b ? a : b), to);
  return last < to && shiftSessions(last, SESSIONS_LATE) >= to ? last : to;
}

/** A range that is to end at `end`, as it was wanted where prices reach so far. */
export function endingAt(
  end: Day,
  range: Range,
  wanted: ReturnType<typeof resolveRange>,
): ReturnType<typeof resolveRange> {
  return end < wanted.span.to ? resolveRange(range, end) : wanted;
}

/** A range on the prices that there are. */
export interface SettledRange {
  /** First and last return day. */
  readonly span: Span;
  /** Sessions that the range holds. */
  readonly sessions: number;
  /** Where the range was to end: later than `span.to` when a source is late. */
  readonly wantedTo: Day;
}

/** Ends a range where the prices of all legs end, if they are late; and begins `max` where all of them have begun. */
export function settledRange(
  range: Range,
  wanted: ReturnType<typeof resolveRange>,
  legs: readonly Series[],
): SettledRange {
  const wantedTo = wanted.span.to;
  const { span, sessions } = endingAt(lastPricedSession(wantedTo, legs), range, wanted);
  if (range.kind !== 'max') return { span, sessions, wantedTo };
  const begun = legs.map(({ days }) => days[0] ?? span.from).reduce((a, b) => (a > b ? a : b), span.from);
  const held = sessionsBetween(begun, span.to).slice(1);
  const [from] = held;
  // With too few the engine refuses, and says better why when it sees the whole range.
  if (begun <= span.from || from === undefined || held.length < LEAST_RETURNS) {
    return { span, sessions, wantedTo };
  }
  return { span: { from, to: span.to }, sessions: held.length, wantedTo };
}
