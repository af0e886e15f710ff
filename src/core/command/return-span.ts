import { FIRST_SESSION, sessionsBetween } from '../calendar/sessions.ts';
import type { Span } from '../types.ts';

/** Sessions before the first return: one to start from, the rest for closes that a source lacks or has late. */
const RUN_UP_SESSIONS = 10;

/**
 * The prices that the returns of a span need, and little more: for answers without a rolling window. Years of hourly
 * candles of a dozen coins take minutes to fetch, one year of them seconds.
 */
export function returnSpan({ from, to }: Span): Span {
  return { from: sessionsBetween(FIRST_SESSION, from).at(-1 - RUN_UP_SESSIONS) ?? FIRST_SESSION, to };
}
