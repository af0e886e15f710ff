import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { absoluteMoves, volatilities } from '../../../../src/core/engine/over-time/moves.ts';
import { rolling } from '../../../../src/core/engine/measures/rolling.ts';
import { plainMean } from '../plain.ts';
import { columns, normalPairs, t4Pairs } from '../random.ts';

test('by hand, over three sessions', () => {
  const returns = Float64Array.of(0.01, -0.03, 0.005, 0.02, -0.025);
  expect(absoluteMoves(returns, 3)).toEqual([
    null,
    null,
    expect.closeTo(0.015, 15),
    expect.closeTo(0.005, 15),
    expect.closeTo(0, 15),
  ]);
  // (2, 4, 9) / 100: mean 5, squares 9 + 1 + 16, so sqrt(26 / 2) / 100.
  expect(volatilities(Float64Array.of(0.02, 0.04, 0.09), 3)[2]).toBeCloseTo(Math.sqrt(13) / 100, 15);
});

test('they are missing exactly where the rolling correlation has no full window', () => {
  const { x, y } = columns(normalPairs(1, 0.4), 150);
  const missing = (values: readonly (number | null)[]): boolean[] => values.map((value) => value === null);
  const known = missing(rolling(x, y, 63).values);
  expect(missing(absoluteMoves(y, 63))).toEqual(known);
  expect(missing(volatilities(y, 63))).toEqual(known);
  expect(absoluteMoves(y.subarray(0, 62), 63)).toEqual(Array.from({ length: 62 }, () => null));
});

test('each window is that of its definition, and an outlier is forgotten with its window', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 2, max: 40 }), (seed, window) => {
      const returns = columns(t4Pairs(seed, 0), 60).x.with(5, 1e8);
      const [moves, deviations] = [absoluteMoves(returns, window), volatilities(returns, window)];
      for (let end = window - 1; end < 60; end += 1) {
        if (end - window + 1 <= 5 && 5 <= end) continue;
        const values = Array.from(returns.slice(end - window + 1, end + 1));
        const mean = plainMean(values);
        expect(moves[end]).toBeCloseTo(Math.abs(mean * window), 11);
        const squares = plainMean(values.map((value) => (value - mean) ** 2)) * window;
        expect(deviations[end]).toBeCloseTo(Math.sqrt(squares / (window - 1)), 12);
      }
    }),
    { numRuns: 30 },
  );
});
