import { expect, test } from 'vitest';
import { LARGE_TECH, sizeVerdict } from '../../../../src/core/engine/claims/size-claim.ts';
import type { PairedDifference } from '../../../../src/core/reports/estimate.ts';

/** Small tech minus each large one: the difference and its adjusted p. */
const differences = (...found: readonly (readonly [difference: number, p: number])[]): PairedDifference[] =>
  found.map(([difference, p], i) => ({
    first: 'r2k-tech',
    second: LARGE_TECH[i] ?? '',
    difference,
    low: difference - 0.05,
    high: difference + 0.05,
    p,
  }));

test('holds when small tech is closer than every large one', () => {
  expect(sizeVerdict(differences([0.06, 0.01], [0.08, 0.001], [0.07, 0.049]))).toBe('holds');
});

test('can not be told when one difference could be chance, whichever way it points', () => {
  expect(sizeVerdict(differences([0.06, 0.01], [0.02, 0.3], [0.07, 0.01]))).toBe("can't be told apart");
  expect(sizeVerdict(differences([0.06, 0.01], [-0.02, 0.3], [0.07, 0.01]))).toBe("can't be told apart");
  expect(sizeVerdict(differences([0.06, 0.05], [0.08, 0.001], [0.07, 0.01]))).toBe("can't be told apart");
});

test('does not hold when one large one is closer, whatever the others say', () => {
  expect(sizeVerdict(differences([0.06, 0.01], [-0.08, 0.02], [0.07, 0.01]))).toBe('does not hold');
});

test('the Magnificent Seven may be missing, the other two may not', () => {
  const [first, second, third] = differences([0.06, 0.01], [0.08, 0.001], [0.07, 0.01]);
  if (!first || !second || !third) throw new Error('three');
  expect(sizeVerdict([first, second])).toBe('holds');
  expect(sizeVerdict([first, third])).toBe("can't be told apart");
  expect(sizeVerdict([])).toBe("can't be told apart");
});
