import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linearTicks, logTicks } from '../../../src/charts/marks/value-ticks.ts';

describe('linearTicks', () => {
  test.each([
    [78, 210, [100, 125, 150, 175, 200]],
    [97, 123, [100, 105, 110, 115, 120]],
    [99.4, 100.6, [99.5, 99.75, 100, 100.25, 100.5]],
    [-0.2, 0.4, [-0.2, 0, 0.2, 0.4]],
  ])('%d to %d is marked at round values', (low, high, ticks) => {
    expect(linearTicks(low, high, 5)).toEqual(ticks);
  });

  test('ticks lie inside, ascend, and are two to five', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1, max: 1e6, noNaN: true }),
        fc.double({ min: 0.01, max: 3, noNaN: true }),
        (low, growth) => {
          const high = low * (1 + growth);
          const ticks = linearTicks(low, high, 5);
          expect(ticks.length).toBeGreaterThanOrEqual(2);
          expect(ticks.length).toBeLessThanOrEqual(5);
          expect(ticks).toEqual(ticks.toSorted((a, b) => a - b));
          expect(ticks.every((tick) => tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9))).toBe(true);
        },
      ),
    );
  });
});

describe('logTicks', () => {
  test.each([
    [25, 115, [30, 50, 70, 100]],
    [70, 2600, [100, 200, 500, 1000, 2000]],
    [18, 8000, [30, 100, 300, 1000, 3000]],
    [80, 25_000, [100, 300, 1000, 3000, 10_000]],
    [80, 40_000, [100, 1000, 10_000]],
    [0.5, 3e9, [1, 100, 10_000, 1e6, 1e8]],
  ])('%d to %d is marked at round values', (low, high, ticks) => {
    expect(logTicks(low, high, 5)).toEqual(ticks);
  });

  test('100 is marked whenever it lies inside, and no more than five values are', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -6, max: 1.9, noNaN: true }),
        fc.double({ min: 2.1, max: 12, noNaN: true }),
        (low, high) => {
          const ticks = logTicks(10 ** low, 10 ** high, 5);
          expect(ticks).toContain(100);
          expect(ticks.length).toBeLessThanOrEqual(5);
        },
      ),
    );
  });
});
