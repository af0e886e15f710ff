import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { bivariateNormalCdf } from '../../../../src/core/engine/numbers/bivariate-normal.ts';
import { normalCdf } from '../../../../src/core/engine/numbers/normal.ts';

test('at the origin it is 1/4 + asin(r) / 2 pi (Sheppard 1899)', () => {
  for (let r = -1; r <= 1; r += 0.0625) {
    expect(bivariateNormalCdf(0, 0, r)).toBeCloseTo(0.25 + Math.asin(r) / (2 * Math.PI), 14);
  }
});

// 25-digit quadrature of density(x) P(Y <= k | x) with mpmath; scipy.stats.multivariate_normal agrees to 1e-14.
test.each([
  [-1.2815515655446004, -1.2815515655446004, 0.384, 0.02580282222978451],
  [1, -0.5, 0.7, 0.3053471464932143],
  [-2, -1.5, -0.6, 3.973326682504933e-6],
  [0.3, 0.31, 0.9999, 0.6171511558535735],
  [0.5, -2, 0.95, 0.02275013194817919],
  [-3, -3, 0.2, 1.143458861093185e-5],
])('P(X <= %d, Y <= %d) at r = %d', (h, k, r, known) => {
  expect(Math.abs(bivariateNormalCdf(h, k, r) - known)).toBeLessThan(1e-14);
});

const threshold = fc.double({ min: -4, max: 4, noNaN: true });
const link = fc.double({ min: -1, max: 1, noNaN: true });

/** Midpoint rule over the whole range of x, as plainly as the definition; good to about 1e-9 away from r = 1. */
const plain = (h: number, k: number, r: number): number => {
  const steps = 20_000;
  const width = (h + 9) / steps;
  let sum = 0;
  for (let i = 0; i < steps; i += 1) {
    const x = -9 + (i + 0.5) * width;
    sum += Math.exp((-x * x) / 2) * normalCdf((k - r * x) / Math.sqrt(1 - r * r));
  }
  return (sum * width) / Math.sqrt(2 * Math.PI);
};

test('it is the integral that defines it', () => {
  fc.assert(
    fc.property(threshold, threshold, fc.double({ min: -0.97, max: 0.97, noNaN: true }), (h, k, r) => {
      expect(Math.abs(bivariateNormalCdf(h, k, r) - plain(h, k, r))).toBeLessThan(1e-8);
    }),
    { numRuns: 40 },
  );
});

test('the order of the legs does not matter, and the four quadrants make one', () => {
  fc.assert(
    fc.property(threshold, threshold, link, (h, k, r) => {
      expect(bivariateNormalCdf(k, h, r)).toBeCloseTo(bivariateNormalCdf(h, k, r), 13);
      const quadrants =
        bivariateNormalCdf(h, k, r) +
        bivariateNormalCdf(-h, k, -r) +
        bivariateNormalCdf(h, -k, -r) +
        bivariateNormalCdf(-h, -k, r);
      expect(quadrants).toBeCloseTo(1, 12);
    }),
  );
});

test('it grows with the link, up to the smaller of the two alone', () => {
  fc.assert(
    fc.property(threshold, threshold, link, link, (h, k, one, other) => {
      const [low, high] = [Math.min(one, other), Math.max(one, other)];
      expect(bivariateNormalCdf(h, k, low)).toBeLessThanOrEqual(bivariateNormalCdf(h, k, high) + 1e-14);
      expect(bivariateNormalCdf(h, k, high)).toBeLessThanOrEqual(normalCdf(Math.min(h, k)) + 1e-14);
    }),
  );
});

test('no link, a perfect link either way, and no threshold', () => {
  expect(bivariateNormalCdf(0.3, -1, 0)).toBeCloseTo(normalCdf(0.3) * normalCdf(-1), 15);
  expect(bivariateNormalCdf(0.3, -1, 1)).toBe(normalCdf(-1));
  expect(bivariateNormalCdf(0.3, -1, 1 - 1e-15)).toBeCloseTo(normalCdf(-1), 8);
  expect(bivariateNormalCdf(0.3, 1, -1)).toBeCloseTo(normalCdf(0.3) + normalCdf(1) - 1, 15);
  expect(bivariateNormalCdf(-0.3, -1, -1)).toBe(0);
  expect(bivariateNormalCdf(Infinity, -1, 0.4)).toBe(normalCdf(-1));
  expect(bivariateNormalCdf(0.3, Infinity, 0.4)).toBe(normalCdf(0.3));
  expect(bivariateNormalCdf(Infinity, -Infinity, 0.4)).toBe(0);
  expect(bivariateNormalCdf(0, 0, 1.01)).toBeNaN();
  expect(bivariateNormalCdf(0, NaN, 0.1)).toBeNaN();
});
