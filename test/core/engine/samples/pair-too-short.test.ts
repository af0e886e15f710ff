import { expect, test } from 'vitest';
import { tooShort } from '../../../../src/core/engine/samples/pair-too-short.ts';
import type { Shortage } from '../../../../src/core/engine/samples/pair-too-short.ts';

const shortage: Shortage = {
  setting: 'view=dcc',
  frequency: 'daily',
  needed: 500,
  n: 252,
  available: 1882,
  asset: 'btc',
  benchmark: 'r2k-tech',
};
const refusal = (change: Partial<Shortage> = {}) => {
  const { message, actions } = tooShort({ ...shortage, ...change });
  return [message, ...actions.map(({ line }) => line)];
};

test('says what is needed, what there is, and which ranges hold enough with some sessions missing', () => {
  expect(refusal()).toEqual([
    '`view=dcc` needs 500 returns; this range has 252. Try 5y or max.',
    'corr btc r2k-tech 5y view=dcc',
    'corr btc r2k-tech max view=dcc',
  ]);
});

test('offers no range that reaches beyond what the two share', () => {
  expect(refusal({ available: 900 })).toEqual([
    '`view=dcc` needs 500 returns; this range has 252. Try max.',
    'corr btc r2k-tech max view=dcc',
  ]);
});

test('where all there is would not do, the setting is to be left out', () => {
  expect(refusal({ available: 300 })).toEqual([
    '`view=dcc` needs 500 returns; this range has 252, and the two share no more than 300. Leave `view=dcc` out.',
    'corr btc r2k-tech max',
  ]);
});

test('counts weeks in a weekly report and stays weekly', () => {
  expect(
    refusal({ setting: 'view=updown', frequency: 'weekly', needed: 120, n: 54, available: 380 }),
  ).toEqual([
    '`view=updown` needs 120 weekly returns; this range has 54. Try 5y or max.',
    'corr btc r2k-tech 5y freq=weekly view=updown',
    'corr btc r2k-tech max freq=weekly view=updown',
  ]);
});
