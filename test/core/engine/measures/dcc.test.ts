import { describe, expect, test } from 'vitest';
import { dcc } from '../../../../src/core/engine/measures/dcc.ts';
import type { DccFit } from '../../../../src/core/engine/measures/dcc.ts';
import { garch } from '../../../../src/core/engine/measures/garch.ts';
import { movingLink } from '../moving-link.ts';
import { plainMean, plainPearson } from '../plain.ts';
import { columns, garchPairs, normalPairs } from '../random.ts';

const fit = (x: Float64Array, y: Float64Array): DccFit => {
  const result = dcc(x, y);
  if (result.kind === 'none') throw new Error(result.reason);
  return result;
};

describe('2,000 seeded days with a = 0.05 and b = 0.90', () => {
  const { x, y, path } = movingLink(1, 2000, 0.05, 0.9, 0.4);
  const result = fit(x, y);

  // An independent fit in Python: two-step likelihood with 2 x 2 matrices, scipy.optimize Nelder-Mead.
  test('the maximum is where scipy finds it', () => {
    expect(result.kind).toBe('varying');
    expect(result.a).toBeCloseTo(0.04816197, 6);
    expect(result.b).toBeCloseTo(0.92948903, 6);
    expect(result.last).toBeCloseTo(0.39548865, 6);
    expect(result.likelihoodRatio).toBeCloseTo(101.4524299, 5);
    expect(Math.min(...result.path)).toBeCloseTo(-0.26683735, 6);
    expect(Math.max(...result.path)).toBeCloseTo(0.73635605, 6);
  });

  test('the path follows the correlations that the days were drawn with', () => {
    expect(plainPearson(result.path, path)).toBeGreaterThan(0.97);
    const errors = result.path.map((value, t) => Math.abs(value - (path[t] ?? NaN)));
    expect(plainMean(errors)).toBeLessThan(0.06);
  });

  test('a day is expected from the days before it: the last return moves nothing but what is estimated', () => {
    expect(result.last).toBe(result.path.at(-1));
    expect(result.path).toHaveLength(2000);
    // The first day knows nothing but the mean of all of them.
    const residuals = [garch(x)?.residuals ?? [], garch(y)?.residuals ?? []].map((column) =>
      Array.from(column),
    );
    const [ex = [], ey = []] = residuals;
    const product = (one: number[], other: number[]): number =>
      plainMean(one.map((e, t) => e * (other[t] ?? NaN)));
    expect(result.path[0]).toBeCloseTo(product(ex, ey) / Math.sqrt(product(ex, ex) * product(ey, ey)), 12);
  });

  test('scaling and shifting a leg changes nothing, turning it turns the path', () => {
    const scaled = fit(
      x.map((value) => 100 * value + 1),
      y.map((value) => -3 * value),
    );
    expect(scaled.a).toBeCloseTo(result.a, 4);
    expect(scaled.b).toBeCloseTo(result.b, 4);
    expect(scaled.last).toBeCloseTo(-result.last, 4);
  });

  test('the legs may change places', () => {
    expect(fit(y, x).last).toBeCloseTo(result.last, 5);
  });
});

test('the truth is found from ten samples, on average', () => {
  const fits = Array.from({ length: 10 }, (_, seed) => {
    const { x, y } = movingLink(seed + 20, 3000, 0.05, 0.9, 0.4);
    return fit(x, y);
  });
  expect(Math.abs(plainMean(fits.map(({ a }) => a)) - 0.05)).toBeLessThan(0.008);
  expect(Math.abs(plainMean(fits.map(({ b }) => b)) - 0.9)).toBeLessThan(0.02);
});

test('a constant link is called constant in at least 9 of 10 samples, even under GARCH with t4 shocks', () => {
  const constant = Array.from({ length: 60 }, (_, seed) => {
    const { x, y } = columns(garchPairs(seed + 1, 0.4), 600);
    return dcc(x, y);
  }).filter(({ kind }) => kind === 'constant');
  expect(constant.length).toBeGreaterThanOrEqual(54);
  for (const result of constant) {
    if (result.kind === 'none') continue;
    expect(new Set(result.path).size).toBe(1);
    expect(result.likelihoodRatio).toBeLessThan(12);
  }
});

test('it is refused with its reason', () => {
  const { x, y } = columns(normalPairs(1, 0.4), 500);
  expect(dcc(x.subarray(1), y.subarray(1))).toEqual({ kind: 'none', reason: 'few-returns' });
  expect(dcc(x, new Float64Array(500))).toEqual({ kind: 'none', reason: 'constant-leg' });
  expect(dcc(x, y).kind).not.toBe('none');
});

test('a link that wanders off for good has a + b at the bound: refused', () => {
  // r goes from -0.9 to 0.9 in a straight line, and never comes back.
  const { x, y: noise } = columns(normalPairs(1, 0), 1000);
  const y = noise.map((value, t) => {
    const r = -0.9 + (1.8 * t) / 999;
    return r * (x[t] ?? NaN) + Math.sqrt(1 - r * r) * value;
  });
  expect(dcc(x, y)).toEqual({ kind: 'none', reason: 'at-bound' });
});
