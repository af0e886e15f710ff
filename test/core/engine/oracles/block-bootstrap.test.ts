import { expect, test } from 'vitest';
import { compare } from '../../../../src/core/engine/uncertainty/compare.ts';
import { jackknife } from '../../../../src/core/engine/uncertainty/jackknife.ts';
import type { Jackknife } from '../../../../src/core/engine/uncertainty/jackknife.ts';
import { uniforms } from '../../../../src/core/engine/numbers/random.ts';
import { plainMean, plainPearson } from '../plain.ts';
import { columns, garchPairs, t4Pairs } from '../random.ts';
import { blockBootstrap } from './block-bootstrap.ts';
import type { Legs } from './block-bootstrap.ts';

const madeLegs = (n: number, count: number): Legs => {
  const { x, y } = columns(garchPairs(51, 0.4), n);
  const benchmarks = Array.from({ length: count }, (_, k) => {
    const noise = columns(t4Pairs(60 + k, 0), n).x;
    return y.map((value, t) => value + 0.4 * (noise[t] ?? NaN));
  });
  return { x, benchmarks };
};

const deviation = (values: readonly number[]): number => {
  const mean = plainMean(values);
  return Math.sqrt(plainMean(values.map((value) => (value - mean) ** 2)));
};

test('prefix sums give the same draws as picking day by day', () => {
  const { x, benchmarks } = madeLegs(50, 2);
  const draws = blockBootstrap({ x, benchmarks }, 7, 20, 3);
  const uniform = uniforms(3);
  for (const drawn of draws) {
    const days: number[] = [];
    while (days.length < 50) {
      const start = Math.floor(uniform() * 50);
      for (let k = 0; k < 7 && days.length < 50; k += 1) days.push((start + k) % 50);
    }
    const pick = (leg: Float64Array): number[] => days.map((day) => leg[day] ?? NaN);
    for (const [k, leg] of benchmarks.entries()) {
      expect(drawn[k]).toBeCloseTo(plainPearson(pick(x), pick(leg)), 12);
    }
  }
});

test('its errors of z, and of the difference of two, are those of the jackknife', () => {
  const legs = madeLegs(1500, 2);
  const draws = blockBootstrap(legs, 12, 3000, 4).map((row) => row.map(Math.atanh));
  const [first, second] = legs.benchmarks.map((leg): Jackknife => {
    const knife = jackknife(legs.x, leg);
    if (knife === null) throw new Error('no jackknife');
    return knife;
  });
  if (!first || !second) throw new Error('two benchmarks were made');
  // Blocks of twelve out of 1500 days leave the bootstrap's own error at about a tenth.
  const ratio = (errors: readonly number[], se: number): number => deviation(errors) / se;
  expect(
    Math.abs(
      ratio(
        draws.map(([z = NaN]) => z),
        first.se,
      ) - 1,
    ),
  ).toBeLessThan(0.2);
  const gaps = draws.map(([a = NaN, b = NaN]) => a - b);
  expect(Math.abs(ratio(gaps, compare(first, second).se) - 1)).toBeLessThan(0.2);
});
