import { expect, test } from 'vitest';
import { percentile } from '../../../../src/core/engine/numbers/percentile.ts';

test('the share of the values that lie below', () => {
  expect(percentile([0.1, 0.2, 0.3, 0.4], 0.3)).toBe(50);
  expect(percentile([0.3, 0.3, 0.3], 0.3)).toBe(0);
  expect(percentile([0.1, 0.2], 0.9)).toBe(100);
});

test('missing values do not count as low ones', () => {
  expect(percentile([null, 0.1, null, 0.5], 0.5)).toBe(50);
});

test('nothing to rank among has no percentile', () => {
  expect(percentile([null], 0.5)).toBeNull();
});
