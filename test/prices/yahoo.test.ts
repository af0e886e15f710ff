import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Instrument } from '../../src/core/types.ts';
import { sessionsBetween } from '../../src/core/calendar/sessions.ts';
import { yahooSource } from '../../src/prices/yahoo.ts';
import { priceSourceContract } from '../contracts/price-source.ts';
import { startFakeYahoo, type FakeYahoo, type YahooListing } from '../fakes/yahoo.ts';

const PSCT: Instrument = { symbol: 'PSCT', market: 'NYSE' };
const BTC: Instrument = { symbol: 'BTC/USD', market: '24/7' };

/** The Friday before and the Monday after New York's clocks went forward, 2024-03-10. */
const span = { from: '2024-03-08', to: '2024-03-11' };

const unadjusted: YahooListing = {
  adjusted: false,
  bars: [
    { day: '2024-03-08', close: 14.74 },
    { day: '2024-03-11', close: 15.22 },
  ],
};

const listings: Record<string, YahooListing> = {
  PSCT: {
    bars: [
      { day: '2024-03-07', close: 99, adjclose: 98 },
      { day: '2024-03-08', close: 100, adjclose: 99 },
      { day: '2024-03-11', close: 101, adjclose: 100 },
      { day: '2024-03-12', close: 102, adjclose: 101 },
    ],
  },
  '^VIX': unadjusted,
  'GC=F': unadjusted,
  'BTC-USD': {
    zone: 'UTC',
    adjusted: false,
    bars: [
      { day: '2024-03-08', close: 68_300 },
      { day: '2024-03-09', close: 68_500 },
      { day: '2024-03-10', close: 69_019 },
      { day: '2024-03-11', close: 72_123 },
    ],
  },
};

priceSourceContract('Yahoo', async () => {
  const bars = sessionsBetween('2024-01-02', '2024-06-28').map((day, index) => ({
    day,
    close: 50 + index / 8,
  }));
  const own = await startFakeYahoo({ history: (symbol) => (symbol === 'PSCT' ? { bars } : undefined) });
  return {
    source: yahooSource({ baseUrl: own.url }),
    known: PSCT,
    unknown: { symbol: 'NOPE', market: 'NYSE' },
    close: own.close,
  };
});

let yahoo: FakeYahoo;

beforeEach(async () => {
  yahoo = await startFakeYahoo({ history: (symbol) => listings[symbol] });
});
afterEach(() => yahoo.close());

function source(timeoutMs = 2000) {
  return yahooSource({ baseUrl: yahoo.url, timeoutMs });
}

describe('closes', () => {
  test('are adjusted, and only those of the span', async () => {
    expect(await source().closes(PSCT, span)).toEqual({
      instrument: PSCT,
      days: ['2024-03-08', '2024-03-11'],
      closes: [99, 100],
      source: 'Yahoo',
      clock: 'new-york-close',
      counts: {},
      notes: [],
    });
    expect(yahoo.requests).toHaveLength(1);
  });

  test.each([
    ['^VIX', '%5EVIX'],
    ['GC=F', 'GC%3DF'],
  ])(
    'of %s, which has no adjusted ones, are its closes, and its symbol is percent-encoded',
    async (symbol, sent) => {
      const { closes } = await source().closes({ symbol, market: 'NYSE' }, span);
      expect(closes).toEqual([14.74, 15.22]);
      expect(yahoo.requests[0]).toContain(`/v8/finance/chart/${sent}?`);
    },
  );

  test('of a coin are daily candles that close at 24:00 UTC', async () => {
    const { days, clock, notes } = await source().closes(BTC, span);
    expect(days).toEqual(['2024-03-08', '2024-03-09', '2024-03-10', '2024-03-11']);
    expect(clock).toBe('utc-close');
    expect(notes).toEqual([]);
  });

  test('that are null stay NaN for hygiene to count, never zero and never the unadjusted close', async () => {
    listings.NULLS = {
      bars: [
        { day: '2024-03-08', close: null },
        { day: '2024-03-11', close: 50, adjclose: null },
      ],
    };
    const { days, closes } = await source().closes({ symbol: 'NULLS', market: 'NYSE' }, span);
    expect(days).toEqual(['2024-03-08', '2024-03-11']);
    expect(closes).toEqual([NaN, NaN]);
  });

  test('keep the live bar under its own day, even beside a finished one', async () => {
    const stampMs = Date.parse('2024-03-11T15:37:12Z');
    listings.LIVE = {
      bars: [
        { day: '2024-03-08', close: 1 },
        { day: '2024-03-11', close: 2 },
        { day: '2024-03-11', close: 2.5, stampMs },
      ],
    };
    const { days, closes } = await source().closes({ symbol: 'LIVE', market: 'NYSE' }, span);
    expect(days).toEqual(['2024-03-08', '2024-03-11', '2024-03-11']);
    expect(closes).toEqual([1, 2, 2.5]);
  });

  test('across a split are as Yahoo adjusted them', async () => {
    listings.SPLIT = {
      bars: [
        { day: '2024-03-08', close: 25, adjclose: 25 },
        { day: '2024-03-11', close: 26, adjclose: 26 },
      ],
      splits: [{ day: '2024-03-11', numerator: 4, denominator: 1 }],
    };
    expect((await source().closes({ symbol: 'SPLIT', market: 'NYSE' }, span)).closes).toEqual([25, 26]);
  });
});

