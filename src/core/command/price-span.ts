import { FIRST_SESSION, sessionsBetween, shiftSessions } from '../calendar/sessions.ts';
import { BASELINE_SESSIONS } from '../engine/change.ts';
import { HISTORY_START } from '../engine/percentile.ts';
import type { Day, Series, Span } from '../types.ts';

/** A source this many sessions behind is late; more, and its prices have ended. */
const SESSIONS_LATE = 5;

/**
 * The prices an answer over a range needs: enough before it for its first rolling window and the 252-session baseline,
 * and everything since 2020, which today's reading is ranked in.
 */
export function historySpan({ from, to }: Span, window: number): Span {
  const lead = window + BASELINE_SESSIONS + 1;
  const runUp = sessionsBetween(FIRST_SESSION, from).at(-1 - lead) ?? FIRST_SESSION;
  return { from: runUp < HISTORY_START ? runUp : HISTORY_START, to };
}

/**
 * The session that a range up to `to` really ends at: the last one that all legs have when a source is a few sessions
 * late, so that "1y" stays a year. Prices that ended long ago shorten the range instead; then `to` stays.
 */
export function lastPricedSession(to: Day, legs: readonly Series[]): Day {
  const last = legs.map(({ days }) => days.at(-1) ?? to).reduce((a, b) => (a < b ? a : b), to);
  return last < to && shiftSessions(last, SESSIONS_LATE) >= to ? last : to;
}
