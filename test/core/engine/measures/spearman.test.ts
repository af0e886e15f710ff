import { expect, test } from 'vitest';
import { spearman } from '../../../../src/core/engine/measures/spearman.ts';
import { mtcars } from '../mtcars.ts';
import { plainSpearman } from '../plain.ts';
import { columns, t4Pairs } from '../random.ts';

test('miles per gallon and weight, with ties: -0.88642203327 (R cor, method = "spearman")', () => {
  expect(spearman(mtcars.mpg, mtcars.wt)?.value).toBeCloseTo(-0.88642203327, 11);
});

test('the interval is the one of Bonett and Wright', () => {
  const { value, low, high } = spearman(mtcars.mpg, mtcars.wt) ?? { value: 0, low: 0, high: 0 };
  const se = Math.sqrt((1 + value ** 2 / 2) / 29);
  expect(Math.atanh(low)).toBeCloseTo(Math.atanh(value) - 1.959964 * se, 6);
  expect(Math.atanh(high)).toBeCloseTo(Math.atanh(value) + 1.959964 * se, 6);
});

test('a rising transformation of either leg changes nothing', () => {
  const { x, y } = columns(t4Pairs(8, 0.4), 50);
  expect(spearman(x.map(Math.exp), y.map(Math.cbrt))).toEqual(spearman(x, y));
  expect(spearman(x, y)?.value).toBeCloseTo(plainSpearman(x, y), 14);
});

test('perfect order has a finite interval of one', () => {
  const x = Float64Array.of(1, 2, 3, 4, 5);
  expect(spearman(x, x)).toEqual({ value: 1, low: 1, high: 1 });
});

test('a constant leg and three days have none', () => {
  expect(spearman(mtcars.mpg, new Float64Array(32))).toBeNull();
  expect(spearman(Float64Array.of(1, 2, 3), Float64Array.of(1, 3, 2))).toBeNull();
});
