import type { Span } from '../types.ts';
import { sessionsEarlier } from './price-span.ts';

/** Sessions before the first return: one to start from, the rest for closes that a source lacks or has late. */
const RUN_UP_SESSIONS = 10;

/**
 * The prices that the returns of a span need, and little more: for answers without a rolling window. Years of hourly
 * candles of a dozen coins take minutes to fetch, one year of them seconds.
 */
export function returnSpan({ from, to }: Span): Span {
  return { from: sessionsEarlier(from, RUN_UP_SESSIONS), to };
}
