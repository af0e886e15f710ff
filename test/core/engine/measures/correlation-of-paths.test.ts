import { expect, test } from 'vitest';
import { correlationOfPaths } from '../../../../src/core/engine/measures/correlation-of-paths.ts';
import type { PathCorrelation } from '../../../../src/core/engine/measures/correlation-of-paths.ts';
import { plainJackknife, plainMean, plainPearson } from '../plain.ts';
import { columns, meansOver, normalPairs, t4Pairs } from '../random.ts';

const found = (
  one: readonly (number | null)[],
  other: readonly (number | null)[],
  window: number,
): PathCorrelation => {
  const result = correlationOfPaths(one, other, window);
  if (result === null) throw new Error('no correlation');
  return result;
};

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
  const [one, other] = [meansOver(x, 10), meansOver(y, 10)];
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
  const [one, other] = [meansOver(x, 63), meansOver(y, 63)];
  const result = found(one, other, 63);
  const values = (path: readonly (number | null)[]): number[] => path.flatMap((value) => value ?? []);
  const naive = plainJackknife(values(one), values(other));
  expect(result.value).toBeCloseTo(plainPearson(values(one), values(other)), 1);
  expect((result.high - result.low) / (naive.high - naive.low)).toBeGreaterThan(4);
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
