import { noCounts } from '../../../src/prices/hygiene.ts';
import type { Listing, Series } from '../../../src/core/types.ts';

/** A listing as the catalog would hold it. */
export const madeListing = (id: string, label = id.toUpperCase()): Listing => ({
  id,
  label,
  name: label,
  group: 'other',
  aliases: [],
  instruments: [{ symbol: id.toUpperCase(), market: 'NYSE' }],
  about: 'Made for a test.',
});

/** Clean closes on given days. */
export const madeSeries = (
  symbol: string,
  days: readonly string[],
  closes: ArrayLike<number>,
  rest: Partial<Series> = {},
): Series => ({
  instrument: { symbol, market: 'NYSE' },
  days,
  closes: Float64Array.from(closes),
  source: 'files',
  clock: 'new-york-close',
  notes: [],
  counts: noCounts(),
  fetchedAt: 0,
  stale: false,
  ...rest,
});

/** `count` calendar days in a row from `first` on: the engine takes whatever days it is given for sessions. */
export const madeDays = (count: number, first: string): string[] =>
  Array.from({ length: count }, (_, i) =>
    new Date(Date.parse(first) + i * 86_400_000).toISOString().slice(0, 10),
  );

/** Closes from 100 on that have these log returns; one more close than returns. */
export const closesFrom = (returns: ArrayLike<number>): number[] => {
  const closes = [100];
  for (const value of Array.from(returns)) closes.push((closes.at(-1) ?? NaN) * Math.exp(value));
  return closes;
};

/** The part of a series that `keep` keeps. */
export const cut = (series: Series, keep: (day: string, i: number) => boolean): Series => {
  const kept = series.days.flatMap((day, i) => (keep(day, i) ? [i] : []));
  return {
    ...series,
    days: kept.map((i) => series.days[i] ?? ''),
    closes: Float64Array.from(kept, (i) => series.closes[i] ?? NaN),
  };
};
