import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { jackknife } from '../../../../src/core/engine/uncertainty/jackknife.ts';
import { pseudoValues } from '../oracles/plain-group.ts';
import type { Jackknife } from '../../../../src/core/engine/uncertainty/jackknife.ts';
import { mtcars } from '../mtcars.ts';
import { plainJackknife, plainMean } from '../plain.ts';
import { columns, garchPairs, normalPairs, t4Pairs } from '../random.ts';

/** The jackknife of columns that have one. */
const knife = (x: Float64Array, y: Float64Array): Jackknife => {
  const result = jackknife(x, y);
  if (result === null) throw new Error('no jackknife');
  return result;
};

test('miles per gallon and weight: the figures of an independent R computation', () => {
  const result = knife(mtcars.mpg, mtcars.wt);
  expect(result.z).toBeCloseTo(-1.32353108788, 11);
  expect(result.se).toBeCloseTo(0.147406447028, 12);
  expect(result.low).toBeCloseTo(-0.925285145036, 12);
  expect(result.high).toBeCloseTo(-0.770877551135, 12);
  // Row 17 counted from one: the Chrysler Imperial.
  expect(result.mostInfluential + 1).toBe(17);
  expect(result.without).toBeCloseTo(-0.886598148524, 12);
});

/** Largest distance between the engine's figures and those of leaving out each day by brute force. */
const distance = (x: Float64Array, y: Float64Array): number => {
  const fast = knife(x, y);
  const plain = plainJackknife(x, y);
  expect(fast.mostInfluential).toBe(plain.mostInfluential);
  const figures = ['r', 'z', 'se', 'low', 'high', 'p', 'without'] as const;
  return Math.max(
    ...figures.map((name) => Math.abs(fast[name] - plain[name])),
    ...plain.leftOut.map((z, t) => Math.abs(fast.z + (fast.shifts[t] ?? NaN) - z)),
  );
};

describe('leaving out each day by brute force gives the same to 1e-12', () => {
  test('with fat tails, for any seed, length and link', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.integer({ min: 12, max: 80 }),
        fc.double({ min: -0.9, max: 0.9, noNaN: true }),
        (seed, n, r) => {
          const { x, y } = columns(t4Pairs(seed, r), n);
          expect(distance(x, y)).toBeLessThan(1e-12);
        },
      ),
      { numRuns: 40 },
    );
  });

  test.each([1e2, 1e4, 1e6, 1e8])('with one day of %d standard deviations in one leg or both', (outlier) => {
    const { x, y } = columns(normalPairs(5, 0.4), 63);
    expect(distance(x.with(20, outlier), y)).toBeLessThan(1e-12);
    expect(distance(x, y.with(20, -outlier))).toBeLessThan(1e-12);
    expect(distance(x.with(7, outlier), y.with(20, -outlier))).toBeLessThan(1e-12);
  });

  test('when a single day made the whole link', () => {
    const { x, y } = columns(normalPairs(6, 0), 63);
    const result = knife(x.with(30, 1e5), y.with(30, 1e5));
    const rest = plainJackknife(x.with(30, 1e5), y.with(30, 1e5));
    expect(result.r).toBeGreaterThan(0.999);
    expect(result.mostInfluential).toBe(30);
    expect(result.without).toBeCloseTo(rest.without, 12);
    expect(Math.abs(result.without)).toBeLessThan(0.3);
  });
});

test('the order of the days changes neither estimate nor error', () => {
  const { x, y } = columns(t4Pairs(9, 0.4), 100);
  const forwards = knife(x, y);
  const backwards = knife(x.toReversed(), y.toReversed());
  for (const name of ['r', 'se', 'low', 'high', 'p'] as const) {
    expect(backwards[name]).toBeCloseTo(forwards[name], 13);
  }
  expect(backwards.mostInfluential).toBe(99 - forwards.mostInfluential);
});

test('the interval holds r, and turns with the sign of a leg', () => {
  const { x, y } = columns(t4Pairs(10, 0.4), 100);
  const { r, low, high } = knife(x, y);
  expect(low).toBeLessThan(r);
  expect(high).toBeGreaterThan(r);
  const turned = knife(
    x,
    y.map((value) => -value),
  );
  expect(turned.low).toBeCloseTo(-high, 14);
  expect(turned.high).toBeCloseTo(-low, 14);
});

test('pseudo-values have the jackknife error as the error of their mean', () => {
  const { x, y } = columns(t4Pairs(10, 0.4), 100);
  const result = knife(x, y);
  const values = pseudoValues(result);
  const mean = plainMean(values);
  const squares = values.reduce((total, value) => total + (value - mean) ** 2, 0);
  expect(Math.sqrt(squares / 99 / 100)).toBeCloseTo(result.se, 13);
});

describe('there is none', () => {
  const { x, y } = columns(normalPairs(1, 0.4), 30);

  test('for fewer than four days', () => {
    expect(jackknife(x.subarray(0, 3), y.subarray(0, 3))).toBeNull();
    expect(jackknife(x.subarray(0, 4), y.subarray(0, 4))).not.toBeNull();
  });

  test('for a constant leg, and for one that moved on one day only', () => {
    expect(jackknife(x, new Float64Array(30))).toBeNull();
    expect(jackknife(x, new Float64Array(30).with(12, 0.02))).toBeNull();
  });

  test('for a perfect link, and for one that is perfect but for one day', () => {
    expect(jackknife(x, x)).toBeNull();
    expect(
      jackknife(
        x,
        x.map((value) => 3 - 2 * value),
      ),
    ).toBeNull();
    expect(jackknife(x, x.with(4, 5))).toBeNull();
  });
});

// The truth is the link that each day is drawn with, whatever the day's volatility.
describe('the 95% interval holds the truth (2000 seeded draws)', () => {
  const coverage = (draw: () => readonly [number, number], n: number): number => {
    let held = 0;
    for (let i = 0; i < 2000; i += 1) {
      const { x, y } = columns(draw, n);
      const { low, high } = knife(x, y);
      if (low <= 0.4 && 0.4 <= high) held += 1;
    }
    return held / 20;
  };

  test('with independent t4 returns, n = 63', () => {
    const held = coverage(t4Pairs(1, 0.4), 63);
    expect(held).toBeGreaterThan(92.5);
    expect(held).toBeLessThan(96.5);
  });

  test('with GARCH t4 returns, n = 252', () => {
    const held = coverage(garchPairs(2, 0.4), 252);
    expect(held).toBeGreaterThan(92.5);
    expect(held).toBeLessThan(96.5);
  });
});
