import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pearson } from '../../../../src/core/engine/measures/pearson.ts';
import { mtcars } from '../mtcars.ts';
import { columns, normalPairs, t4Pairs } from '../random.ts';

test('miles per gallon and weight: -0.867659376517 (R cor)', () => {
  expect(pearson(mtcars.mpg, mtcars.wt)).toBeCloseTo(-0.867659376517, 12);
});

describe('for any two columns', () => {
  const draws = fc.integer({ min: 1, max: 1_000_000 }).map((seed) => columns(t4Pairs(seed, 0.4), 40));
  const factor = fc.oneof(
    fc.double({ min: 0.01, max: 100, noNaN: true }),
    fc.double({ min: -100, max: -0.01, noNaN: true }),
  );
  const shift = fc.double({ min: -100, max: 100, noNaN: true });

  test('shifting and scaling change at most the sign', () => {
    fc.assert(
      fc.property(draws, factor, shift, factor, shift, ({ x, y }, b, a, d, c) => {
        const r = pearson(x, y) ?? NaN;
        const moved = pearson(
          x.map((value) => a + b * value),
          y.map((value) => c + d * value),
        );
        expect(moved).toBeCloseTo(Math.sign(b * d) * r, 10);
      }),
    );
  });

  test('it is symmetric, within one of zero, and one with itself', () => {
    fc.assert(
      fc.property(draws, ({ x, y }) => {
        const r = pearson(x, y) ?? NaN;
        expect(pearson(y, x)).toBe(r);
        expect(Math.abs(r)).toBeLessThanOrEqual(1);
        expect(pearson(x, x)).toBe(1);
      }),
    );
  });

  test('the order of the days does not matter', () => {
    fc.assert(
      fc.property(draws, ({ x, y }) => {
        expect(pearson(x.toReversed(), y.toReversed())).toBeCloseTo(pearson(x, y) ?? NaN, 14);
      }),
    );
  });
});

test('a leg that does not move, or moves by rounding only, has none', () => {
  const { x } = columns(normalPairs(1, 0), 30);
  expect(pearson(x, new Float64Array(30))).toBeNull();
  expect(pearson(new Float64Array(30).fill(0.1), x)).toBeNull();
  const drift = Float64Array.from(x, (_, i) => Math.log(1.001 ** (i + 1) / 1.001 ** i));
  expect(pearson(x, drift)).toBeNull();
});

test('two days are too few, three are enough', () => {
  expect(pearson(Float64Array.of(1, 2), Float64Array.of(1, 3))).toBeNull();
  expect(pearson(Float64Array.of(1, 2, 3), Float64Array.of(1, 3, 2))).toBeCloseTo(0.5, 15);
});
