import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalCdf, normalDensity, normalQuantile } from '../../../../src/core/engine/numbers/normal.ts';

test.each([
  [-8, 6.22096057427174e-16],
  [-1.96, 0.024997895148220435],
  [0, 0.5],
  [0.5, 0.6914624612740131],
  [3.5, 0.9997673709209645],
])('P(Z <= %d) as scipy.stats.norm has it, far tail included', (x, known) => {
  expect(Math.abs(normalCdf(x) / known - 1)).toBeLessThan(1e-13);
});

test.each([
  [1e-10, -6.361340902404056],
  [0.1, -1.2815515655446004],
  [0.3, -0.5244005127080409],
  [0.5, 0],
  [0.975, 1.959963984540054],
])('the quantile of %d as scipy.stats.norm has it', (probability, known) => {
  expect(normalQuantile(probability)).toBeCloseTo(known, 13);
});

test('quantile and distribution undo each other', () => {
  fc.assert(
    fc.property(fc.double({ min: -7, max: 7, noNaN: true }), (x) => {
      // Above the middle the probability itself has too few digits left to give x back.
      expect(normalQuantile(normalCdf(-Math.abs(x)))).toBeCloseTo(-Math.abs(x), 11);
      expect(normalCdf(x) + normalCdf(-x)).toBeCloseTo(1, 15);
    }),
  );
});

test('the density is the slope of the distribution', () => {
  for (const x of [-4, -3, -1, 0, 0.5, 2.999, 3.001]) {
    const slope = (normalCdf(x + 1e-5) - normalCdf(x - 1e-5)) / 2e-5;
    expect(slope).toBeCloseTo(normalDensity(x), 9);
  }
});

test('certain and impossible events, and no event at all', () => {
  expect(normalQuantile(0)).toBe(-Infinity);
  expect(normalQuantile(1)).toBe(Infinity);
  expect(normalQuantile(1.1)).toBeNaN();
  expect(normalCdf(Infinity)).toBe(1);
  expect(normalCdf(-Infinity)).toBe(0);
  expect(normalCdf(NaN)).toBeNaN();
});
