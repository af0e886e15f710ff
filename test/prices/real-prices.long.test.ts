import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';
import { z } from 'zod';

import type { RawSeries } from '../../src/core/types.ts';
import { filesSource } from '../../src/prices/files.ts';
import { clean } from '../../src/prices/hygiene.ts';
import { fired } from './raw-series.ts';
import { hasRealPrices, realPrices, skipReason } from '../real-prices-folder.ts';

describe.skipIf(!hasRealPrices)(`on real prices${skipReason}`, () => {
  const folder = realPrices;
  const asOf = '2026-07-31';
  const text = !hasRealPrices ? '{}' : readFileSync(join(folder, 'instruments.json'), 'utf8');
  const index = z.record(z.string(), z.object({ market: z.enum(['NYSE', '24/7']) })).parse(JSON.parse(text));
  const instruments = Object.entries(index).map(([symbol, { market }]) => ({ symbol, market }));
  const source = filesSource(folder);

  test('no rule takes a real move for an error, in whole histories', async () => {
    const wrong: string[] = [];
    for (const instrument of instruments) {
      const history = await source.closes(instrument, { from: '2010-01-04', to: asOf });
      const { counts, notes } = clean(history, { asOf, fetchedAt: 0 });
      const { offCalendar: _, ...rest } = fired(counts);
      if (Object.keys(rest).length > 0)
        wrong.push(`${instrument.symbol} ${JSON.stringify(rest)} ${notes.join()}`);
    }
    expect(instruments.length).toBeGreaterThan(100);
    expect(wrong).toEqual([]);
  });

  test.each([
    ['BTC/USD', '24/7', '2020-03-12', '2020-01-02', '2020-12-31'],
    ['DOGE/USD', '24/7', '2021-01-28', '2020-04-01', '2021-03-31'],
    ['DOGE/USD', '24/7', '2021-01-29', '2020-02-04', '2021-02-04'],
    ['TRX/USD', '24/7', '2024-12-03', '2024-01-02', '2025-01-31'],
    ['SLV', 'NYSE', '2026-01-30', '2025-03-03', '2026-03-31'],
    ['SPY', 'NYSE', '2020-03-12', '2019-06-03', '2020-06-01'],
    ['XLU', 'NYSE', '2020-03-16', '2019-11-01', '2020-05-01'],
    ['MARA', 'NYSE', '2017-06-21', '2016-12-01', '2017-12-01'],
  ] as const)('%s (%s) keeps its %s, seen from %s to %s', async (symbol, market, day, from, to) => {
    const series = clean(await source.closes({ symbol, market }, { from, to }), { asOf: to, fetchedAt: 0 });
    expect(series.days).toContain(day);
    expect(fired(series.counts)).toEqual({});
  });

  test('the 32 days on which the VIX was quoted while New York was closed are counted', async () => {
    const vix = await source.closes({ symbol: '^VIX', market: 'NYSE' }, { from: '2010-01-04', to: asOf });
    expect(fired(clean(vix, { asOf, fetchedAt: 0 }).counts)).toEqual({ offCalendar: 32 });
  });

  test.each(['PSCT', 'SPY', 'QQQ', 'TLT'])(
    'a split planted into %s is found on at least 95 of 100 days, and a half price on as many',
    async (symbol) => {
      const history = await source.closes({ symbol, market: 'NYSE' }, { from: '2018-01-02', to: asOf });
      const days = history.days.flatMap((_, at) => (at > 30 && at % 41 === 0 ? [at] : []));
      const found = days.filter((at) => {
        const torn = history.closes.map((close, i) => (i < at ? close * 2 : close));
        return refusal({ ...history, closes: torn }).includes('2:1 split');
      });
      const noticed = days.filter((at) => {
        const ticked = history.closes.map((close, i) => (i === at ? close / 2 : close));
        return fired(clean({ ...history, closes: ticked }, { asOf, fetchedAt: 0 }).counts).badTick === 1;
      });
      expect(found.length / days.length).toBeGreaterThan(0.95);
      expect(noticed.length / days.length).toBeGreaterThan(0.95);
    },
  );

  function refusal(history: RawSeries): string {
    try {
      clean(history, { asOf, fetchedAt: 0 });
      return '';
    } catch (error) {
      return String(error);
    }
  }
});
