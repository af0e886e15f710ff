import { expect, test } from 'vitest';
import { beta } from '../../../../src/core/engine/measures/beta.ts';
import { mtcars } from '../mtcars.ts';
import { plainBeta } from '../plain.ts';
import { columns, t4Pairs } from '../random.ts';

test('a thousand pounds cost 5.344 miles per gallon and explain 75% (R lm)', () => {
  const result = beta(mtcars.mpg, mtcars.wt);
  expect(result?.value).toBeCloseTo(-5.344472, 6);
  expect(result?.r2).toBeCloseTo(0.7528328, 7);
});

test('the interval is the one of leaving out each day by brute force', () => {
  const { x, y } = columns(t4Pairs(4, 0.4), 60);
  for (const leg of [x, x.with(9, 1e6)]) {
    const fast = beta(leg, y);
    const plain = plainBeta(leg, y);
    for (const name of ['value', 'low', 'high'] as const) {
      expect(Math.abs((fast?.[name] ?? NaN) / plain[name] - 1)).toBeLessThan(1e-11);
    }
  }
});

test('a benchmark that moves twice as much halves the slope', () => {
  const { x, y } = columns(t4Pairs(4, 0.4), 60);
  const doubled = beta(
    x,
    y.map((value) => 2 * value),
  );
  expect(doubled?.value).toBeCloseTo((beta(x, y)?.value ?? NaN) / 2, 14);
});

test('a leg that is constant, or would be without one day, has none', () => {
  const { x } = columns(t4Pairs(4, 0.4), 60);
  expect(beta(x, new Float64Array(60))).toBeNull();
  expect(beta(x, new Float64Array(60).with(3, 1))).toBeNull();
});
