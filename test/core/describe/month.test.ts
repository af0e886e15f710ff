import { expect, test } from 'vitest';
import { month } from '../../../src/core/describe/month.ts';

test.each([
  ['2020-03-12', 'Mar 2020'],
  ['2025-12-01', 'Dec 2025'],
])('%s is in %s', (day, words) => {
  expect(month(day)).toBe(words);
});
