import { expect, test } from 'vitest';
import { jackknife } from '../../../../src/core/engine/uncertainty/jackknife.ts';
import type { Jackknife } from '../../../../src/core/engine/uncertainty/jackknife.ts';
import { largestTQuantile } from '../../../../src/core/engine/uncertainty/max-t.ts';
import { studentTQuantile } from '../../../../src/core/engine/numbers/student-t.ts';
import { columns, normalPairs } from '../random.ts';

const knife = (seed: number, n: number): Jackknife => {
  const { x, y } = columns(normalPairs(seed, 0), n);
  const result = jackknife(x, y);
  if (result === null) throw new Error('no jackknife');
  return result;
};

test('of one estimate it is the two-sided quantile of t', () => {
  expect(Math.abs(largestTQuantile([knife(1, 30)], 1) - studentTQuantile(0.975, 28))).toBeLessThan(0.06);
  expect(Math.abs(largestTQuantile([knife(1, 5000)], 1) - 1.96)).toBeLessThan(0.05);
});

test('of eleven independent ones it is that of 0.95 to the power 1/11 each (Sidak 1967)', () => {
  const knives = Array.from({ length: 11 }, (_, i) => knife(i + 1, 20_000));
  const each = 0.95 ** (1 / 11);
  const known = studentTQuantile((1 + each) / 2, 19_998);
  expect(Math.abs(largestTQuantile(knives, 2) - known)).toBeLessThan(0.05);
});

test('an estimate that occurs twice counts once', () => {
  const one = knife(1, 5000);
  expect(Math.abs(largestTQuantile([one, one, one], 3) - 1.96)).toBeLessThan(0.05);
});

test('the same seed, the same band', () => {
  const knives = [knife(1, 100), knife(2, 100)];
  expect(largestTQuantile(knives, 4)).toBe(largestTQuantile(knives, 4));
  expect(largestTQuantile(knives, 5)).not.toBe(largestTQuantile(knives, 4));
});
