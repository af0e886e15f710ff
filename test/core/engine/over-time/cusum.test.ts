import { expect, test } from 'vitest';
import { cusum, influences, longRunVariance } from '../../../../src/core/engine/over-time/cusum.ts';
import { waves } from '../oracles/waves.ts';
import { plainMean, plainPearson } from '../plain.ts';
import { columns, normalPairs, t4Pairs } from '../random.ts';

const influence = (x: Float64Array, y: Float64Array): Float64Array => {
  const values = influences(x, y);
  if (values === null) throw new Error('no influence');
  return values;
};

test('two known waves: the figures of R (acf with demean = FALSE, cumsum, and the Kolmogorov series)', () => {
  const values = influence(waves.x, waves.y);
  expect(values[0]).toBeCloseTo(-0.239454631588319, 12);
  expect(values[599]).toBeCloseTo(-0.175040063748116, 12);
  expect(longRunVariance(values)).toBeCloseTo(0.794010593668431, 11);
  const found = cusum(waves.x, waves.y, 126);
  // The planted break lies at 250.
  expect(found?.index).toBe(252);
  expect((found?.p ?? NaN) / 1.44942706746677e-13).toBeCloseTo(1, 8);
});

test('an influence is n times what r loses without its day, but for terms of the order of 1/n', () => {
  const { x, y } = columns(normalPairs(3, 0.4), 5000);
  const values = influence(x, y);
  expect(plainMean(values)).toBeCloseTo(0, 13);
  const whole = plainPearson(x, y);
  const drop = (array: Float64Array, t: number): number[] => [...array].toSpliced(t, 1);
  for (const t of [0, 17, 2500, 4999]) {
    const lost = 5000 * (whole - plainPearson(drop(x, t), drop(y, t)));
    expect(lost).toBeCloseTo(values[t] ?? NaN, 1);
  }
});

test('the long-run variance of unconnected values is their variance, and of echoing ones more', () => {
  const { x } = columns(normalPairs(4, 0), 20_000);
  expect(Math.abs(longRunVariance(x) - 1)).toBeLessThan(0.1);
  const echoing = new Float64Array(x.length);
  for (let t = 1; t < x.length; t += 1) echoing[t] = 0.3 * (echoing[t - 1] ?? NaN) + (x[t] ?? NaN);
  // An autoregression of 0.3 has 1 / (1 - 0.3)^2 = 2.04.
  const ratio = longRunVariance(echoing) / longRunVariance(x);
  expect(ratio).toBeGreaterThan(1.85);
  expect(ratio).toBeLessThan(2.1);
});

test('scale and sign of the legs change nothing', () => {
  const { x, y } = columns(t4Pairs(5, 0.4), 600);
  const known = cusum(x, y, 126);
  const scaled = cusum(
    x.map((value) => 3 - 0.01 * value),
    y.map((value) => 50 * value + 7),
    126,
  );
  expect(scaled?.index).toBe(known?.index);
  expect(scaled?.p).toBeCloseTo(known?.p ?? NaN, 11);
});

test('a break at either end is looked for no nearer than the least number of days', () => {
  // Two waves of periods two and four have no link; the legs are one and the same before or after the break.
  const x = Float64Array.from({ length: 600 }, (_, t) => (t % 2 === 0 ? 1 : -1));
  const other = Float64Array.from({ length: 600 }, (_, t) => (t % 4 < 2 ? 1 : -1));
  const early = cusum(
    x,
    other.map((value, t) => (t < 30 ? (x[t] ?? NaN) : value)),
    126,
  );
  expect(early?.index).toBeGreaterThanOrEqual(126);
  expect(early?.index).toBeLessThan(130);
  const late = cusum(
    x,
    other.map((value, t) => (t < 570 ? value : (x[t] ?? NaN))),
    126,
  );
  expect(late?.index).toBeLessThanOrEqual(474);
  expect(late?.index).toBeGreaterThan(470);
});

test('there is none without room, with a leg that stands still, or for a perfect link', () => {
  const { x, y } = columns(t4Pairs(7, 0.4), 252);
  expect(cusum(x, y, 126)?.index).toBe(126);
  expect(cusum(x.subarray(1), y.subarray(1), 126)).toBeNull();
  expect(cusum(x, new Float64Array(252), 126)).toBeNull();
  expect(cusum(x, x, 126)).toBeNull();
});
