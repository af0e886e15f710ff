import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { studentTQuantile, studentTTwoSided } from '../../../../src/core/engine/numbers/student-t.ts';

/** Relative distance: the far tail must keep its digits too. */
const off = (value: number, known: number): number => Math.abs(value / known - 1);

/** P(T <= t). */
const below = (t: number, df: number): number => {
  const tail = studentTTwoSided(t, df) / 2;
  return t < 0 ? tail : 1 - tail;
};

describe('quantile', () => {
  test.each([
    // scipy 1.17 stats.t.ppf
    [0.975, 1, 12.706204736174694],
    [0.975, 2, 4.302652729749462],
    [0.975, 3, 3.1824463052837078],
    [0.975, 19, 2.0930240544083087],
    [0.975, 61, 1.999623584994939],
    [0.975, 250, 1.9694983934211532],
    [0.975, 1648, 1.9614045093294468],
    [0.6, 1648, 0.25338800635752834],
    [0.6, 1, 0.32491969623290634],
    [0.999, 1, 318.30883898555015],
    [1e-6, 5, -24.771029720515948],
  ])('of %d with %d degrees of freedom', (probability, df, known) => {
    expect(off(studentTQuantile(probability, df), known)).toBeLessThan(1e-12);
  });

  test('has closed forms with one and two degrees of freedom', () => {
    for (const p of [0.51, 0.7, 0.9, 0.99, 0.9999]) {
      expect(off(studentTQuantile(p, 1), Math.tan(Math.PI * (p - 0.5)))).toBeLessThan(1e-11);
      const a = 4 * p * (1 - p);
      expect(off(studentTQuantile(p, 2), 2 * (p - 0.5) * Math.sqrt(2 / a))).toBeLessThan(1e-11);
    }
  });

  test('is zero in the middle and undefined outside of (0, 1)', () => {
    expect(studentTQuantile(0.5, 7)).toBe(0);
    for (const p of [0, 1, -0.1, NaN]) expect(studentTQuantile(p, 7)).toBeNaN();
  });

  test('is undone by the p-value', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.0001, max: 0.9999, noNaN: true }),
        fc.integer({ min: 1, max: 5000 }),
        (probability, df) => {
          expect(below(studentTQuantile(probability, df), df)).toBeCloseTo(probability, 12);
        },
      ),
    );
  });
});

describe('two-sided p-value', () => {
  test.each([
    // scipy 1.17 2 * stats.t.sf
    [3.3, 1, 0.18731554186375868],
    [3.3, 19, 0.0037653508765122527],
    [3.3, 1648, 0.0009874848378823885],
    [12, 3, 0.0012450158007893362],
    [12, 61, 1.0601904794561096e-17],
    [12, 250, 1.6735296226983602e-26],
    [12, 1648, 7.246761878252779e-32],
  ])('of t = %d with %d degrees of freedom', (t, df, known) => {
    expect(off(studentTTwoSided(t, df), known)).toBeLessThan(1e-10);
    expect(studentTTwoSided(-t, df)).toBe(studentTTwoSided(t, df));
  });

  test('runs from one at zero to zero at infinity', () => {
    expect(studentTTwoSided(0, 10)).toBe(1);
    expect(studentTTwoSided(Infinity, 10)).toBe(0);
    expect(studentTTwoSided(NaN, 10)).toBeNaN();
  });
});

test('degrees of freedom may be fractions', () => {
  // scipy 1.17 stats.t.cdf(-0.3, 2.5)
  expect(off(below(-0.3, 2.5), 0.39367118574759863)).toBeLessThan(1e-13);
});
