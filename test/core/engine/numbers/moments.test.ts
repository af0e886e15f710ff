import { expect, test } from 'vitest';
import {
  addToMoments,
  correlationOf,
  isConstant,
  mergeMoments,
  momentsOf,
  noMoments,
} from '../../../../src/core/engine/numbers/moments.ts';
import { columns, t4Pairs } from '../random.ts';

const { x, y } = columns(t4Pairs(3, 0.4), 80);

test('two passes, one at a time, and merged parts give the same moments', () => {
  const whole = momentsOf(x, y);
  let grown = noMoments;
  for (const [i, value] of x.entries()) grown = addToMoments(grown, value, y[i] ?? NaN);
  const merged = mergeMoments(momentsOf(x, y, 0, 13), momentsOf(x, y, 13, 80));
  for (const name of ['n', 'meanX', 'meanY', 'sxx', 'syy', 'sxy'] as const) {
    expect(grown[name]).toBeCloseTo(whole[name], 11);
    expect(merged[name]).toBeCloseTo(whole[name], 11);
  }
});

test('a skipped day counts as absent', () => {
  const skipped = momentsOf(x, y, 10, 20, 12);
  const rest = mergeMoments(momentsOf(x, y, 10, 12), momentsOf(x, y, 13, 20));
  expect(skipped.n).toBe(9);
  expect(skipped.sxy).toBeCloseTo(rest.sxy, 12);
  expect(skipped.meanX).toBeCloseTo(rest.meanX, 12);
});

test('a leg is constant below a variance of 1e-20', () => {
  expect(isConstant(1.01e-20 * 9, 10)).toBe(false);
  expect(isConstant(0.99e-20 * 9, 10)).toBe(true);
  expect(isConstant(NaN, 10)).toBe(true);
});

test('rounding never carries a correlation past one', () => {
  const sums = { n: 10, meanX: 0, meanY: 0, sxx: 1, syy: 1, sxy: 1 + 1e-15 };
  expect(correlationOf(sums)).toBe(1);
  expect(correlationOf({ ...sums, sxy: -1 - 1e-15 })).toBe(-1);
});
