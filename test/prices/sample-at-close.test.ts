import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { closeInstant } from '../../src/core/calendar/closes.ts';
import { isHalfDay, sessionsBetween } from '../../src/core/calendar/sessions.ts';
import { sampleAtClose } from '../../src/prices/sample-at-close.ts';
import { hasRealPrices, realPrices, skipReason } from '../real-prices-folder.ts';

const HOUR_MS = 3_600_000;

/** Hourly candles whose close is the hour of their own close, `2024-07-03T17`. */
function hourly(from: string, to: string, keep: (openTime: number) => boolean = () => true) {
  const openTimes: number[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += HOUR_MS) if (keep(at)) openTimes.push(at);
  return { openTimes, closes: openTimes.map((at) => (at + HOUR_MS) / HOUR_MS) };
}

const asHour = (close: number | undefined) => new Date((close ?? NaN) * HOUR_MS).toISOString().slice(0, 13);

describe('reading a coin at the New York close', () => {
  test.each([
    ['in winter, 21:00Z', '2020-03-06', '2020-03-06T21'],
    ['in summer, 20:00Z', '2020-03-09', '2020-03-09T20'],
    ['before Independence Day, 17:00Z', '2024-07-03', '2024-07-03T17'],
    ['after Thanksgiving, 18:00Z', '2024-11-29', '2024-11-29T18'],
    ['the last summer Friday', '2025-10-31', '2025-10-31T20'],
    ['the first winter Monday', '2025-11-03', '2025-11-03T21'],
  ])('%s', (_, day, expected) => {
    const { days, closes, missing } = sampleAtClose(hourly(`${day}T00:00Z`, `${day}T23:00Z`), {
      from: day,
      to: day,
    });
    expect(days).toEqual([day]);
    expect(asHour(closes[0])).toBe(expected);
    expect(missing).toBe(0);
  });

  test('takes the last close within two hours when the candle is missing', () => {
    const gone = new Set([Date.parse('2024-01-03T20:00Z'), Date.parse('2024-01-03T19:00Z')]);
    const candles = hourly('2024-01-02T00:00Z', '2024-01-05T00:00Z', (at) => !gone.has(at));
    const { closes, missing } = sampleAtClose(candles, { from: '2024-01-03', to: '2024-01-03' });
    expect(asHour(closes[0])).toBe('2024-01-03T19');
    expect(missing).toBe(0);
  });

  test('counts a session without a close within two hours, and leaves it out', () => {
    const from = Date.parse('2024-01-03T18:00Z');
    const candles = hourly(
      '2024-01-02T00:00Z',
      '2024-01-05T00:00Z',
      (at) => at < from || at > from + 2 * HOUR_MS,
    );
    const { days, missing } = sampleAtClose(candles, { from: '2024-01-02', to: '2024-01-04' });
    expect(days).toEqual(['2024-01-02', '2024-01-04']);
    expect(missing).toBe(1);
  });

  test('does not count sessions before the first and after the last candle', () => {
    const candles = hourly('2024-01-03T00:00Z', '2024-01-04T19:00Z');
    const { days, missing } = sampleAtClose(candles, { from: '2024-01-02', to: '2024-01-05' });
    expect(days).toEqual(['2024-01-03']);
    expect(missing).toBe(0);
  });

  test('never reads a price that is no price: it counts as a missing candle', () => {
    for (const bad of [NaN, 0, -5, Infinity]) {
      const candles = hourly('2024-01-03T00:00Z', '2024-01-03T23:00Z');
      candles.closes[20] = bad;
      const { closes } = sampleAtClose(candles, { from: '2024-01-03', to: '2024-01-03' });
      expect(asHour(closes[0])).toBe('2024-01-03T20');
    }
  });

  test('gives nothing for no candles', () => {
    expect(sampleAtClose({ openTimes: [], closes: [] }, { from: '2024-01-02', to: '2024-01-05' })).toEqual({
      days: [],
      closes: [],
      missing: 0,
    });
  });

  test('does not depend on the order of the candles', () => {
    const { openTimes, closes } = hourly('2024-02-28T00:00Z', '2024-03-14T00:00Z');
    const span = { from: '2024-02-28', to: '2024-03-13' };
    const expected = sampleAtClose({ openTimes, closes }, span);
    const order = fc.shuffledSubarray([...openTimes.keys()], { minLength: openTimes.length });
    fc.assert(
      fc.property(order, (indices) => {
        const shuffled = {
          openTimes: Float64Array.from(indices, (index) => openTimes[index] ?? NaN),
          closes: Float64Array.from(indices, (index) => closes[index] ?? NaN),
        };
        expect(sampleAtClose(shuffled, span)).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });

  test('with any candles missing, no close is younger than its session or over two hours old', () => {
    const days = sessionsBetween('2024-03-04', '2024-03-15');
    const all = hourly('2024-03-04T00:00Z', '2024-03-15T23:00Z').openTimes;
    fc.assert(
      fc.property(fc.subarray(all), (openTimes) => {
        const closes = openTimes.map((at) => (at + HOUR_MS) / HOUR_MS);
        const sampled = sampleAtClose({ openTimes, closes }, { from: '2024-03-04', to: '2024-03-15' });
        for (const [index, day] of sampled.days.entries()) {
          const age = closeInstant(day) - (sampled.closes[index] ?? NaN) * HOUR_MS;
          expect(age).toBeGreaterThanOrEqual(0);
          expect(age).toBeLessThanOrEqual(2 * HOUR_MS);
        }
        expect(sampled.days.length + sampled.missing).toBeLessThanOrEqual(days.length);
      }),
    );
  });
});

describe('on real prices', () => {
  const hours = join(realPrices, 'BTCUSDT_1h_binance.csv');
  const closes = join(realPrices, 'BTC_1600NY.csv');

  test.skipIf(!hasRealPrices)(`agrees with an independent sampling of the same candles${skipReason}`, () => {
    const rows = linesOf(hours).map((line) => line.split(','));
    const sampled = sampleAtClose(
      {
        openTimes: rows.map(([openTime = '']) => Date.parse(openTime)),
        closes: rows.map((row) => Number(row[4])),
      },
      { from: '2018-01-01', to: '2025-04-30' },
    );
    const mine = new Map(sampled.days.map((day, index) => [day, sampled.closes[index]]));
    const theirs = linesOf(closes)
      .map((line) => line.split(','))
      // That sampling knows no half days: it reads 16:00 on every one.
      .filter(([day = '', , source]) => source === 'binance' && mine.has(day) && !isHalfDay(day));
    expect(theirs.length).toBeGreaterThan(1700);
    for (const [day = '', close] of theirs) expect([day, mine.get(day)]).toEqual([day, Number(close)]);
  });
});

function linesOf(path: string): string[] {
  return readFileSync(path, 'utf8').trim().split('\n').slice(1);
}
