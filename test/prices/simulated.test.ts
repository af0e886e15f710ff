import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { closeInstant } from '../../src/core/calendar/closes.ts';
import { LAST_SESSION, sessionsBetween } from '../../src/core/calendar/sessions.ts';
import { createCatalog } from '../../src/core/query/catalog.ts';
import type { Day, Instrument } from '../../src/core/types.ts';
import { clean } from '../../src/prices/hygiene.ts';
import { simulatedSource } from '../../src/prices/simulated.ts';
import { simulatedCandles } from '../fakes/simulated-candles.ts';
import { simulatedCorrelation } from '../../src/prices/simulated/market.ts';
import { priceSourceContract } from '../contracts/price-source.ts';

const BTC: Instrument = { symbol: 'BTC/USD', market: '24/7' };
const PSCT: Instrument = { symbol: 'PSCT', market: 'NYSE' };
const life = { from: '2014-01-02', to: LAST_SESSION };
const all = createCatalog().all;
const HOUR_MS = 3_600_000;

/** Log returns by day. */
async function returns(symbol: string, seed?: number, span = life): Promise<ReadonlyMap<Day, number>> {
  const source = simulatedSource(seed === undefined ? {} : { seed });
  const { days, closes } = await source.closes({ symbol, market: 'NYSE' }, span);
  return new Map(days.slice(1).map((day, i) => [day, Math.log((closes[i + 1] ?? NaN) / (closes[i] ?? NaN))]));
}

/** Pearson's r by its definition, over the days on which both have a return. */
function pearson(a: ReadonlyMap<Day, number>, b: ReadonlyMap<Day, number>): number {
  const days = [...a.keys()].filter((day) => b.has(day));
  const mean = (series: ReadonlyMap<Day, number>) =>
    days.reduce((sum, day) => sum + (series.get(day) ?? NaN), 0) / days.length;
  const [meanA, meanB] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  for (const day of days) {
    const [x, y] = [(a.get(day) ?? NaN) - meanA, (b.get(day) ?? NaN) - meanB];
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }
  return ab / Math.sqrt(aa * bb);
}

priceSourceContract('the simulated source', async () => ({
  source: simulatedSource(),
  known: PSCT,
  unknown: { symbol: 'GOOSE', market: 'NYSE' },
}));

describe('the simulated market', () => {
  test('trades everything in the catalog, from a plausible price on, in a series that needs no cleaning', async () => {
    for (const instrument of all.flatMap(({ instruments }) => instruments)) {
      const raw = await simulatedSource().closes(instrument, { from: '2014-01-02', to: '2026-12-31' });
      const series = clean(raw, { asOf: '2026-12-31', fetchedAt: 0 });
      expect(series.days).toEqual(raw.days);
      expect(Math.max(...series.closes)).toBeLessThan(1e6);
      expect(Math.min(...series.closes)).toBeGreaterThan(1e-7);
    }
  });

  test('has bitcoin in the tens of thousands and small-cap tech near a hundred in 2026', async () => {
    const of2026 = { from: '2026-01-02', to: '2026-12-31' };
    const bitcoin = await simulatedSource().closes(BTC, of2026);
    expect(Math.min(...bitcoin.closes)).toBeGreaterThan(20_000);
    expect(Math.max(...bitcoin.closes)).toBeLessThan(200_000);
    const smallTech = await simulatedSource().closes(PSCT, of2026);
    expect(Math.min(...smallTech.closes)).toBeGreaterThan(30);
    expect(Math.max(...smallTech.closes)).toBeLessThan(130);
  });

  test('is the same for the same seed and another for another', async () => {
    const [one, same, other] = await Promise.all(
      [1, 1, 2].map((seed) => simulatedSource({ seed }).closes(BTC, life)),
    );
    expect(same).toEqual(one);
    expect(other?.closes).not.toEqual(one?.closes);
  });

  test('gives a close of a day whatever span is asked, in whatever order', async () => {
    const whole = await simulatedSource().closes(BTC, life);
    const closeOf = new Map(whole.days.map((day, index) => [day, whole.closes[index]]));
    const anyIndex = fc.integer({ min: 0, max: whole.days.length - 1 });
    await fc.assert(
      fc.asyncProperty(anyIndex, anyIndex, async (a, b) => {
        const span = { from: whole.days[Math.min(a, b)] ?? '', to: whole.days[Math.max(a, b)] ?? '' };
        const { days, closes } = await simulatedSource().closes(BTC, span);
        expect(days).toEqual(sessionsBetween(span.from, span.to));
        expect(closes).toEqual(days.map((day) => closeOf.get(day)));
      }),
      { numRuns: 20 },
    );
  });

  test('has young coins, which say since when they are traded', async () => {
    const SOL: Instrument = { symbol: 'SOL/USD', market: '24/7' };
    expect((await simulatedSource().closes(SOL, life)).days[0]).toBe('2020-08-11');
    await expect(
      simulatedSource().closes(SOL, { from: '2018-01-02', to: '2019-12-31' }),
    ).rejects.toMatchObject({
      kind: 'bad-data',
      message: 'SOL/USD is only traded since 2020-08-11 in the simulated market',
    });
  });

  test('has heavy tails, and stormy days that follow each other', async () => {
    const moves = [...(await returns('SPY')).values()];
    const squares = moves.map((move) => move ** 2);
    const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const kurtosis = mean(squares.map((square) => square ** 2)) / mean(squares) ** 2;
    expect(kurtosis).toBeGreaterThan(4);
    const sizes = new Map(moves.map((move, index) => [String(index).padStart(5, '0'), Math.abs(move)]));
    const later = new Map([...sizes.keys()].map((key, index) => [key, Math.abs(moves[index + 1] ?? 0)]));
    expect(pearson(sizes, later)).toBeGreaterThan(0.08);
  });

  test('trades one instrument over twelve years without making anyone wait', async () => {
    await returns('QQQ');
    const before = performance.now();
    await simulatedSource().closes({ symbol: 'DIA', market: 'NYSE' }, life);
    expect(performance.now() - before).toBeLessThan(250);
  });
});

