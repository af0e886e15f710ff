import { sessionsBetween } from '../../src/core/calendar/sessions.ts';
import type { HygieneCounts, Instrument, RawSeries } from '../../src/core/types.ts';

export const PSCT: Instrument = { symbol: 'PSCT', market: 'NYSE' };
export const BTC: Instrument = { symbol: 'BTC/USD', market: '24/7' };
/** How the series below are cleaned. */
export const options = { asOf: '2024-04-05', fetchedAt: 1_712_000_000_000 };

/** Rows as a source gives them. */
export function raw(rows: readonly (readonly [day: string, close: number])[], instrument = PSCT): RawSeries {
  return {
    instrument,
    days: rows.map(([day]) => day),
    closes: rows.map(([, close]) => close),
    source: 'test',
    clock: 'new-york-close',
    counts: {},
    notes: [],
  };
}

/** Closes of a calm year that end at `asOf`, with some of them replaced: position from the end -> close. */
export function calmYear(replaced: Readonly<Record<number, number>> = {}, instrument = PSCT): RawSeries {
  const days = sessionsBetween('2023-04-05', options.asOf);
  return raw(
    days.map((day, index) => [day, replaced[days.length - 1 - index] ?? 50 + 0.4 * Math.sin(index ** 2)]),
    instrument,
  );
}

/** The counters that fired. */
export function fired(counts: HygieneCounts): Partial<HygieneCounts> {
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}
