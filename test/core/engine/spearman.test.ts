import { describe, expect, test } from 'vitest';
import { pearson } from '../../../src/core/engine/pearson.ts';
import { ranks } from '../../../src/core/engine/ranks.ts';
import { spearman } from '../../../src/core/engine/spearman.ts';
import { mtcars } from './mtcars.ts';
import { plainSpearman } from './plain.ts';
import { columns, garchPairs, t4Pairs } from './random.ts';

test('miles per gallon and weight, with ties: -0.88642203327 (R cor, method = "spearman")', () => {
  expect(spearman(mtcars.mpg, mtcars.wt)?.value).toBeCloseTo(-0.88642203327, 11);
});

test('the interval is the one of Bonett and Wright', () => {
  const { value, low, high } = spearman(mtcars.mpg, mtcars.wt) ?? { value: 0, low: 0, high: 0 };
  const se = Math.sqrt((1 + value ** 2 / 2) / 29);
  expect(Math.atanh(low)).toBeCloseTo(Math.atanh(value) - 1.959964 * se, 6);
  expect(Math.atanh(high)).toBeCloseTo(Math.atanh(value) + 1.959964 * se, 6);
});

test('a rising transformation of either leg changes nothing', () => {
  const { x, y } = columns(t4Pairs(8, 0.4), 50);
  expect(spearman(x.map(Math.exp), y.map(Math.cbrt))).toEqual(spearman(x, y));
  expect(spearman(x, y)?.value).toBeCloseTo(plainSpearman(x, y), 14);
});

test('perfect order has a finite interval of one', () => {
  const x = Float64Array.of(1, 2, 3, 4, 5);
  expect(spearman(x, x)).toEqual({ value: 1, low: 1, high: 1 });
});

test('a constant leg and three days have none', () => {
  expect(spearman(mtcars.mpg, new Float64Array(32))).toBeNull();
  expect(spearman(Float64Array.of(1, 2, 3), Float64Array.of(1, 3, 2))).toBeNull();
});

/** Share of 2000 intervals, in percent, that hold the true value. */
const coverage = (draw: () => readonly [number, number], n: number, truth: number): number => {
  let held = 0;
  for (let i = 0; i < 2000; i += 1) {
    const { x, y } = columns(draw, n);
    const { low, high } = spearman(x, y) ?? { low: NaN, high: NaN };
    if (low <= truth && truth <= high) held += 1;
  }
  return held / 20;
};

// With 8000 draws: independent t4 93.6% (n = 63) and 93.5% (252), GARCH t4 93.5% and 92.7%; a little short, not badly.
describe('the 95% interval holds the truth (2000 seeded draws)', () => {
  const truthOf = (draw: () => readonly [number, number]): number => {
    const { x, y } = columns(draw, 400_000);
    return pearson(ranks(x), ranks(y)) ?? NaN;
  };

  test.each([63, 252])('with independent t4 returns, n = %d', (n) => {
    const held = coverage(t4Pairs(11, 0.4), n, truthOf(t4Pairs(12, 0.4)));
    expect(held).toBeGreaterThan(92);
    expect(held).toBeLessThan(96.5);
  });

  test.each([63, 252])('with GARCH t4 returns, n = %d', (n) => {
    const held = coverage(garchPairs(21, 0.4), n, truthOf(garchPairs(22, 0.4)));
    expect(held).toBeGreaterThan(92);
    expect(held).toBeLessThan(96.5);
  });
});
