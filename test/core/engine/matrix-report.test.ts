import { describe, expect, test } from 'vitest';
import { matrixReport } from '../../../src/core/engine/matrix-report.ts';
import { Refusal } from '../../../src/core/errors.ts';
import type { Series } from '../../../src/core/types.ts';
import { noCounts } from '../../../src/prices/hygiene.ts';
import { closesFrom, cut, madeDays, madeListing, madeSeries } from './made.ts';
import { plainJackknife } from './plain.ts';
import { columns, t4Pairs } from './random.ts';

const days = madeDays(301, '2024-01-01');
const { x, y } = columns(t4Pairs(3, 0.5), 300);
const z = columns(t4Pairs(4, 0), 300).x;
const small = (column: Float64Array) => column.map((value) => value / 50);
const one = madeSeries('ONE', days, closesFrom(small(x)));
const two = madeSeries('TWO', days, closesFrom(small(y)));
const three = madeSeries('THREE', days, closesFrom(small(z)));
const span = { from: days[101] ?? '', to: days[300] ?? '' };

const legs = (...series: readonly Series[]) =>
  series.map((one) => ({ listing: madeListing(one.instrument.symbol.toLowerCase()), series: one }));
const report = (...series: readonly Series[]) => matrixReport(legs(...series), span);

describe('three names', () => {
  const { names, values, low, high, n } = report(one, two, three);

  test('each pair has the jackknife of its own returns', () => {
    const known = plainJackknife(x.slice(100), y.slice(100));
    expect([values[0]?.[1], low[0]?.[1], high[0]?.[1]]).toEqual(
      [known.r, known.low, known.high].map((value) => expect.closeTo(value, 10)),
    );
    expect(n[0]?.[1]).toBe(200);
  });

  test('the grid is symmetric with 1 on the diagonal, which has no interval', () => {
    expect(names).toEqual(['one', 'two', 'three']);
    for (const i of [0, 1, 2]) {
      expect([values[i]?.[i], low[i]?.[i], high[i]?.[i], n[i]?.[i]]).toEqual([1, null, null, 200]);
      for (const j of [0, 1, 2]) {
        for (const grid of [values, low, high, n]) expect(grid[i]?.[j]).toBe(grid[j]?.[i]);
      }
    }
  });

  test('in another order the same numbers stand elsewhere', () => {
    const turned = report(three, one, two);
    expect(turned.values[1]?.[2]).toBe(values[0]?.[1]);
    expect(turned.values[0]?.[2]).toBeCloseTo(values[2]?.[1] ?? NaN, 14);
  });
});

describe('a young name', () => {
  const young = cut(three, (day) => day >= (days[260] ?? ''));

  test('shortens its own pairs only', () => {
    const { n, values, from, to } = report(one, two, young);
    expect(n).toEqual([
      [200, 200, 40],
      [200, 200, 40],
      [40, 40, 40],
    ]);
    expect(values[0]?.[1]).toBe(report(one, two).values[0]?.[1]);
    expect([from, to]).toEqual([span.from, span.to]);
  });

  test('with fewer than 20 joint returns has no number, and the others keep theirs', () => {
    const newborn = cut(three, (day) => day >= (days[285] ?? ''));
    const { values, low, n } = report(one, two, newborn);
    expect([values[0]?.[2], low[0]?.[2], n[0]?.[2]]).toEqual([null, null, 15]);
    expect(values[0]?.[1]).not.toBeNull();
  });

  test('with exactly 20 joint returns has one', () => {
    const oldEnough = cut(three, (day) => day >= (days[280] ?? ''));
    const { values, n } = report(one, oldEnough);
    expect([n[0]?.[1], values[0]?.[1]]).toEqual([20, expect.any(Number)]);
  });

  test('the report lasts from the first return of any pair that has a number to the last of any', () => {
    const between = (series: Series, first: number, last: number) =>
      cut(series, (_day, i) => i >= first && i <= last);
    const late = [between(one, 200, 300), between(two, 230, 300)];
    const early = [between(one, 100, 170), between(two, 110, 160)];
    const { from, to } = report(...late, ...early);
    expect([from, to]).toEqual([days[111], days[300]]);
    // Those four share 19 returns and fewer with one that is left out: its days are not the report's.
    const short = between(three, 100, 119);
    expect(report(...late, short)).toMatchObject({ from: days[231], to: days[300] });
  });

  test('with nothing but such pairs is refused with the reason and the fix', () => {
    const newborn = cut(three, (day) => day >= (days[285] ?? ''));
    const ask = () => report(one, newborn);
    expect(ask).toThrow(Refusal);
    expect(ask).toThrow(`start on ${days[285]}. Try a longer range, such as 1y or max.`);
    const ended = cut(three, (day) => day < (days[110] ?? ''));
    expect(() => report(one, ended)).toThrow(`the prices of THREE end on ${days[109]}`);
    expect(() => report(ended, newborn)).toThrow(
      `from ${span.from} to ${span.to}: the prices of THREE end on ${days[109]} and the prices of THREE start on ${days[285]}.`,
    );
    expect(() =>
      report(
        one,
        cut(two, () => false),
      ),
    ).toThrow('TWO has no prices');
    const narrow = () => matrixReport(legs(one, two), { from: days[290] ?? '', to: days[300] ?? '' });
    expect(narrow).toThrow('the range is too short');
  });
});

describe('quotes', () => {
  test('a leg that stands still has no correlation with anything, rather than zero', () => {
    const still = madeSeries('STILL', days, Array(301).fill(7));
    const { values, n, sources } = report(one, still, two);
    expect([values[0]?.[1], values[1]?.[2], n[0]?.[1]]).toEqual([null, null, 200]);
    expect(values[0]?.[2]).not.toBeNull();
    expect(sources[1]?.zeroReturns).toEqual({ share: 1, longestRun: 200 });
    const without = report(
      one,
      cut(three, () => false),
      two,
    ).sources[1];
    expect(without?.zeroReturns).toEqual({ share: 0, longestRun: 0 });
  });

  test('a leg of stale quotes is refused by name', () => {
    const stale = madeSeries(
      'STALE',
      days,
      closesFrom(small(y).map((value, t) => (t % 3 === 0 ? 0 : value))),
    );
    expect(() => report(one, stale)).toThrow(/daily returns of STALE .* are exactly zero/);
  });

  test('one thing twice is a perfect link without an interval', () => {
    const { values, low } = report(one, { ...one, instrument: { symbol: 'AGAIN', market: 'NYSE' } });
    expect([values[0]?.[1], low[0]?.[1]]).toEqual([1, null]);
  });

  test('one leg at another clock, stale or simulated marks the whole', () => {
    expect(report(one, two)).toMatchObject({ approximate: false, stale: false, simulated: false });
    expect(report(one, { ...two, clock: 'utc-close' }).approximate).toBe(true);
    expect(report(one, { ...two, stale: true }).stale).toBe(true);
    expect(report(one, { ...two, source: 'simulated' }).simulated).toBe(true);
  });
});

test('names each leg by its instrument and source, with what was counted of its prices', () => {
  expect(report(one, two).sources[1]).toMatchObject({
    id: 'two',
    instrument: 'TWO',
    source: 'files',
    counts: noCounts(),
  });
});

test('the report is plain JSON', () => {
  const made = report(one, two, three);
  expect(JSON.parse(JSON.stringify(made))).toEqual(made);
});
