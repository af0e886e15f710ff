import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { holm } from '../../../../src/core/engine/uncertainty/holm.ts';

test("the figures of R's p.adjust", () => {
  const adjusted = holm([0.01, 0.04, 0.03, 0.005, 0.2, 0.03]);
  for (const [i, known] of [0.05, 0.12, 0.12, 0.03, 0.2, 0.12].entries()) {
    expect(adjusted[i]).toBeCloseTo(known, 14);
  }
});

test('one test needs no adjustment, and none give none', () => {
  expect(holm([0.03])).toEqual([0.03]);
  expect(holm([])).toEqual([]);
});

const family = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 20 });

test('no p falls, none passes 1 or the Bonferroni bound, and their order stays', () => {
  fc.assert(
    fc.property(family, (ps) => {
      const adjusted = holm(ps);
      for (const [i, p] of ps.entries()) {
        const own = adjusted[i] ?? NaN;
        expect(own).toBeGreaterThanOrEqual(p);
        expect(own).toBeLessThanOrEqual(Math.min(1, ps.length * p));
        const larger = ps.flatMap((other, j) => (p < other ? [adjusted[j] ?? NaN] : []));
        expect(own).toBeLessThanOrEqual(Math.min(1, ...larger));
      }
    }),
  );
});

test('it rejects what stepping down by the book rejects', () => {
  fc.assert(
    fc.property(family, (ps) => {
      const sorted = ps.toSorted((a, b) => a - b);
      const kept = sorted.findIndex((p, step) => (ps.length - step) * p > 0.05);
      const rejected = kept === -1 ? ps.length : kept;
      expect(holm(ps).filter((p) => p <= 0.05)).toHaveLength(rejected);
    }),
  );
});
