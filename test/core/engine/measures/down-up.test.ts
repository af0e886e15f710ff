import { expect, test } from 'vitest';
import { downUp } from '../../../../src/core/engine/measures/down-up.ts';
import type { DownUp } from '../../../../src/core/engine/measures/down-up.ts';
import { plainBeta, plainJackknife } from '../plain.ts';
import { columns, garchPairs, normalPairs, t4Pairs } from '../random.ts';

const split = (x: Float64Array, y: Float64Array): DownUp => {
  const result = downUp(x, y);
  if (result === null) throw new Error('no halves');
  return result;
};

test('for normal returns with r = 0.384 both halves have 0.243, and the slope of the whole', () => {
  // Half a normal has variance 1 - 2/pi: r s / sqrt(r^2 s^2 + 1 - r^2) with s^2 = 1 - 2/pi is 0.2432.
  const { x, y } = columns(normalPairs(1, 0.384), 200_000);
  const { down, up } = split(x, y);
  for (const half of [down, up]) {
    expect(Math.abs(half.correlation.value - 0.2432)).toBeLessThan(0.01);
    expect(Math.abs(half.beta.value - 0.384)).toBeLessThan(0.015);
  }
});

test('each half is the jackknife over the sessions of its sign; sessions at zero are in neither', () => {
  const { x, y } = columns(t4Pairs(2, 0.4), 260);
  const flat = y.with(3, 0).with(77, 0).with(200, 0);
  const { down, up } = split(x, flat);
  expect(down.n + up.n).toBe(257);
  for (const [half, sign] of [
    [down, -1],
    [up, 1],
  ] as const) {
    const days = Array.from(flat.keys()).filter((t) => Math.sign(flat[t] ?? NaN) === sign);
    const [asset, benchmark] = [days.map((t) => x[t] ?? NaN), days.map((t) => flat[t] ?? NaN)];
    const knife = plainJackknife(asset, benchmark);
    const slope = plainBeta(asset, benchmark);
    expect(half.n).toBe(days.length);
    for (const [mine, known] of [
      [half.correlation.value, knife.r],
      [half.correlation.low, knife.low],
      [half.correlation.high, knife.high],
      [half.beta.value, slope.value],
      [half.beta.low, slope.low],
      [half.beta.high, slope.high],
    ] as const) {
      expect(mine).toBeCloseTo(known, 10);
    }
  }
});

test('the difference is the z-difference over both errors: 1.96 of them make p about 0.05', () => {
  const { x, y } = columns(t4Pairs(3, 0.4), 2000);
  const { down, up, correlation } = split(x, y);
  const errorOf = ({ low, high }: { low: number; high: number }): number =>
    (Math.atanh(high) - Math.atanh(low)) / 2 / 1.9623;
  const gap = Math.atanh(down.correlation.value) - Math.atanh(up.correlation.value);
  const se = Math.hypot(errorOf(down.correlation), errorOf(up.correlation));
  expect(correlation.value).toBeCloseTo(down.correlation.value - up.correlation.value, 14);
  // The interval has the slope of r over z between the two, so its half width over the value is that of z.
  expect((correlation.high - correlation.value) / correlation.value).toBeCloseTo((1.961 * se) / gap, 2);
  expect(correlation.low > 0 || correlation.high < 0).toBe(correlation.p < 0.05);
});

test('swapping falls and rises turns the differences round', () => {
  const { x, y } = columns(t4Pairs(4, 0.4), 300);
  const straight = split(x, y);
  const turned = split(
    x.map((value) => -value),
    y.map((value) => -value),
  );
  for (const name of ['correlation', 'beta'] as const) {
    expect(turned[name].value).toBeCloseTo(-straight[name].value, 13);
    expect(turned[name].low).toBeCloseTo(-straight[name].high, 12);
    expect(turned[name].p).toBeCloseTo(straight[name].p, 12);
  }
});

test('where falls really are shared more than rises, it says so', () => {
  const { x, y } = columns(normalPairs(5, 0), 1000);
  const asset = x.map((value, t) => value + Math.min(0, y[t] ?? NaN) * 1.5);
  const { correlation, beta } = split(asset, y);
  expect(correlation.value).toBeGreaterThan(0.4);
  expect(correlation.p).toBeLessThan(1e-6);
  expect(beta.low).toBeGreaterThan(1);
  expect(beta.high).toBeLessThan(2);
});

test('equal halves are called different 2.5 to 8% of the time (800 seeded GARCH t4 years)', () => {
  const draw = garchPairs(6, 0.4);
  const mistaken = { correlation: 0, beta: 0 };
  for (let i = 0; i < 800; i += 1) {
    const { x, y } = columns(draw, 252);
    const result = split(x, y);
    if (result.correlation.p < 0.05) mistaken.correlation += 1;
    if (result.beta.p < 0.05) mistaken.beta += 1;
  }
  for (const count of [mistaken.correlation, mistaken.beta]) {
    expect(count / 8).toBeGreaterThan(2.5);
    expect(count / 8).toBeLessThan(8);
  }
});

test('no claim for under 60 sessions in a half, or an asset that does not move', () => {
  const y = Float64Array.from({ length: 121 }, (_, t) => (t < 60 ? -1 : 1) * (1 + t / 100));
  const { x } = columns(normalPairs(7, 0), 121);
  expect(downUp(x, y)).not.toBeNull();
  expect(downUp(x.subarray(1), y.subarray(1))).toBeNull();
  expect(downUp(new Float64Array(121), y)).toBeNull();
});
