import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MatrixContext } from '../../../../src/core/describe/matrix/matrix-context.ts';
import { matrixFacts } from '../../../../src/core/describe/matrix/matrix-facts.ts';
import { matrixNotes } from '../../../../src/core/describe/matrix/matrix-notes.ts';
import { matrixTable } from '../../../../src/core/describe/matrix/matrix-table.ts';
import { matrixAlt, matrixLead, matrixTitle } from '../../../../src/core/describe/matrix/matrix.ts';
import type { MatrixReport } from '../../../../src/core/reports/matrix.ts';
import type { Listing, Series } from '../../../../src/core/types.ts';
import { NO_COUNTS, pairContext, series, smallTech } from '../pair/pair-context.ts';

type Cell = readonly [value: number | null, low: number | null, high: number | null, n: number];

const { asset: btc, benchmark: gold } = pairContext();
const ndx: Listing = { ...gold, id: 'ndx', label: 'the Nasdaq-100' };
const BASE: readonly Cell[] = [
  [0.432, 0.32, 0.54, 252],
  [0.11, -0.05, 0.27, 252],
  [0.19, -0.04, 0.39, 252],
];

/** Some names with the cells above the diagonal, row by row. */
function matrixContext(
  listings: readonly Listing[] = [btc, ndx, gold],
  cells: readonly Cell[] = BASE,
  changes: Partial<MatrixReport> = {},
  legSeries: readonly Series[] = [],
): MatrixContext {
  const size = listings.length;
  const place = (i: number, j: number) => (i * (2 * size - i - 1)) / 2 + (j - i - 1);
  const grid = <Value>(diagonal: Value, of: (cell: Cell) => Value) =>
    listings.map((_, i) =>
      listings.map((_, j) =>
        i === j ? diagonal : of(cells[place(Math.min(i, j), Math.max(i, j))] ?? [null, null, null, 0]),
      ),
    );
  const legs = listings.map((listing, i) => ({
    listing,
    series: legSeries[i] ?? series(listing.instruments[0]?.symbol ?? listing.id),
  }));
  return {
    query: {
      ...pairContext().query,
      command: 'matrix',
      assets: listings.map(({ id }) => id),
      benchmarks: [],
      range: { kind: 'sessions', text: '1y', sessions: 252 },
    },
    report: {
      approximate: false,
      simulated: false,
      stale: false,
      names: listings.map(({ id }) => id),
      labels: listings.map(({ label }) => label),
      values: grid<number | null>(1, ([value]) => value),
      low: grid<number | null>(null, ([, low]) => low),
      high: grid<number | null>(null, ([, , high]) => high),
      n: grid(252, ([, , , n]) => n),
      from: '2024-05-02',
      to: '2025-05-05',
      sources: legs.map(({ listing, series: { instrument, source } }) => ({
        id: listing.id,
        instrument: instrument.symbol,
        source,
        counts: NO_COUNTS,
        zeroReturns: { share: 0, longestRun: 0 },
      })),
      ...changes,
    },
    legs,
    sessions: 252,
  };
}

const many = Array.from({ length: 6 }, (_, i): Listing => ({ ...gold, id: `n${i}`, label: `N${i}` }));
const fifteen = Array.from({ length: 15 }, (_, i): Cell => [0.3 + i / 100, 0.1, 0.6, 200 + i]);