describe('the planted truth', () => {
  const truth = (benchmark: string, day: Day) => simulatedCorrelation('BTC/USD', benchmark, day);

  test('bitcoin moves with small-cap tech since the pandemic, most in 2020, 2022 and 2024', () => {
    expect(truth('PSCT', '2016-06-01')).toBeCloseTo(0.068, 3);
    expect(truth('PSCT', '2022-02-01')).toBeCloseTo(0.6, 10);
    for (const day of ['2020-04-01', '2022-06-01', '2024-08-05'])
      expect(truth('PSCT', day)).toBeGreaterThan(0.5);
    for (const day of ['2021-06-01', '2023-09-01']) expect(truth('PSCT', day)).toBeLessThan(0.4);
  });

  test('small-cap tech is the benchmark that bitcoin moves with most, the Nasdaq less, gold not at all', () => {
    const benchmarks = all.filter(({ group, id }) => group !== 'coin' && id !== 'r2k-tech');
    for (const { instruments } of benchmarks) {
      for (const { symbol } of instruments) {
        const benchmark = truth(symbol, '2025-06-02');
        expect(benchmark).not.toBeNaN();
        expect(truth('PSCT', '2025-06-02') - benchmark).toBeGreaterThan(0.01);
      }
    }
    expect(truth('QQQ', '2025-06-02') / truth('PSCT', '2025-06-02')).toBeCloseTo(0.81, 1);
    expect(truth('GLD', '2025-06-02')).toBeCloseTo(0, 10);
  });

  test('other coins move with small-cap tech less than bitcoin, and with bitcoin a lot', () => {
    for (const { instruments, id } of all.filter(({ group }) => group === 'coin')) {
      const symbol = instruments[0]?.symbol ?? '';
      if (id === 'btc') continue;
      const coin = simulatedCorrelation(symbol, 'PSCT', '2025-06-02');
      expect(coin).toBeLessThan(truth('PSCT', '2025-06-02') * 0.9);
      expect(coin).toBeGreaterThan(0.15);
      expect(truth(symbol, '2025-06-02')).toBeGreaterThan(0.6);
    }
  });

  test('it is symmetric, one with itself, and unknown before a birth or outside the market', () => {
    expect(simulatedCorrelation('PSCT', 'BTC/USD', '2025-06-02')).toBe(truth('PSCT', '2025-06-02'));
    expect(simulatedCorrelation('QQQ', '^NDX', '2025-06-02')).toBe(1);
    expect(truth('SOL/USD', '2019-06-03')).toBeNaN();
    expect(truth('GOOSE', '2025-06-02')).toBeNaN();
    expect(truth('PSCT', '2025-06-01')).toBeNaN();
  });

  // From 2027 to 2035 the truth hardly moves, so that the mean of r over seeds has to come out at it: with 30 draws of
  // 2,260 days its standard error is about 0.005.
  test('Pearson’s r estimates it', async () => {
    const pairs = [
      ['BTC/USD', 'PSCT'],
      ['BTC/USD', 'QQQ'],
      ['ETH/USD', 'PSCT'],
      ['BTC/USD', 'ETH/USD'],
      ['BTC/USD', '^VIX'],
      ['PSCT', 'QQQ'],
      ['GLD', 'UUP'],
    ] as const;
    const late = { from: '2027-01-04', to: LAST_SESSION };
    const days = sessionsBetween(late.from, late.to);
    const seeds = Array.from({ length: 30 }, (_, index) => 100 + index);
    const sums = pairs.map(() => 0);
    for (const seed of seeds) {
      for (const [index, [asset, benchmark]] of pairs.entries()) {
        const r = pearson(await returns(asset, seed, late), await returns(benchmark, seed, late));
        sums[index] = (sums[index] ?? 0) + r;
      }
    }
    for (const [index, [asset, benchmark]] of pairs.entries()) {
      const truths = days.map((day) => simulatedCorrelation(asset, benchmark, day));
      const planted = truths.reduce((sum, value) => sum + value, 0) / truths.length;
      const estimated = (sums[index] ?? NaN) / seeds.length;
      expect(Math.abs(estimated - planted), `${asset} and ${benchmark}`).toBeLessThan(0.022);
    }
  });
});

