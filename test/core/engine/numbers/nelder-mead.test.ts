import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromSeveralStarts, nelderMead } from '../../../../src/core/engine/numbers/nelder-mead.ts';

const options = { step: 0.5, tolerance: 1e-9, maxEvaluations: 2000 };

test("Rosenbrock's banana valley from (-1.2, 1): the minimum 0 at (1, 1)", () => {
  const banana = ([x = NaN, y = NaN]: readonly number[]): number => 100 * (y - x * x) ** 2 + (1 - x) ** 2;
  const { point, value, converged, evaluations } = nelderMead(banana, [-1.2, 1], options);
  expect(converged).toBe(true);
  expect(value).toBeLessThan(1e-15);
  expect(point[0]).toBeCloseTo(1, 7);
  expect(point[1]).toBeCloseTo(1, 7);
  expect(evaluations).toBeLessThan(400);
});

test('any bowl in one to three dimensions is walked to its bottom', () => {
  const coordinate = fc.double({ min: -3, max: 3, noNaN: true });
  fc.assert(
    fc.property(fc.array(fc.tuple(coordinate, coordinate), { minLength: 1, maxLength: 3 }), (pairs) => {
      const bowl = (point: readonly number[]): number =>
        pairs.reduce((sum, [bottom], i) => sum + (i + 1) * ((point[i] ?? NaN) - bottom) ** 2, 7);
      const { point, value } = nelderMead(
        bowl,
        pairs.map(([, start]) => start),
        options,
      );
      expect(value).toBeCloseTo(7, 7);
      for (const [i, [bottom]] of pairs.entries()) expect(point[i]).toBeCloseTo(bottom, 3);
    }),
    { numRuns: 60 },
  );
});

test('a domain that answers NaN outside is never left', () => {
  // The minimum of x - ln x, where the logarithm ends, is at 1.
  const f = ([x = NaN]: readonly number[]): number => x - Math.log(x);
  const { point } = nelderMead(f, [0.01], { ...options, step: -5 });
  expect(point[0]).toBeCloseTo(1, 4);
});

test('a start outside the domain is left for a corner inside it', () => {
  const f = ([x = NaN, y = NaN]: readonly number[]): number => x - Math.log(x) + (y - 2) ** 2;
  const { point, value, converged } = nelderMead(f, [-0.5, 1], { ...options, step: 2 });
  expect(converged).toBe(true);
  expect(value).toBeCloseTo(1, 8);
  expect(point[1]).toBeCloseTo(2, 4);
});

test('where neither reflecting nor contracting the worst corner helps, all corners move halfway to the best', () => {
  const seen: string[] = [];
  const values = new Map([
    ['0 0', 0],
    ['1 0', 1],
    ['0 1', 2],
  ]);
  const f = (point: readonly number[]): number => {
    seen.push(point.join(' '));
    return values.get(point.join(' ')) ?? 9;
  };
  nelderMead(f, [0, 0], { step: 1, tolerance: 1e-9, maxEvaluations: 7 });
  // The reflection of (0, 1) in the middle of the others, its inner contraction, then the shrunken corners.
  expect(seen).toEqual(['0 0', '1 0', '0 1', '1 -1', '0.25 0.5', '0.5 0', '0 0.5']);
});

test('it stops when the evaluations are used up, and says so', () => {
  let calls = 0;
  const slope = ([x = NaN]: readonly number[]): number => {
    calls += 1;
    return -x;
  };
  const { converged, evaluations } = nelderMead(slope, [0], { ...options, maxEvaluations: 50 });
  expect(converged).toBe(false);
  expect(evaluations).toBe(calls);
  expect(calls).toBeLessThanOrEqual(52);
});

test('of two valleys the deeper one is found from starts in both', () => {
  const valleys = ([x = NaN]: readonly number[]): number => (x * x - 4) ** 2 + x;
  expect(fromSeveralStarts(valleys, [[2], [-2]])[0]).toBeCloseTo(-2.0307, 3);
  expect(fromSeveralStarts(valleys, [[2]])[0]).toBeCloseTo(1.9681, 3);
});
