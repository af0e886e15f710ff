import { expect, test } from 'vitest';
import { compare } from '../../../../src/core/engine/uncertainty/compare.ts';
import type { Comparison } from '../../../../src/core/engine/uncertainty/compare.ts';
import { jackknife } from '../../../../src/core/engine/uncertainty/jackknife.ts';
import { mtcars } from '../mtcars.ts';
import { plainCompare } from '../plain.ts';
import { columns, normalPairs, t4Pairs } from '../random.ts';

const compared = (x: Float64Array, y: Float64Array, other: Float64Array): Comparison => {
  const first = jackknife(x, y);
  const second = jackknife(x, other);
  if (first === null || second === null) throw new Error('no jackknife');
  return compare(first, second);
};

test('weight against horsepower, both turned to positive links: the figures of an independent R computation', () => {
  const result = compared(
    mtcars.mpg,
    mtcars.wt.map((value) => -value),
    mtcars.hp.map((value) => -value),
  );
  expect(result.d).toBeCloseTo(0.287871281007, 11);
  expect(result.se).toBeCloseTo(0.199073324825, 11);
  expect(result.p).toBeCloseTo(0.158528649002, 11);
});

/** Three legs: the second and third both follow the first, and each other. */
const three = (seed: number, n: number): [Float64Array, Float64Array, Float64Array] => {
  const { x, y } = columns(t4Pairs(seed, 0.5), n);
  const noise = columns(normalPairs(seed + 7, 0), n).x;
  return [x, y, y.map((value, t) => value + 0.5 * (noise[t] ?? NaN))];
};

test('leaving out each day by brute force gives the same', () => {
  const [x, y, other] = three(31, 60);
  const fast = compared(x, y, other);
  const plain = plainCompare(x, y, other);
  expect(fast.d).toBeCloseTo(plain.d, 12);
  expect(fast.se).toBeCloseTo(plain.se, 12);
  expect(fast.p).toBeCloseTo(plain.p, 11);
  expect(fast.dLow).toBeCloseTo(plain.d - plain.margin, 11);
  expect(fast.dHigh).toBeCloseTo(plain.d + plain.margin, 11);
});

test('the interval of the difference leaves out zero exactly when p < 0.05', () => {
  let apart = 0;
  for (let seed = 1; seed <= 200; seed += 1) {
    const { difference, low, high, p } = compared(...three(seed, 100));
    expect(low).toBeLessThan(difference);
    expect(high).toBeGreaterThan(difference);
    expect(low > 0 || high < 0).toBe(p < 0.05);
    if (p < 0.05) apart += 1;
  }
  expect(apart).toBeGreaterThan(10);
  expect(apart).toBeLessThan(190);
});

test('a leg against itself does not differ', () => {
  const [x, y] = three(31, 60);
  expect(compared(x, y, y)).toMatchObject({ d: 0, se: 0, difference: 0, low: 0, high: 0, p: 1 });
});

test('equal links are called different on about 5% of draws under fat tails (2000 seeded draws)', () => {
  const shared = t4Pairs(41, 0);
  const noise = t4Pairs(42, 0);
  let alarms = 0;
  for (let i = 0; i < 2000; i += 1) {
    const { x, y } = columns(shared, 126);
    const both = columns(noise, 126);
    const leg = (extra: Float64Array): Float64Array =>
      y.map((value, t) => value + 0.5 * (x[t] ?? NaN) + 0.33 * (extra[t] ?? NaN));
    if (compared(x, leg(both.x), leg(both.y)).p < 0.05) alarms += 1;
  }
  expect(alarms / 20).toBeGreaterThan(3.5);
  expect(alarms / 20).toBeLessThan(6.5);
});
