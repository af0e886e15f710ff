import { describe, expect, test } from 'vitest';
import { rankReport } from '../../../src/core/engine/rank-report.ts';
import type { RankInput } from '../../../src/core/engine/rank-report.ts';
import type { Leg } from '../../../src/core/engine/samples/range-check.ts';
import type { RankReport } from '../../../src/core/reports/rank.ts';
import type { Series } from '../../../src/core/types.ts';
import { closesFrom, cut, madeDays, madeListing, madeSeries } from './made.ts';
import { plainCompare, plainJackknife, plainReturns } from './plain.ts';
import { columns, t4Pairs } from './random.ts';

const days = madeDays(253, '2024-01-01');
const span = { from: days[1] ?? '', to: days.at(-1) ?? '' };
const asset = columns(t4Pairs(1, 0), 252).x;

/** Follows the asset by its load, with a market in common with the others and noise of its own. */
function follower(id: string, load: number, seed: number, rest: Partial<Series> = {}): Leg {
  const market = columns(t4Pairs(999, 0), 252).x;
  const own = columns(t4Pairs(seed, 0), 252).x;
  const returns = asset.map(
    (value, t) => (load * value + 0.8 * (market[t] ?? NaN) + 0.3 * (own[t] ?? NaN)) / 100,
  );
  return {
    listing: madeListing(id),
    series: madeSeries(id.toUpperCase(), days, closesFrom(returns), rest),
  };
}

const fixed: Leg = {
  listing: madeListing('btc', 'BTC'),
  series: madeSeries('BTC/USD', days, closesFrom(asset.map((value) => value / 30))),
};
const high = follower('high', 0.9, 2);
const near = follower('near', 0.88, 3);
const low = follower('low', 0.1, 4);

function report(others: readonly Leg[], rest: Partial<RankInput> = {}): RankReport {
  const input = { fixed, others, missing: [], span, sessions: 252, pair: null, leader: null, line: 'rank' };
  return rankReport({ ...input, ...rest });
}

function returnsOf(...legs: Leg[]): number[][] {
  return plainReturns([fixed, ...legs].map(({ series }) => series)).returns;
}

describe('the rows', () => {
  test('are the jackknifes of all on the common sample, highest first', () => {
    const others = [low, high, near];
    const { rows, common } = report(others);
    expect(rows.map(({ id }) => id)).toEqual(['high', 'near', 'low']);
    expect(common).toEqual({ from: span.from, to: span.to, n: 252, sessions: 252 });
    for (const { id, pearson, low: lower, high: upper, n } of rows) {
      const leg = others.find(({ listing }) => listing.id === id) ?? fixed;
      const [x = [], y = []] = returnsOf(leg);
      const known = plainJackknife(x, y);
      expect(pearson).toBeCloseTo(known.r, 10);
      expect(lower).toBeCloseTo(known.low, 10);
      expect(upper).toBeCloseTo(known.high, 10);
      expect(n).toBe(252);
    }
  });

  test('all use the days that all have, though some have more', () => {
    const patchy: Leg = { ...near, series: cut(near.series, (_, i) => i !== 100 && i !== 200) };
    const { rows, common } = report([high, patchy, low]);
    const [x = [], y = []] = plainReturns([fixed, high, patchy, low].map(({ series }) => series)).returns;
    expect(common.n).toBe(250);
    expect(rows.map(({ n }) => n)).toEqual([250, 250, 250]);
    expect(rows.find(({ id }) => id === 'high')?.pearson).toBeCloseTo(plainJackknife(x, y).r, 10);
  });

  test('two that follow alike are tied, one far behind is not', () => {
    expect(report([low, high, near]).rows.map(({ tiedForTop }) => tiedForTop)).toEqual([true, true, false]);
  });

  test('are plain JSON, and the same for the same input', () => {
    const others = [low, high, near];
    const once = report(others, { leader: 'high' });
    expect(JSON.parse(JSON.stringify(once))).toEqual(once);
    expect(report(others, { leader: 'high' })).toEqual(once);
  });
});

describe('what is left out', () => {
  test('a leg that never moves, the fixed leg by another name, and names without prices, in the order asked for', () => {
    const still: Leg = {
      listing: madeListing('still'),
      series: madeSeries(
        'STILL',
        days,
        days.map(() => 7),
      ),
    };
    const twin: Leg = { ...fixed, listing: madeListing('twin') };
    const missing = [{ id: 'gone', reason: 'Yahoo answered 429' }];
    const { rows, leftOut } = report([twin, high, still], { missing });
    expect(rows.map(({ id }) => id)).toEqual(['high']);
    expect(leftOut).toEqual([
      { id: 'twin', reason: expect.stringContaining('the two are one thing') },
      { id: 'still', reason: 'it did not move at all' },
      { id: 'gone', reason: 'Yahoo answered 429' },
    ]);
  });

  test('nothing left at all is refused with every reason', () => {
    const still: Leg = {
      listing: madeListing('still'),
      series: madeSeries(
        'STILL',
        days,
        days.map(() => 7),
      ),
    };
    const missing = [{ id: 'gone', reason: 'Yahoo answered 429' }];
    expect(() => report([still], { missing })).toThrow(
      /Nothing is left to compare with BTC: STILL \(it did not move at all\); gone \(Yahoo answered 429\)\. Try/,
    );
  });

  test('a fixed leg that stands still, or has stale quotes, is refused', () => {
    const still = madeSeries(
      'BTC/USD',
      days,
      days.map(() => 7),
    );
    expect(() => report([high], { fixed: { ...fixed, series: still } })).toThrow(/BTC did not move at all/);
    const closes = fixed.series.closes.map((_, i, all) => all[i - (i % 2)] ?? NaN);
    const stale = { ...fixed, series: { ...fixed.series, closes } };
    expect(() => report([high], { fixed: stale })).toThrow(/50% of the daily returns of BTC.*exactly zero/);
  });
});

