import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { kendall, onPearsonsScale } from '../../../../src/core/engine/measures/kendall.ts';
import type { Estimate } from '../../../../src/core/reports/estimate.ts';
import { mtcars } from '../mtcars.ts';
import { columns, garchPairs, normalPairs, t4Pairs } from '../random.ts';

/** The tau-b of columns that have one. */
const tau = (x: Float64Array, y: Float64Array): Estimate => {
  const result = kendall(x, y);
  if (result === null) throw new Error('no tau');
  return result;
};

/** tau-b by looking at every pair. */
const plainTau = (x: readonly number[], y: readonly number[]): number => {
  let [score, untiedX, untiedY] = [0, 0, 0];
  for (const [i, a] of x.entries()) {
    for (let j = 0; j < i; j += 1) {
      const dx = Math.sign(a - (x[j] ?? NaN));
      const dy = Math.sign((y[i] ?? NaN) - (y[j] ?? NaN));
      score += dx * dy;
      untiedX += dx * dx;
      untiedY += dy * dy;
    }
  }
  return score / Math.sqrt(untiedX * untiedY);
};

describe('the figures of R, cor(method = "kendall") and the jackknife of its atanh by brute force', () => {
  test('miles per gallon and weight', () => {
    const { value, low, high } = tau(mtcars.mpg, mtcars.wt);
    expect(value).toBeCloseTo(-0.727832149528, 12);
    expect(low).toBeCloseTo(-0.830270689158582, 12);
    expect(high).toBeCloseTo(-0.577828571161464, 12);
    expect(tau(mtcars.mpg, mtcars.hp).value).toBeCloseTo(-0.742812506088673, 12);
  });

  test('small whole numbers, full of ties', () => {
    const x = Float64Array.of(3, 1, 4, 1, 5, 9, 2, 6, 5, 3);
    const y = Float64Array.of(2, 7, 1, 8, 2, 8, 1, 8, 2, 8);
    const { value, low, high } = tau(x, y);
    expect(value).toBeCloseTo(0.130410132739325, 13);
    expect(low).toBeCloseTo(-0.557258078385175, 12);
    expect(high).toBeCloseTo(0.711966970536278, 12);
  });
});

test('every pair looked at gives the same, for any ties, with and without each day', () => {
  const value = fc.integer({ min: 0, max: 6 });
  fc.assert(
    fc.property(fc.array(fc.tuple(value, value), { minLength: 4, maxLength: 40 }), (pairs) => {
      const x = pairs.map(([a]) => a);
      const y = pairs.map(([, b]) => b);
      const without = pairs.map((_, skip) => plainTau(x.toSpliced(skip, 1), y.toSpliced(skip, 1)));
      const known = plainTau(x, y);
      const result = kendall(Float64Array.from(x), Float64Array.from(y));
      const computable = [known, ...without].every((each) => Math.abs(each) < 1 - 1e-12);
      expect(result !== null).toBe(computable);
      if (result === null) return;
      expect(result.value).toBeCloseTo(known, 13);
      const z = without.map(Math.atanh);
      const mean = z.reduce((sum, each) => sum + each, 0) / z.length;
      const squares = z.reduce((sum, each) => sum + (each - mean) ** 2, 0);
      const se = Math.sqrt(((z.length - 1) / z.length) * squares);
      const width = Math.atanh(result.high) - Math.atanh(result.low);
      // 97.5% quantile of t lies between 1.96 and, for two degrees of freedom, 4.303.
      expect(width).toBeGreaterThan(2 * 1.95 * se - 1e-9);
      expect(width).toBeLessThan(2 * 4.31 * se + 1e-9);
    }),
  );
});

test('only the order counts, the sign of a leg turns it, and the legs are alike', () => {
  const { x, y } = columns(t4Pairs(3, 0.4), 200);
  const known = tau(x, y);
  expect(tau(x.map(Math.exp), y.map(Math.cbrt)).value).toBe(known.value);
  expect(tau(y, x).value).toBeCloseTo(known.value, 14);
  const turned = tau(
    x,
    y.map((value) => -value),
  );
  expect(turned.value).toBeCloseTo(-known.value, 14);
  expect(turned.low).toBeCloseTo(-known.high, 13);
});

test('one wild day moves it by next to nothing', () => {
  const { x, y } = columns(t4Pairs(4, 0.4), 252);
  const wild = tau(x.with(100, 1e6), y.with(100, -1e6));
  expect(Math.abs(wild.value - tau(x, y).value)).toBeLessThan(0.02);
});

test('there is none for three days, a leg of one value, or a perfect order', () => {
  const x = Float64Array.of(1, 2, 3, 4, 5);
  expect(kendall(x.subarray(0, 3), Float64Array.of(1, 3, 2))).toBeNull();
  expect(kendall(x, new Float64Array(5))).toBeNull();
  expect(kendall(x, new Float64Array(5).with(2, 1))).toBeNull();
  expect(kendall(x, x)).toBeNull();
  expect(kendall(x, x.toReversed())).toBeNull();
  // Perfect but for the last day.
  expect(kendall(x, x.with(4, 0))).toBeNull();
});

// For elliptical pairs sin(pi tau / 2) is the r that they are drawn with (Lindskog, McNeil and Schmock 2003).
test.each([
  { name: 'normal returns, n = 30', draw: normalPairs(5, 0.4), n: 30 },
  { name: 't4 returns, n = 63', draw: t4Pairs(5, 0.4), n: 63 },
  { name: 'GARCH t4 returns, n = 252', draw: garchPairs(5, 0.4), n: 252 },
])('the interval of sin(pi tau / 2) holds r in 95% of 1000 draws of $name', ({ draw, n }) => {
  let held = 0;
  for (let i = 0; i < 1000; i += 1) {
    const { x, y } = columns(draw, n);
    const { low, high } = tau(x, y);
    if (onPearsonsScale(low) <= 0.4 && 0.4 <= onPearsonsScale(high)) held += 1;
  }
  expect(held / 10).toBeGreaterThan(93);
  expect(held / 10).toBeLessThan(97.5);
});