describe('the lead', () => {
  test('says between what the values lie and how many intervals tell them from zero', () => {
    expect(matrixLead(matrixContext())).toBe(
      'The 3 correlations among BTC, the Nasdaq-100 and gold over 1y run from 0.11 to 0.43 (252 days to 5 May 2025). Of their 95% intervals 1 lies above zero and 2 hold zero.',
    );
  });

  test('counts many names, and gives the span of their days', () => {
    expect(matrixLead(matrixContext(many, fifteen))).toBe(
      'The 15 correlations among 6 names over 1y run from 0.30 to 0.44 (200 to 214 days to 5 May 2025). Of their 95% intervals 15 lie above zero.',
    );
  });

  test('of two names it is said as `corr` says it', () => {
    expect(matrixLead(matrixContext([btc, ndx], BASE))).toBe(
      'BTC tracks the Nasdaq-100 moderately: 0.43 over 1y (0.32 to 0.54, 252 days to 5 May 2025).',
    );
    expect(matrixLead(matrixContext([btc, ndx], [[null, null, null, 252]]))).toMatch(
      /did not move in the 252 days/,
    );
    expect(matrixLead(matrixContext([btc, ndx], [[1, null, null, 252]]))).toMatch(/moved as one: 1\.00/);
  });

  test('counts only what could be computed', () => {
    const some: readonly Cell[] = [
      [null, null, null, 10],
      [0.2, 0.1, 0.3, 252],
      [null, null, null, 10],
    ];
    expect(matrixLead(matrixContext(undefined, some))).toMatch(
      /^One of the 3 correlations .* can be computed: 0\.20 \(252 days/,
    );
    const none: readonly Cell[] = some.map(() => [null, null, null, 252]);
    expect(matrixLead(matrixContext(undefined, none))).toMatch(
      /^None of the 3 pairs of .* has a correlation/,
    );
  });

  test('has room for one caveat: clock, stale prices, a stand-in', () => {
    const names = [btc, ndx, smallTech];
    const utc = [series('BTC/USD', { clock: 'utc-close' })];
    const lead = (changes: Partial<MatrixReport>) => matrixLead(matrixContext(names, BASE, changes, utc));
    expect(lead({ approximate: true, stale: true })).toMatch(
      /hold zero; BTC\/USD is read at the UTC close, so pairs with the others are approximate, ±0\.04\.$/,
    );
    expect(lead({ stale: true })).toMatch(/older than they should be/);
    expect(lead({})).toMatch(
      /PSCT \(S&P SmallCap 600 tech\) stands in for the Russell 2000 Technology index\.$/,
    );
  });

  const correlation = fc.double({ min: -1, max: 1, noNaN: true });
  test('is at most two sentences, ranks nothing, whatever the numbers', () => {
    const cell = fc
      .tuple(correlation, correlation, correlation, fc.boolean())
      .map(([a, b, c, isThere]): Cell => {
        const [low = 0, value = 0, high = 0] = [a, b, c].toSorted((x, y) => x - y);
        return isThere ? [value, low, high, 252] : [null, null, null, 3];
      });
    fc.assert(
      fc.property(fc.array(cell, { minLength: 3, maxLength: 3 }), fc.boolean(), (cells, approximate) => {
        const lead = matrixLead(matrixContext([btc, ndx, smallTech], cells, { approximate }));
        expect(lead.match(/[.!?](?= [A-Z]|$)/g)?.length).toBeLessThanOrEqual(2);
        expect(lead).not.toMatch(
          /highest|closest|most closely|proves|always|perfectly|safe|p=|p<|NaN|-0\.00|Infinity|null/,
        );
      }),
    );
  });
});

test('simulated prices are marked in title, lead, notes and alt text', () => {
  const context = matrixContext(undefined, undefined, { simulated: true });
  const texts = [matrixTitle(context), matrixLead(context), matrixNotes(context)[0], matrixAlt(context)];
  for (const text of texts) expect(text).toMatch(/^SIMULATED/);
});

test('the title names up to four names', () => {
  expect(matrixTitle(matrixContext())).toBe('BTC, the Nasdaq-100 and gold, every pair, 1y');
  expect(matrixTitle(matrixContext(many, fifteen))).toBe('6 names, every pair, 1y');
});

test('the alt text reads out a small map and sums up a large one', () => {
  expect(matrixAlt(matrixContext())).toBe(
    'Heat map of the correlations over 1y to 5 May 2025: BTC and the Nasdaq-100 0.43; BTC and gold 0.11; the Nasdaq-100 and gold 0.19.',
  );
  expect(matrixAlt(matrixContext(many, fifteen))).toContain('The 15 correlations among 6 names');
});

test('the table has every pair in the order asked for, and no number where there is none', () => {
  const cells: readonly Cell[] = [
    BASE[0] ?? [null, null, null, 0],
    [null, null, null, 12],
    [1, null, null, 252],
  ];
  expect(matrixTable(matrixContext(undefined, cells).report)).toEqual({
    head: ['Pair', 'Correlation', '95% interval', 'Days'],
    rows: [
      ['BTC and the Nasdaq-100', '0.43', '0.32 to 0.54', '252'],
      ['BTC and gold', 'none', 'none', '12'],
      ['the Nasdaq-100 and gold', '1.00', 'none', '252'],
    ],
  });
});

test('the facts are the receipt', () => {
  expect(Object.fromEntries(matrixFacts(matrixContext()))).toEqual({
    Correlations: '3, from 0.11 to 0.43',
    '95% intervals': '1 lies above zero and 2 hold zero',
    Sample: '252 days a pair, on which both have returns, 2 May 2024 to 5 May 2025',
    Prices: 'BTC/USD from files, at the New York close; GLD, GLD from files, adjusted closes',
    Method: expect.stringContaining('jackknife'),
  });
  expect(matrixFacts(matrixContext([btc, ndx], BASE))[0]).toEqual(['Correlation', '0.43 (0.32 to 0.54)']);
});

describe('the notes', () => {
  const notes = (...parameters: Parameters<typeof matrixContext>) =>
    matrixNotes(matrixContext(...parameters)).join('\n');

  test('of an ordinary matrix say what its intervals are not', () => {
    expect(notes()).toBe(
      'Each interval misses once in twenty by chance. The pairs are not ranked: `rank` tests which of them can be told apart.',
    );
    expect(notes(many, fifteen)).toContain('once in twenty by chance: among 15, about 1.');
    expect(notes([btc, ndx], BASE)).toBe('');
  });

  test('name a young name and the pairs without a number, five of them at most', () => {
    const n = [
      [252, 252, 105],
      [252, 252, 105],
      [105, 105, 105],
    ];
    expect(notes(undefined, undefined, { n })).toContain(
      'Of the 252 sessions of the range gold has 105; its pairs rest',
    );
    const empty = fifteen.map((): Cell => [null, null, null, 4]);
    expect(notes(many, empty)).toMatch(
      /for want of 20 joint returns: N0 with N1, .*N0 with N5 and 10 more\./,
    );
    expect(
      notes(
        many,
        empty.map((): Cell => [null, null, null, 99]),
      ),
    ).toContain('one of the two did not move: N0');
    expect(notes([btc, ndx], [[1, null, null, 252]])).toContain(
      'No interval because the link is too perfect',
    );
  });

  test('name the leg at the UTC close, stale prices, the stand-in and the crypto companies in it', () => {
    const legs = [series('BTC/USD', { clock: 'utc-close', stale: true }), series('QQQ'), series('PSCT')];
    const text = notes([btc, ndx, smallTech], BASE, { approximate: true, stale: true }, legs);
    expect(text).toContain('Approximate (UTC close): BTC/USD is read at midnight UTC');
    expect(text).toContain(
      'The source of BTC/USD did not answer; these are the last good prices, the oldest fetched 2025-05-05 21:00 UTC.',
    );
    expect(text).toContain('PSCT (S&P SmallCap 600 tech) stands in for');
    expect(text).toContain('Among the holdings of small-cap tech are crypto companies');
    expect(notes([ndx, smallTech], BASE)).not.toContain('crypto companies');
  });

  test('gather what was cleaned and what did not move, a sentence for each matter', () => {
    const { report } = matrixContext();
    const sources = report.sources.map((source, i) => ({
      ...source,
      counts: { ...NO_COUNTS, badTick: i === 0 ? 1 : 0 },
      zeroReturns: { share: i === 2 ? 0.08 : 0, longestRun: i === 2 ? 4 : 0 },
    }));
    const text = notes(undefined, undefined, { sources });
    expect(text).toContain(
      'Did not move: GLD on 8% of the days (longest run 4); such quotes may be stale or thin.',
    );
    expect(text).toContain('Cleaned: BTC/USD: 1 bad tick left out.');
  });
});
