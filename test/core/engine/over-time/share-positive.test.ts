import { expect, test } from 'vitest';
import { sharePositive } from '../../../../src/core/engine/over-time/share-positive.ts';
import { madeDays } from '../made.ts';

const path = {
  days: madeDays(6, '2020-03-30'),
  values: [-0.9, null, 0.2, -0.1, 0, 0.4],
  low: [-1, null, 0.1, null, -0.1, 0.3],
  high: [-0.8, null, 0.3, 0.05, 0.1, 0.5],
};

test('windows since a day, that day included: zero is not above zero, a missing value is not a window', () => {
  expect(sharePositive(path, '2020-03-31')).toEqual({
    windows: 4,
    share: 0.5,
    lowest: { day: '2020-04-02', value: -0.1, low: null, high: 0.05 },
  });
  expect(sharePositive(path, '2020-03-30')).toMatchObject({
    windows: 5,
    share: 0.4,
    lowest: { day: '2020-03-30', value: -0.9, low: -1, high: -0.8 },
  });
});

test('of equally low windows the first is named', () => {
  const twice = { ...path, values: [0.3, -0.2, 0.1, -0.2, 0.5, 0.5] };
  expect(sharePositive(twice, '2020-01-01')?.lowest.day).toBe('2020-03-31');
});

test('there is none without a window', () => {
  expect(sharePositive(path, '2020-05-01')).toBeNull();
  expect(
    sharePositive({ days: path.days, values: path.days.map(() => null), low: [], high: [] }, '2020-01-01'),
  ).toBeNull();
  expect(sharePositive({ days: [], values: [], low: [], high: [] }, '2020-01-01')).toBeNull();
});