describe('days', () => {
  test('are New York dates although the bars open at midnight, before and after the clocks change', async () => {
    // The dollar index opens at 00:00 New York. Yahoo names the last offset, -5 h, which would put the 04:00Z of the
    // first of November on the day before.
    listings['DX-Y.NYB'] = {
      opensAt: '00:00',
      bars: [
        { day: '2024-11-01', close: 104.3 },
        { day: '2024-11-04', close: 103.9 },
      ],
    };
    const autumn = { from: '2024-11-01', to: '2024-11-04' };
    const { days } = await source().closes({ symbol: 'DX-Y.NYB', market: 'NYSE' }, autumn);
    expect(days).toEqual(['2024-11-01', '2024-11-04']);
  });

  test('are the dates of the exchange where it is already tomorrow, and a note says that its clock is not New York’s', async () => {
    listings['^N225'] = {
      zone: 'Asia/Tokyo',
      currency: 'JPY',
      opensAt: '09:00',
      bars: [
        { day: '2024-03-08', close: 39_688 },
        { day: '2024-03-11', close: 38_820 },
      ],
    };
    const series = await source().closes({ symbol: '^N225', market: 'NYSE' }, span);
    expect(series.days).toEqual(['2024-03-08', '2024-03-11']);
    expect(series.clock).toBe('utc-close');
    expect(series.notes).toEqual([
      "^N225 closes on the clock of Asia/Tokyo, not New York's, so its days overlap only in part.",
      '^N225 is quoted in JPY.',
    ]);
  });

  test('fall back to the offset when the zone is one that Node does not know', async () => {
    const { readYahooChart } = await import('../../src/prices/yahoo/yahoo-chart.ts');
    const chart = readYahooChart({
      meta: { currency: 'USD', exchangeTimezoneName: 'Mars/Olympus', gmtoffset: -18_000 },
      timestamp: [Date.parse('2024-01-03T14:30Z') / 1000],
      indicators: { quote: [{ close: [7] }] },
    });
    expect(chart.days).toEqual(['2024-01-03']);
  });
});

describe('covers', () => {
  test.each<[string, Instrument['market'], boolean]>([
    ['PSCT', 'NYSE', true],
    ['^VIX', 'NYSE', true],
    ['GC=F', 'NYSE', true],
    ['BRK-B', 'NYSE', true],
    ['../quote', 'NYSE', false],
    ['A?b', 'NYSE', false],
    ['BTC/USD', '24/7', true],
    ['UNI/USD', '24/7', true],
    // Yahoo's WIF-USD may be another coin of the same name.
    ['WIF/USD', '24/7', false],
    ['constructor/USD', '24/7', false],
    ['BTC/USDT', '24/7', false],
  ])('%s (%s): %s', (symbol, market, expected) => {
    expect(source().covers({ symbol, market })).toBe(expected);
  });

  test('what it does not cover it does not ask for', async () => {
    const odd = source().closes({ symbol: 'A/../B?x', market: 'NYSE' }, span);
    await expect(odd).rejects.toMatchObject({ kind: 'unknown-instrument' });
    expect(yahoo.requests).toEqual([]);
  });

  test('a coin whose bare ticker is another coin is asked for under its own', async () => {
    listings['UNI7083-USD'] = { zone: 'UTC', bars: [{ day: '2024-03-08', close: 12 }] };
    expect((await source().closes({ symbol: 'UNI/USD', market: '24/7' }, span)).closes).toEqual([12]);
  });
});

test('progress runs from nothing to done', async () => {
  const told: [number, string][] = [];
  await source().closes(PSCT, span, { onProgress: (share, what) => told.push([share, what]) });
  expect(told).toEqual([
    [0, 'PSCT from Yahoo'],
    [1, 'PSCT from Yahoo'],
  ]);
});
