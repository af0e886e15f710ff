import { expect, test } from 'vitest';
import { correlationOfPaths } from '../../../src/core/engine/correlation-of-paths.ts';
import type { PathCorrelation } from '../../../src/core/engine/correlation-of-paths.ts';
import { absoluteMoves } from '../../../src/core/engine/moves.ts';
import { rolling } from '../../../src/core/engine/rolling.ts';
import { plainJackknife, plainMean, plainPearson } from './plain.ts';
import { columns, garchPairs, normalPairs, t4Pairs } from './random.ts';

const found = (
  one: readonly (number | null)[],
  other: readonly (number | null)[],
  window: number,
): PathCorrelation => {
  const result = correlationOfPaths(one, other, window);
  if (result === null) throw new Error('no correlation');
  return result;
};

/** Means over `window` draws: a rolling path whose windows share draws as those of a correlation do. */
const means = (column: Float64Array, window: number): (number | null)[] =>
  Array.from(column, (_, end) =>
    end < window - 1 ? null : plainMean(column.slice(end - window + 1, end + 1)),
  );

test('with windows of one session it is the plain correlation with its jackknife interval', () => {
  const { x, y } = columns(t4Pairs(1, 0.4), 50);
  const result = found(Array.from(x), Array.from(y), 1);
  const known = plainJackknife(x, y);
  expect(result.windows).toBe(50);
  expect(result.value).toBeCloseTo(known.r, 12);
  for (const name of ['low', 'high', 'p'] as const) expect(result[name]).toBeCloseTo(known[name], 11);
});

test('it is the mean over every grid of windows that share no day', () => {
  const { x, y } = columns(t4Pairs(2, 0.6), 260);
  const [one, other] = [means(x, 10), means(y, 10)];
  const grids = Array.from({ length: 10 }, (_, offset) => {
    const ends = Array.from(x.keys()).filter((end) => end >= 9 && (end - 9) % 10 === offset);
    return plainJackknife(
      ends.map((end) => one[end] ?? NaN),
      ends.map((end) => other[end] ?? NaN),
    );
  });
  const result = found(one, other, 10);
  expect(result.windows).toBe(25);
  expect(Math.atanh(result.value)).toBeCloseTo(plainMean(grids.map(({ z }) => z)), 11);
  const se = Math.sqrt(plainMean(grids.map((grid) => grid.se ** 2)));
  // 2.068658: 97.5% quantile of t(23).
  expect((Math.atanh(result.high) - Math.atanh(result.low)) / 2 / 2.0686576).toBeCloseTo(se, 6);
});

test('counting every overlapping window would make the interval far too narrow', () => {
  const { x, y } = columns(normalPairs(3, 0.5), 1700);
  const [one, other] = [means(x, 63), means(y, 63)];
  const result = found(one, other, 63);
  const values = (path: readonly (number | null)[]): number[] => path.flatMap((value) => value ?? []);
  const naive = plainJackknife(values(one), values(other));
  expect(result.value).toBeCloseTo(plainPearson(values(one), values(other)), 1);
  expect((result.high - result.low) / (naive.high - naive.low)).toBeGreaterThan(4);
});

test('independent paths are called linked in at most 5% of 200 seeded histories', () => {
  const draw = normalPairs(4, 0);
  let linked = 0;
  for (let i = 0; i < 200; i += 1) {
    const { x, y } = columns(draw, 440);
    const { p, low, high } = found(means(x, 20), means(y, 20), 20);
    expect(low > 0 || high < 0).toBe(p < 0.05);
    if (p < 0.05) linked += 1;
  }
  expect(linked).toBeLessThanOrEqual(10);
});

test('a link that never changes is not told to follow the moves, in 95% of 100 seeded histories', () => {
  const draw = garchPairs(3, 0.4);
  let linked = 0;
  for (let i = 0; i < 100; i += 1) {
    const { x, y } = columns(draw, 1700);
    if (found(rolling(x, y, 63).values, absoluteMoves(y, 63), 63).p < 0.05) linked += 1;
  }
  expect(linked).toBeLessThanOrEqual(5);
});

test('days on which a path is missing are left out', () => {
  const { x, y } = columns(t4Pairs(5, 0.4), 60);
  const one = [null, ...x, 4, null];
  const other = [7, ...y, null, null];
  expect(correlationOfPaths(one, other, 2)).toEqual(correlationOfPaths(Array.from(x), Array.from(y), 2));
});

test('there is none for under 20 windows, or a path that does not move', () => {
  const { x, y } = columns(normalPairs(6, 0.4), 60);
  const [one, other] = [Array.from(x), Array.from(y)];
  expect(correlationOfPaths(one, other, 3)).not.toBeNull();
  expect(correlationOfPaths(one.slice(1), other.slice(1), 3)).toBeNull();
  expect(
    correlationOfPaths(
      one,
      Array.from(one, () => 0.4),
      3,
    ),
  ).toBeNull();
});