describe('two by themselves', () => {
  test('the difference is the first named minus the second, whichever is higher', () => {
    const [x = [], y = [], other = []] = returnsOf(low, high);
    const known = plainCompare(x, y, other);
    const { pair, rows } = report([low, high], { pair: ['low', 'high'] });
    expect(pair).toMatchObject({ first: 'low', second: 'high' });
    expect(pair?.p).toBeCloseTo(known.p, 8);
    expect(pair?.difference).toBeCloseTo(plainJackknife(x, y).r - plainJackknife(x, other).r, 10);
    expect(pair?.high).toBeLessThan(0);
    expect(rows.map(({ id, tiedForTop }) => [id, tiedForTop])).toEqual([
      ['high', true],
      ['low', false],
    ]);
  });

  test('who is tied is what the paired test says, on either side of p = 0.05', () => {
    const seen = new Set<boolean>();
    for (let seed = 10; seed < 40; seed += 1) {
      const other = follower('other', 0.9 - (seed - 10) * 0.025, seed);
      const { pair, rows } = report([high, other], { pair: ['high', 'other'] });
      expect(rows[1]?.tiedForTop).toBe((pair?.p ?? NaN) >= 0.05);
      seen.add(rows[1]?.tiedForTop ?? false);
    }
    expect(seen.size).toBe(2);
  });

  test('one of them left out leaves no comparison', () => {
    const missing = [{ id: 'gone', reason: 'Yahoo answered 429' }];
    expect(report([high], { missing, pair: ['high', 'gone'] }).pair).toBeNull();
  });
});

describe('the leader', () => {
  const others = [high, near, low, follower('mid', 0.5, 5)];

  test('is tested against each of the others, p adjusted by Holm over them', () => {
    const { ahead } = report(others, { leader: 'high' });
    const raw = ahead.map(({ second }) => {
      const leg = others.find(({ listing }) => listing.id === second) ?? fixed;
      const [x = [], y = [], other = []] = returnsOf(high, leg);
      return plainCompare(x, y, other).p;
    });
    // Holm by hand: the smallest times three, the next times two, the last as it is, never falling, at most 1.
    const ascending = [...raw].sort((a, b) => a - b);
    const steps = ascending.map((p, i) => Math.min(1, (3 - i) * p));
    const held = steps.map((_, i) => Math.max(...steps.slice(0, i + 1)));
    for (const [i, { first, p }] of ahead.entries()) {
      expect(first).toBe('high');
      expect(p).toBeCloseTo(held[ascending.indexOf(raw[i] ?? NaN)] ?? NaN, 8);
    }
    expect(ahead.map(({ second }) => second)).toEqual(['near', 'mid', 'low']);
  });

  test('on top, its own tests say who is tied', () => {
    const { ahead, rows } = report(others, { leader: 'high' });
    const open = ahead.filter(({ p }) => p >= 0.05).map(({ second }) => second);
    expect(rows.filter(({ tiedForTop }) => tiedForTop).map(({ id }) => id)).toEqual(['high', ...open]);
    expect(open).toEqual(['near']);
  });

  test('not on top, it is tested all the same and changes no marks', () => {
    const marks = (leader: string | null) =>
      report(others, { leader }).rows.map(({ id, tiedForTop }) => [id, tiedForTop]);
    expect(marks('low')).toEqual(marks(null));
    expect(report(others, { leader: 'low' }).ahead.every(({ difference }) => difference < 0)).toBe(true);
  });

  test('without prices there is nothing to be ahead', () => {
    expect(report(others, { leader: 'gone' }).ahead).toEqual([]);
  });
});

describe('clocks', () => {
  const utc = follower('utc', 0.5, 6, { clock: 'utc-close' });

  test('one leg at another hour: the rows stay, nothing is ranked', () => {
    const found = report([high, utc], { pair: ['high', 'utc'], leader: 'high' });
    expect(found).toMatchObject({ approximate: true, pair: null, ahead: [] });
    expect(found.rows.map(({ id, tiedForTop }) => [id, tiedForTop])).toEqual([
      ['high', false],
      ['utc', false],
    ]);
  });

  test('all at the same hour, be it midnight, are ranked', () => {
    const late = { ...fixed, series: { ...fixed.series, clock: 'utc-close' as const } };
    const other = follower('other', 0.1, 7, { clock: 'utc-close' });
    expect(report([utc, other], { fixed: late })).toMatchObject({ approximate: false });
  });

  test('one that is left out has no say', () => {
    const young = { ...utc, series: cut(utc.series, (_, i) => i >= 100) };
    expect(report([high, near, young])).toMatchObject({ approximate: false, leftOut: [{ id: 'utc' }] });
  });
});

test('says what is simulated, stale, thin, and where each leg came from', () => {
  const thin = follower('thin', 0.5, 8, { source: 'simulated' });
  const closes = thin.series.closes.map((close, i, all) => (i > 9 && i < 14 ? (all[9] ?? NaN) : close));
  const stale = { ...high, series: { ...high.series, stale: true } };
  const found = report([stale, { ...thin, series: { ...thin.series, closes } }]);
  expect(found).toMatchObject({ simulated: true, stale: true });
  expect(found.fixed).toMatchObject({ id: 'btc', instrument: 'BTC/USD', source: 'files' });
  expect(found.sources.find(({ id }) => id === 'thin')).toMatchObject({
    instrument: 'THIN',
    source: 'simulated',
    zeroReturns: { share: 4 / 252, longestRun: 4 },
  });
});
