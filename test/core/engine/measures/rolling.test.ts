import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jackknife } from '../../../../src/core/engine/uncertainty/jackknife.ts';
import { rolling } from '../../../../src/core/engine/measures/rolling.ts';
import { plainJackknife, plainRolling } from '../plain.ts';
import { columns, t4Pairs } from '../random.ts';

/** Largest distance to the windows computed from scratch; they must be missing on the same days. */
const distance = (x: Float64Array, y: Float64Array, window: number): number => {
  const plain = plainRolling(x, y, window);
  let worst = 0;
  for (const [i, value] of rolling(x, y, window).values.entries()) {
    const known = plain[i] ?? null;
    if (value === null || known === null) expect(value).toBe(known);
    else worst = Math.max(worst, Math.abs(value - known));
  }
  return worst;
};

describe('every window equals its own two passes to 1e-13', () => {
  test('for any window and length', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.integer({ min: 3, max: 40 }),
        fc.integer({ min: 0, max: 130 }),
        (seed, window, n) => {
          const { x, y } = columns(t4Pairs(seed, 0.4), n);
          expect(distance(x, y, window)).toBeLessThan(1e-13);
        },
      ),
      { numRuns: 60 },
    );
  });

  test.each([1e2, 1e4, 1e6, 1e8])('in and after an outlier of %d', (outlier) => {
    const { x, y } = columns(t4Pairs(5, 0.4), 400);
    expect(distance(x.with(150, outlier), y, 63)).toBeLessThan(1e-13);
    expect(distance(x.with(150, outlier), y.with(170, -outlier), 63)).toBeLessThan(1e-13);
    const both = x.with(150, outlier);
    expect(distance(both, y.with(150, outlier), 63)).toBeLessThan(1e-13);
  });
});

test('each band is the jackknife interval of its window', () => {
  const { x, y } = columns(t4Pairs(6, 0.4), 200);
  const path = rolling(x.with(80, 30), y.with(80, 25), 63);
  for (let end = 62; end < 200; end += 1) {
    const [from, to] = [end - 62, end + 1];
    const known = jackknife(x.with(80, 30).subarray(from, to), y.with(80, 25).subarray(from, to));
    expect(path.low[end]).toBeCloseTo(known?.low ?? NaN, 12);
    expect(path.high[end]).toBeCloseTo(known?.high ?? NaN, 12);
  }
  const plain = plainJackknife(x.slice(100, 163), y.slice(100, 163));
  expect(path.low[162]).toBeCloseTo(plain.low, 12);
  expect(path.high[162]).toBeCloseTo(plain.high, 12);
});

test('windows without movement are missing, and only those', () => {
  const { x, y } = columns(t4Pairs(7, 0.4), 60);
  const still = y.map((value, t) => (t >= 20 && t < 45 ? 0 : value));
  const { values, low } = rolling(x, still, 10);
  const missing = values.flatMap((value, t) => (value === null ? [t] : []));
  expect(missing).toEqual([...Array(9).keys(), ...Array.from({ length: 16 }, (_, i) => 29 + i)]);
  // A window in which one day alone moves has a correlation but no jackknife.
  expect(values[28]).not.toBeNull();
  expect(low[28]).toBeNull();
});

test('two days have no correlation, and a window longer than the history has no values', () => {
  const { x, y } = columns(t4Pairs(7, 0.4), 20);
  expect(rolling(x, y, 2).values).toEqual(Array(20).fill(null));
  expect(rolling(x, y, 21)).toEqual({
    values: Array(20).fill(null),
    low: Array(20).fill(null),
    high: Array(20).fill(null),
  });
});
