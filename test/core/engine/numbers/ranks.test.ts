import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { ranks } from '../../../../src/core/engine/numbers/ranks.ts';
import { plainRanks } from '../plain.ts';

test('equal values share the mean of their ranks', () => {
  expect([...ranks(Float64Array.of(10, 20, 20, 5, 20))]).toEqual([2, 4, 4, 1, 4]);
});

test('zero and minus zero are equal', () => {
  expect([...ranks(Float64Array.of(0, -0, 1))]).toEqual([1.5, 1.5, 3]);
});

test('as counted one by one, ties and all, and the input stays as it is', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 60 }), (values) => {
      const column = Float64Array.from(values);
      expect([...ranks(column)]).toEqual(plainRanks(values));
      expect([...column]).toEqual(values);
    }),
  );
});