describe('simulated bars', () => {
  const from = Date.parse('2024-06-28T00:00Z');
  const to = Date.parse('2024-07-10T00:00Z');
  const bars = simulatedCandles('BTC/USD', from, to, HOUR_MS);

  test('stand on every hour, weekends included, each opening where the one before closed', () => {
    expect(bars.map(({ openMs }) => openMs)).toEqual(
      Array.from({ length: 12 * 24 }, (_, i) => from + i * HOUR_MS),
    );
    expect(bars.slice(1).map(({ open }) => open)).toEqual(bars.slice(0, -1).map(({ close }) => close));
    expect(
      bars.every(
        ({ low, open, close, high }) => low <= Math.min(open, close) && high >= Math.max(open, close),
      ),
    ).toBe(true);
    expect(bars.every(({ volume }) => volume > 0)).toBe(true);
  });

  test('close at the session’s close when New York closes, also on a half day', async () => {
    const { days, closes } = await simulatedSource().closes(BTC, { from: '2024-06-28', to: '2024-07-09' });
    const closeAt = new Map(bars.map(({ openMs, close }) => [openMs + HOUR_MS, close]));
    expect(days).toContain('2024-07-03');
    expect(days.map((day) => closeAt.get(closeInstant(day)))).toEqual(closes);
  });

  test('of a day say what the hours of that day say', () => {
    const [day] = simulatedCandles('BTC/USD', from, from + 1, 24 * HOUR_MS);
    expect(day?.open).toBe(bars[0]?.open);
    expect(day?.close).toBe(bars[23]?.close);
  });

  test('end with the last close of the calendar', () => {
    const end = closeInstant(LAST_SESSION);
    const last = simulatedCandles('BTC/USD', end - 3 * HOUR_MS, end + 3 * HOUR_MS, HOUR_MS);
    expect(last.map(({ openMs }) => openMs)).toEqual([3, 2, 1].map((hours) => end - hours * HOUR_MS));
  });

  test('do not exist before a coin does', () => {
    expect(simulatedCandles('SUI/USD', Date.parse('2023-04-01'), Date.parse('2023-05-01'), HOUR_MS)).toEqual(
      [],
    );
    expect(() => simulatedCandles('GOOSE', from, to, HOUR_MS)).toThrow('does not trade GOOSE');
  });
});
