import { expect, test } from 'vitest';
import { zeroReturns } from '../../../../src/core/engine/samples/zero-returns.ts';

test('share and longest run of exact zeros', () => {
  expect(zeroReturns(Float64Array.of(0, 0, 0.01, 0, 0, 0, -0.02, 0))).toEqual({ share: 0.75, longestRun: 3 });
});

test('a tiny return is a return', () => {
  expect(zeroReturns(Float64Array.of(1e-12, -1e-12))).toEqual({ share: 0, longestRun: 0 });
});
