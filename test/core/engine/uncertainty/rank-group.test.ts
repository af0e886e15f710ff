import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare } from '../../../../src/core/engine/uncertainty/compare.ts';
import { jackknife } from '../../../../src/core/engine/uncertainty/jackknife.ts';
import type { Jackknife } from '../../../../src/core/engine/uncertainty/jackknife.ts';
import { normals } from '../../../../src/core/engine/numbers/random.ts';
import { rankGroup } from '../../../../src/core/engine/uncertainty/rank-group.ts';
import { plainGroup } from '../oracles/plain-group.ts';
import { columns, garchPairs, t4Pairs } from '../random.ts';

type Draw = ReturnType<typeof t4Pairs>;

const knife = (x: Float64Array, y: Float64Array): Jackknife => {
  const result = jackknife(x, y);
  if (result === null) throw new Error('no jackknife');
  return result;
};

/**
 * Benchmarks that share a market and differ by noise of their own; each follows the asset by its load. Equal loads are
 * equal correlations, as the noises are alike.
 */
const market = (
  draw: Draw,
  noises: readonly Draw[],
  n: number,
  loads: readonly number[],
): { x: Float64Array; legs: Float64Array[] } => {
  const { x, y } = columns(draw, n);
  const legs = loads.map((load, k) => {
    const noise = noises[k];
    if (!noise) throw new Error('a noise for each load');
    const own = columns(noise, n).x;
    return y.map((value, t) => load * (x[t] ?? NaN) + value + 0.45 * (own[t] ?? NaN));
  });
  return { x, legs };
};

const made = (seed: number, n: number, loads: readonly number[]): Jackknife[] => {
  const noises = loads.map((_, k) => t4Pairs(seed + 1000 * (k + 1), 0));
  const { x, legs } = market(t4Pairs(seed, 0), noises, n, loads);
  return legs.map((leg) => knife(x, leg));
};

const best = (jackknifes: readonly Jackknife[]): number =>
  jackknifes.reduce((top, { z }, k) => (z > (jackknifes[top]?.z ?? NaN) ? k : top), 0);

describe('small and degenerate families', () => {
  const [first, second] = made(1, 100, [0.6, 0.2]);
  if (!first || !second) throw new Error('two were made');

  test('none, and one, which is on top', () => {
    expect(rankGroup([], 1)).toEqual([]);
    expect(rankGroup([first], 1)).toEqual([true]);
  });

  test('the same series twice, or the same but for scale and sign twice over, is one', () => {
    const { x, y } = columns(t4Pairs(5, 0.4), 252);
    const own = knife(x, y);
    const scaled = knife(
      x.map((value) => -0.01 * value + 3),
      y.map((value) => -7 * value),
    );
    const weak = knife(x, columns(t4Pairs(6, 0), 252).x);
    expect(rankGroup([own, own], 1)).toEqual([true, true]);
    expect(rankGroup([own, scaled, own, weak], 1)).toEqual([true, true, true, false]);
    expect(rankGroup([weak, own, scaled, own], 1)).toEqual([false, true, true, true]);
  });

  test('every member asked for twice, once in other units, is in or out with its twin', () => {
    for (let seed = 1; seed <= 20; seed += 1) {
      const noises = [1, 2, 3, 4].map((k) => t4Pairs(seed + 1000 * k, 0));
      const { x, legs } = market(t4Pairs(seed, 0), noises, 120, [0.7, 0.7, 0.6, 0]);
      const own = legs.map((leg) => knife(x, leg));
      const twins = legs.map((leg, k) =>
        knife(
          x,
          leg.map((value) => (k + 0.3) * value - 0.7),
        ),
      );
      const group = rankGroup([...own, ...twins], seed);
      expect(group.slice(4)).toEqual(group.slice(0, 4));
      expect(group[best(own)]).toBe(true);
      expect(group[3]).toBe(false);
    }
  });

  test('estimates without any error between them are ranked by themselves', () => {
    const higher = { ...first, z: first.z + 0.1 };
    expect(rankGroup([first, higher], 1)).toEqual([false, true]);
  });

  test('correlations of other days are not ranked', () => {
    const other = made(1, 99, [0.6])[0];
    if (!other) throw new Error('one was made');
    expect(() => rankGroup([first, other], 1)).toThrow(RangeError);
  });

  test('a benchmark far ahead is alone on top', () => {
    expect(rankGroup(made(2, 252, [0.2, 1.5, 0.2]), 1)).toEqual([false, true, false]);
  });
});

