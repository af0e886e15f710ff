import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { editDistance } from '../../../src/core/query/edit-distance.ts';

// kitten/sitting and saturday/sunday are the textbook examples of Levenshtein; ca/abc is where the restricted
// distance (3) differs from the unrestricted Damerau-Levenshtein distance (2).
test.each([
  ['', '', 0],
  ['', 'abc', 3],
  ['kitten', 'sitting', 3],
  ['saturday', 'sunday', 3],
  ['ca', 'abc', 3],
  ['tehc', 'tech', 1],
  ['btc', 'bct', 1],
  ['r2k-tec', 'r2k-tech', 1],
])('%j and %j are %i apart', (a, b, distance) => {
  expect(editDistance(a, b)).toBe(distance);
});

test('it is symmetric, zero only for equals, and at most the longer length', () => {
  const word = fc.string({ maxLength: 12, unit: fc.constantFrom('a', 'b', 'c') });
  fc.assert(
    fc.property(word, word, (a, b) => {
      const distance = editDistance(a, b);
      expect(distance).toBe(editDistance(b, a));
      expect(distance === 0).toBe(a === b);
      expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
      expect(distance).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
    }),
  );
});
