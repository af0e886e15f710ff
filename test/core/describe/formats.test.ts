import { expect, test } from 'vitest';
import {
  count,
  date,
  interval,
  month,
  percent,
  pValue,
  twoDecimals,
} from '../../../src/core/describe/formats.ts';

test('two decimals, and never a negative zero', () => {
  expect(twoDecimals(0.515)).toBe('0.52');
  expect(twoDecimals(-0.004)).toBe('0.00');
  expect(twoDecimals(-0.006)).toBe('-0.01');
  expect(twoDecimals(1)).toBe('1.00');
});

test('an interval says "to", so that a negative bound can be read', () => {
  expect(interval(-0.08, 0.18)).toBe('-0.08 to 0.18');
});

test('a p-value is not more exact than the method', () => {
  expect([pValue(0.47), pValue(0.0312), pValue(0.00001)]).toEqual(['p=0.47', 'p=0.031', 'p<0.001']);
});

test('days, shares and counts as a person says them', () => {
  expect(date('2025-05-05')).toBe('5 May 2025');
  expect(percent(0.262)).toBe('26%');
  expect([count(1, 'row'), count(1240, 'row')]).toEqual(['1 row', '1,240 rows']);
});

test.each([
  ['2020-03-12', 'Mar 2020'],
  ['2025-12-01', 'Dec 2025'],
])('%s is in %s', (day, words) => {
  expect(month(day)).toBe(words);
});