test('multiple comparisons with the best by the book keep the same ones', () => {
  const normal = normals(77);
  let [decided, out] = [0, 0];
  for (let seed = 1; seed <= 10; seed += 1) {
    const jackknifes = made(seed, 60, [0.7, 0.6, 0.5, 0.3, 0]);
    const group = rankGroup(jackknifes, seed);
    for (const [j, { distance, quantile }] of plainGroup(jackknifes, 1500, normal).entries()) {
      // 1,500 draws know the quantile to about 0.1.
      if (Math.abs(distance - quantile) < 0.15) continue;
      decided += 1;
      if (group[j] === false) out += 1;
      expect(group[j]).toBe(distance <= quantile);
    }
  }
  expect(decided).toBeGreaterThan(40);
  expect(out).toBeGreaterThan(8);
});

test('a group of two is the one-sided test of the pair', () => {
  let out = 0;
  for (let seed = 1; seed <= 300; seed += 1) {
    const [first, second] = made(seed, 40, [0.6, 0.3]);
    if (!first || !second) throw new Error('two were made');
    // The p-value of the compare is two-sided: twice the one-sided. 5,000 draws know 5% to 0.3 points.
    const p = compare(first, second).p / 2;
    if (Math.abs(p - 0.05) < 0.012) continue;
    const group = rankGroup([first, second], seed);
    expect(group.every(Boolean)).toBe(p > 0.05);
    if (p < 0.05) out += 1;
  }
  expect(out).toBeGreaterThan(50);
  expect(out).toBeLessThan(250);
});

test('the highest estimate is always in, whatever the family; the order asked in and the seed hardly matter', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 1_000_000 }),
      fc.array(fc.double({ min: -0.5, max: 1.5, noNaN: true }), { minLength: 2, maxLength: 6 }),
      (seed, loads) => {
        const jackknifes = made(seed, 50, loads);
        const group = rankGroup(jackknifes, seed);
        expect(group[best(jackknifes)]).toBe(true);
        expect(rankGroup(jackknifes, seed)).toEqual(group);
        const backwards = rankGroup(jackknifes.toReversed(), seed + 1).toReversed();
        const moved = backwards.filter((kept, k) => kept !== group[k]);
        expect(moved.length).toBeLessThan(2);
      },
    ),
    { numRuns: 40 },
  );
});

// Rates of 300 draws have a standard error of about a point.
describe('under GARCH volatility and t4 shocks', () => {
  const rates = (n: number, loads: readonly number[]): { kept: number; first: number; alone: number } => {
    const draw = garchPairs(1, 0);
    const noises = loads.map((_, k) => t4Pairs(100 + k, 0));
    let [kept, first, alone] = [0, 0, 0];
    for (let i = 0; i < 300; i += 1) {
      const { x, legs } = market(draw, noises, n, loads);
      const group = rankGroup(
        legs.map((leg) => knife(x, leg)),
        i,
      );
      const size = group.filter(Boolean).length;
      kept += size / loads.length / 3;
      first += (group[0] ? 1 : 0) / 3;
      alone += (size === 1 ? 1 : 0) / 3;
    }
    return { kept, first, alone };
  };

  test.each([21, 252])(
    'of ten equals over %d days each stays in 95 times of a hundred, and none stands alone',
    (n) => {
      const { kept, alone } = rates(n, Array(10).fill(0.45));
      expect(kept).toBeGreaterThan(92.5);
      expect(kept).toBeLessThan(97);
      expect(alone).toBe(0);
    },
  );

  test('of a fan of ten the truly highest stays in 95 times of a hundred or more, and others go', () => {
    const { kept, first } = rates(
      252,
      Array.from({ length: 10 }, (_, k) => 0.5 - 0.02 * k),
    );
    expect(first).toBeGreaterThanOrEqual(95);
    expect(kept).toBeLessThan(85);
  });

  test('one that is clearly ahead of seven stands alone nearly always', () => {
    const { first, alone } = rates(252, [0.8, ...Array(7).fill(0.3)]);
    expect(first).toBeGreaterThan(99);
    expect(alone).toBeGreaterThan(95);
  });
});
