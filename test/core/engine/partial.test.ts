import { expect, test } from 'vitest';
import { partial } from '../../../src/core/engine/partial.ts';
import { mtcars } from './mtcars.ts';
import { plainPartial } from './plain.ts';
import { columns, normalPairs, t4Pairs } from './random.ts';

test('miles per gallon and weight without horsepower: -0.751204904962 (R ppcor::pcor.test)', () => {
  expect(partial(mtcars.mpg, mtcars.wt, mtcars.hp)?.value).toBeCloseTo(-0.751204904962, 12);
});

test('it is the correlation of what regressions on the control leave, day by day left out', () => {
  const { x, y } = columns(t4Pairs(14, 0.5), 60);
  const control = columns(t4Pairs(15, 0.5), 60).x.map((value, t) => value + (y[t] ?? NaN));
  const fast = partial(x, y, control);
  const plain = plainPartial(x, y, control);
  for (const name of ['value', 'low', 'high'] as const) expect(fast?.[name]).toBeCloseTo(plain[name], 11);
});

test('a control that is a leg, or nearly, leaves nothing to correlate', () => {
  const { x, y } = columns(normalPairs(14, 0.5), 60);
  const noise = columns(normalPairs(15, 0), 60).x;
  expect(partial(x, y, y)).toBeNull();
  expect(partial(x, y, x)).toBeNull();
  // Correlation about 0.99: variance inflation about 50.
  expect(
    partial(
      x,
      y,
      y.map((value, t) => value + 0.14 * (noise[t] ?? NaN)),
    ),
  ).toBeNull();
  // Correlation about 0.93: variance inflation about 7.
  expect(
    partial(
      x,
      y,
      y.map((value, t) => value + 0.4 * (noise[t] ?? NaN)),
    ),
  ).not.toBeNull();
});

test('a constant column and four days have none', () => {
  const { x, y } = columns(normalPairs(14, 0.5), 60);
  expect(partial(x, y, new Float64Array(60))).toBeNull();
  expect(partial(x.subarray(0, 4), y.subarray(0, 4), x.subarray(4, 8))).toBeNull();
});
