import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sessionsBetween } from '../../../src/core/calendar/sessions.ts';
import type { Clock, Day, Instrument, RawSeries } from '../../../src/core/types.ts';
import {
  closedOnly,
  lastDay,
  newestClosed,
  tailSpan,
  within,
  withTail,
} from '../../../src/prices/cache/kept-prices.ts';
import { smoothClose } from './counting-source.ts';

const PSCT: Instrument = { symbol: 'PSCT', market: 'NYSE' };
const BTC: Instrument = { symbol: 'BTC/USD', market: '24/7' };

function series(from: Day, to: Day, change: Partial<RawSeries> = {}): RawSeries {
  const days = sessionsBetween(from, to);
  const closes = days.map(smoothClose);
  return {
    instrument: PSCT,
    days,
    closes,
    source: 'Yahoo',
    clock: 'new-york-close',
    counts: {},
    notes: [],
    ...change,
  };
}

const scaled = (raw: RawSeries, factor: number): RawSeries => ({
  ...raw,
  closes: raw.closes.map((close) => close * factor),
});

describe('withTail', () => {
  const base = series('2024-01-02', '2024-06-03');
  const tail = series('2024-05-28', '2024-06-10');

  test('continues a series whose overlap agrees', () => {
    expect(withTail(base, tail)).toEqual(series('2024-01-02', '2024-06-10'));
  });

  test('a dividend, even one cent on a price of 500, means that all of it must be fetched again', () => {
    expect(withTail(base, scaled(tail, 1 - 2e-5))).toBeNull();
    expect(withTail(base, scaled(tail, 0.5))).toBeNull();
  });

  test('one revised close in the overlap is enough', () => {
    const revised = { ...tail, closes: tail.closes.map((close, i) => (i === 2 ? close * 1.001 : close)) };
    expect(withTail(base, revised)).toBeNull();
  });

  test("Yahoo's single-precision noise, 71.69662475585938 or 71.6966552734375 for one close, is no revision", () => {
    expect(withTail(base, scaled(tail, 71.6966552734375 / 71.69662475585938))).not.toBeNull();
  });

  test('closes of another exchange or another clock are never joined, however alike', () => {
    expect(withTail(base, { ...tail, source: 'Kraken' })).toBeNull();
    expect(withTail(base, { ...tail, clock: 'utc-close' })).toBeNull();
  });

  test('a tail that shares no close with the series proves nothing', () => {
    expect(withTail(base, series('2024-06-04', '2024-06-10'))).toBeNull();
    const closes = tail.closes.map((close, i) => ((tail.days[i] ?? '') > lastDay(base) ? close : Number.NaN));
    expect(withTail(base, { ...tail, closes })).toBeNull();
  });

  test('a session that the source has dropped is a revision', () => {
    expect(
      withTail(
        base,
        within({ ...tail, days: tail.days.with(2, '2024-05-27') }, { from: '2024-05-28', to: '2024-06-10' }),
      ),
    ).toBeNull();
  });

  test('a close that was missing is filled in, and one that is lost again is kept', () => {
    const gap = { ...base, closes: base.closes.with(base.closes.length - 2, Number.NaN) };
    expect(withTail(gap, tail)).toEqual(series('2024-01-02', '2024-06-10'));
    expect(withTail(base, { ...tail, closes: tail.closes.with(1, Number.NaN) })).toEqual(
      series('2024-01-02', '2024-06-10'),
    );
  });

  test('a session under way at the last fetch is no longer counted, other counts stand once', () => {
    const counted = { ...base, counts: { unfinished: 1, malformed: 3 } };
    expect(withTail(counted, { ...tail, counts: { malformed: 1 } })?.counts).toEqual({ malformed: 3 });
    expect(withTail(counted, { ...tail, counts: { unfinished: 1 } })?.counts).toEqual({
      malformed: 3,
      unfinished: 1,
    });
  });

  test('notes are said once', () => {
    const noted = withTail(
      { ...base, notes: ['Binance BTC/USDT'] },
      { ...tail, notes: ['Binance BTC/USDT', 'slow'] },
    );
    expect(noted?.notes).toEqual(['Binance BTC/USDT', 'slow']);
  });

  test('fetching day by day, with any pauses, gives what one fetch gives', () => {
    const whole = series('2024-01-02', '2024-12-31');
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: whole.days.length - 1 }), { minLength: 1 }),
        (ends) => {
          const days = ends.toSorted((a, b) => a - b).map((i) => whole.days[i] ?? '');
          let raw = series('2024-01-02', days[0] ?? '');
          for (const day of days) {
            const span = tailSpan({ raw, via: 'yahoo', askedFrom: '2024-01-02', fetchedAt: 0 }, day);
            const joined = withTail(raw, series(span.from, span.to));
            expect(joined).not.toBeNull();
            if (joined !== null) raw = joined;
          }
          expect(raw).toEqual(series('2024-01-02', days.at(-1) ?? ''));
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('tailSpan', () => {
  const kept = {
    raw: series('2024-01-02', '2024-06-03'),
    via: 'yahoo',
    askedFrom: '2024-01-02',
    fetchedAt: 0,
  };

  test('starts five sessions before the stored end', () => {
    // Memorial Day lies between.
    expect(tailSpan(kept, '2024-06-10')).toEqual({ from: '2024-05-24', to: '2024-06-10' });
  });

  test('never starts before the day that was asked for', () => {
    const young = { ...kept, raw: series('2024-01-02', '2024-01-03') };
    expect(tailSpan(young, '2024-01-04')).toEqual({ from: '2024-01-02', to: '2024-01-04' });
  });

  test('stays a span when the clock was set back', () => {
    expect(tailSpan(kept, '2024-03-04')).toEqual({ from: '2024-02-26', to: '2024-03-04' });
  });
});

describe('closed sessions', () => {
  const halfPastFour = Date.parse('2024-06-10T20:30:00Z');

  test.each<[Clock, string, Day]>([
    ['new-york-close', '2024-06-10T20:30:00Z', '2024-06-10'],
    ['utc-close', '2024-06-10T20:30:00Z', '2024-06-07'],
    ['utc-close', '2024-06-11T00:00:00Z', '2024-06-10'],
    ['utc-close', '2024-06-11T19:00:00Z', '2024-06-10'],
  ])('the newest close on the %s at %s is that of %s', (clock, time, day) => {
    expect(newestClosed(clock, '2024-06-10', Date.parse(time))).toBe(day);
  });

  test('the session under way is left out and counted', () => {
    const live = series('2024-06-03', '2024-06-11');
    const closed = closedOnly(live, '2024-06-10', halfPastFour);
    expect(lastDay(closed)).toBe('2024-06-10');
    expect(closed.counts).toEqual({ unfinished: 1 });
  });

  test("a coin's weekend after the last session is left out without a count", () => {
    const friday = series('2024-06-03', '2024-06-07', { instrument: BTC, clock: 'utc-close' });
    const weekend = { ...friday, days: [...friday.days, '2024-06-08'], closes: [...friday.closes, 100] };
    const sunday = closedOnly(weekend, '2024-06-07', Date.parse('2024-06-09T12:00:00Z'));
    expect(lastDay(sunday)).toBe('2024-06-07');
    expect(sunday.counts.unfinished ?? 0).toBe(0);
  });
});

describe('within', () => {
  test('cuts to the span, both ends included', () => {
    const part = within(series('2024-01-02', '2024-06-03'), { from: '2024-02-01', to: '2024-02-29' });
    expect(part).toEqual(series('2024-02-01', '2024-02-29'));
  });

  test('counts the sessions without a sample inside the span only', () => {
    const sampled = series('2024-01-02', '2024-06-03', { instrument: BTC, counts: { missingCandle: 2 } });
    const without = ['2024-01-16', '2024-05-15'];
    const holes = sampled.days.filter((day) => !without.includes(day));
    const raw = { ...sampled, days: holes, closes: holes.map(smoothClose) };
    expect(within(raw, { from: '2024-01-02', to: '2024-06-03' }).counts.missingCandle).toBe(2);
    expect(within(raw, { from: '2024-03-01', to: '2024-06-03' }).counts.missingCandle).toBe(1);
    expect(within(raw, { from: '2024-02-01', to: '2024-03-01' }).counts.missingCandle).toBe(0);
  });

  test('a session under way today is nothing to a question about the past', () => {
    const raw = series('2024-01-02', '2024-06-10', { counts: { unfinished: 1 } });
    expect(within(raw, { from: '2024-01-02', to: '2024-02-01' }).counts.unfinished).toBeUndefined();
    expect(within(raw, { from: '2024-01-02', to: '2024-06-11' }).counts.unfinished).toBe(1);
  });
});
