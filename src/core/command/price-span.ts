import { FIRST_SESSION, sessionsBetween } from '../calendar/sessions.ts';
import { BASELINE_SESSIONS } from '../engine/over-time/change.ts';
import { HISTORY_START } from '../engine/numbers/percentile.ts';
import type { Day, Span } from '../types.ts';

/** Sessions before the first return: one to start from, the rest for closes that a source lacks or has late. */
const RUN_UP_SESSIONS = 10;

/**
 * The prices an answer over a range needs: enough before it for its first rolling window and the 252-session baseline,
 * and every window that ends since 2020, which today's reading is ranked in.
 */
export function historySpan({ from, to }: Span, window: number): Span {
  const forRange = sessionsEarlier(from, window + BASELINE_SESSIONS + 1);
  const forHistory = sessionsEarlier(HISTORY_START, window);
  return { from: forRange < forHistory ? forRange : forHistory, to };
}

/**
 * The prices that the returns of a span need, and its first rolling window where there is one, and little more. Years of hourly
 * candles of a dozen coins take minutes to fetch, one year of them seconds.
 */
export function returnSpan({ from, to }: Span, window = 0): Span {
  return { from: sessionsEarlier(from, window + RUN_UP_SESSIONS), to };
}

/** That many sessions before a day, or the calendar's first. */
export function sessionsEarlier(day: Day, count: number): Day {
  return sessionsBetween(FIRST_SESSION, day).at(-1 - count) ?? FIRST_SESSION;
}
