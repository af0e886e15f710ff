import { expect, test } from 'vitest';
import { sectorsVerdict } from '../../../../src/core/engine/claims/sectors-claim.ts';
import { LARGE_SECTORS, SMALL_SECTORS } from '../../../../src/core/query/universes.ts';

const ALL = [...SMALL_SECTORS, ...LARGE_SECTORS];

/** All sectors but `without`, with those in `tied` in the top group. */
const rows = (tied: readonly string[], without: readonly string[] = []) =>
  ALL.filter((id) => !without.includes(id)).map((id) => ({ id, tiedForTop: tied.includes(id) }));

test('holds only when small-cap tech is alone at the top of all twenty', () => {
  expect(ALL).toHaveLength(20);
  expect(sectorsVerdict(rows(['r2k-tech']))).toBe('holds');
});

test('can not be told when it shares the top with one other', () => {
  expect(sectorsVerdict(rows(['r2k-tech', 'sp500-tech']))).toBe("can't be told apart");
});

test('does not hold when the top is without it, however many share it', () => {
  expect(sectorsVerdict(rows(['sp500-tech']))).toBe('does not hold');
  expect(sectorsVerdict(rows(['sp500-tech', 'sc-health'], ['sc-energy']))).toBe('does not hold');
});

test('one sector missing is enough for "highest" not to be said, and not enough to save the claim', () => {
  expect(sectorsVerdict(rows(['r2k-tech'], ['sp500-energy']))).toBe("can't be told apart");
  expect(sectorsVerdict(rows(['sp500-tech'], ['sp500-energy']))).toBe('does not hold');
});

test('without small-cap tech itself there is nothing to say', () => {
  expect(sectorsVerdict(rows(['sp500-tech'], ['r2k-tech']))).toBe("can't be told apart");
  expect(sectorsVerdict([])).toBe("can't be told apart");
});
