import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ewma } from '../../../../src/core/engine/measures/ewma.ts';
import { waves } from '../oracles/waves.ts';
import { columns, t4Pairs } from '../random.ts';

/** The definition: every day weighted by how many half-lives ago it was. */
const plainEwma = (x: Float64Array, y: Float64Array, halfLife: number, end: number): number => {
  const sum = (a: Float64Array, b: Float64Array): number =>
    a
      .subarray(0, end + 1)
      .reduce((total, value, t) => total + value * (b[t] ?? NaN) * 2 ** ((t - end) / halfLife), 0);
  return sum(x, y) / Math.sqrt(sum(x, x) * sum(y, y));
};

test('the figures of R on two known waves, half-life 30', () => {
  const path = ewma(waves.x, waves.y);
  expect(path[59]).toBeCloseTo(0.177149640870743, 12);
  expect(path.at(-1)).toBeCloseTo(0.751623894273254, 12);
});

test('each day is the weighted sum over all days before it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 3, max: 40 }), (seed, halfLife) => {
      const { x, y } = columns(t4Pairs(seed, 0.4), 120);
      const path = ewma(x, y, halfLife);
      const start = 2 * halfLife - 1;
      expect(path.slice(0, start)).toEqual(Array(start).fill(null));
      for (let t = start; t < 120; t += 1) expect(path[t]).toBeCloseTo(plainEwma(x, y, halfLife, t), 12);
    }),
    { numRuns: 30 },
  );
});

test('after a half-life an old link counts half', () => {
  const x = Float64Array.from({ length: 630 }, (_, t) => (t % 2 === 0 ? 1 : -1));
  const y = x.map((value, t) => (t < 600 ? value : -value));
  // Long after the start the sum of old weights is l^30 = 1/2 of the whole, and the new ones are the rest.
  expect(ewma(x, y).at(-1)).toBeCloseTo(0, 5);
});

describe('missing values', () => {
  test('stand before two half-lives, in a history as long as the returns', () => {
    const { x, y } = columns(t4Pairs(5, 0.4), 100);
    const path = ewma(x, y);
    expect(path).toHaveLength(100);
    expect(path.findIndex((value) => value !== null)).toBe(59);
    expect(ewma(x.subarray(0, 59), y.subarray(0, 59))).toEqual(Array(59).fill(null));
  });

  test('stand where a leg has not moved', () => {
    const { x } = columns(t4Pairs(5, 0.4), 100);
    expect(ewma(x, new Float64Array(100))).toEqual(Array(100).fill(null));
  });
});

test('a leg with itself stays within 1, and a wild day is forgotten', () => {
  const { x, y } = columns(t4Pairs(6, 0.4), 3000);
  for (const value of ewma(x, x).slice(59)) expect(value).toBeCloseTo(1, 14);
  const wild = ewma(x.with(100, 1e4), y.with(100, 1e4));
  expect(wild[100]).toBeGreaterThan(0.99);
  expect(wild.at(-1)).toBeCloseTo(ewma(x, y).at(-1) ?? NaN, 10);
});
