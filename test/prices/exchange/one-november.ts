import { closeInstant } from '../../../src/core/calendar/closes.ts';
import { sessionsBetween } from '../../../src/core/calendar/sessions.ts';
import type { Instrument, Span } from '../../../src/core/types.ts';

export const HOUR_MS = 3_600_000;
export const BTC: Instrument = { symbol: 'BTC/USD', market: '24/7' };

/** Two hours after the close of Friday, 2024-11-29, a half day; every span ends there unless it says otherwise. */
export const NOW = Date.parse('2024-11-29T20:00Z');
/** Five sessions, Thanksgiving left out: one page everywhere. */
export const week: Span = { from: '2024-11-22', to: '2024-11-29' };
/** Forty-three sessions: five pages of Coinbase, and more than Kraken has. */
export const quarter: Span = { from: '2024-09-30', to: '2024-11-29' };

/** The price of an hour, so that a wrong candle shows: hours since 1970 at its close. */
export const price = (_: string, openMs: number) => openMs / HOUR_MS + 1;

/** The closes that a span must give: the hour of each close. */
export const expected = (span: Span) =>
  sessionsBetween(span.from, span.to).map((day) => closeInstant(day) / HOUR_MS);
