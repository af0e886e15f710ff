import { describe, expect, test } from 'vitest';
import { partialGiven } from '../../../../src/core/engine/views/partial-given.ts';
import { mtcars } from '../mtcars.ts';
import { plainPartial, plainPearson } from '../plain.ts';
import { columns, normalPairs, t4Pairs } from '../random.ts';

const { x, y } = columns(t4Pairs(14, 0.5), 60);
const noise = columns(t4Pairs(15, 0.3), 60);
const one = noise.x.map((value, t) => value + (y[t] ?? NaN));
const other = noise.y.map((value, t) => value + 0.5 * (x[t] ?? NaN) + 0.5 * (y[t] ?? NaN));

/** What a least-squares fit on the controls leaves, by Gram and Schmidt: every control made orthogonal to those before. */
function residuals(column: readonly number[], controls: readonly (readonly number[])[]): number[] {
  const centred = (values: readonly number[]): number[] => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return values.map((value) => value - mean);
  };
  const dot = (a: readonly number[], b: readonly number[]): number =>
    a.reduce((sum, value, i) => sum + value * (b[i] ?? NaN), 0);
  const less = (a: readonly number[], b: readonly number[]): number[] => {
    const slope = dot(a, b) / dot(b, b);
    return a.map((value, i) => value - slope * (b[i] ?? NaN));
  };
  const basis: number[][] = [];
  for (const control of controls) basis.push(basis.reduce(less, centred(control)));
  return basis.reduce(less, centred(column));
}

/** Without a single control. */
const without = (a: Float64Array, b: Float64Array, control: Float64Array) =>
  partialGiven(a, b, [control])?.estimate ?? null;

describe('the correlation without one control', () => {
  test('of miles per gallon and weight without horsepower is -0.751204904962 (R ppcor::pcor.test)', () => {
    expect(partialGiven(mtcars.mpg, mtcars.wt, [mtcars.hp])?.estimate?.value).toBeCloseTo(
      -0.751204904962,
      12,
    );
  });

  test('it is the correlation of what regressions on the control leave, day by day left out', () => {
    const { x, y } = columns(t4Pairs(14, 0.5), 60);
    const control = columns(t4Pairs(15, 0.5), 60).x.map((value, t) => value + (y[t] ?? NaN));
    const fast = without(x, y, control);
    const plain = plainPartial(x, y, control);
    for (const name of ['value', 'low', 'high'] as const) expect(fast?.[name]).toBeCloseTo(plain[name], 11);
  });

  test('a control that is a leg, or nearly, leaves nothing to correlate', () => {
    const { x, y } = columns(normalPairs(14, 0.5), 60);
    const noise = columns(normalPairs(15, 0), 60).x;
    expect(without(x, y, y)).toBeNull();
    expect(without(x, y, x)).toBeNull();
    // Correlation about 0.99: variance inflation about 50.
    expect(
      without(
        x,
        y,
        y.map((value, t) => value + 0.14 * (noise[t] ?? NaN)),
      ),
    ).toBeNull();
    // Correlation about 0.93: variance inflation about 7.
    expect(
      without(
        x,
        y,
        y.map((value, t) => value + 0.4 * (noise[t] ?? NaN)),
      ),
    ).not.toBeNull();
  });

  test('a constant column and four days have none', () => {
    const { x, y } = columns(normalPairs(14, 0.5), 60);
    expect(without(x, y, new Float64Array(60))).toBeNull();
    expect(without(x.subarray(0, 4), y.subarray(0, 4), x.subarray(4, 8))).toBeNull();
  });
});

describe('the correlation without several controls', () => {
  test('is that of the residuals of regressions on all of them', () => {
    const found = partialGiven(x, y, [one, other]);
    const controls = [[...one], [...other]];
    const [left, right] = [residuals([...x], controls), residuals([...y], controls)];
    expect(found?.estimate?.value).toBeCloseTo(plainPearson(left, right), 11);
    const explained = (own: readonly number[], rest: readonly number[]) => {
      const squares = (values: readonly number[]) => values.reduce((sum, value) => sum + value * value, 0);
      return squares(residuals(own, [])) / squares(rest);
    };
    expect(found?.inflation).toBeCloseTo(Math.max(explained([...x], left), explained([...y], right)), 10);
  });

  test('has the jackknife interval of its z, day by day left out', () => {
    const n = x.length;
    const without = (column: Float64Array, day: number) => [...column].filter((_, t) => t !== day);
    const zs = Array.from({ length: n }, (_, day) => {
      const controls = [without(one, day), without(other, day)];
      return Math.atanh(
        plainPearson(residuals(without(x, day), controls), residuals(without(y, day), controls)),
      );
    });
    const mean = zs.reduce((sum, z) => sum + z, 0) / n;
    const error = Math.sqrt(((n - 1) / n) * zs.reduce((sum, z) => sum + (z - mean) ** 2, 0));
    const { value = NaN, low = NaN, high = NaN } = partialGiven(x, y, [one, other])?.estimate ?? {};
    // 97.5% quantile of t with 60 - 2 - 2 degrees of freedom (tables: 2.0032).
    expect((Math.atanh(high) - Math.atanh(low)) / (2 * error)).toBeCloseTo(2.0032, 4);
    expect((Math.atanh(high) + Math.atanh(low)) / 2).toBeCloseTo(Math.atanh(value), 10);
  });

  test('does not depend on their order, nor on a control that the others make up', () => {
    const ahead = partialGiven(x, y, [one, other])?.estimate;
    const back = partialGiven(x, y, [other, one])?.estimate;
    const sum = one.map((value, t) => value + (other[t] ?? NaN));
    const three = partialGiven(x, y, [one, other, sum])?.estimate;
    expect(back?.value).toBeCloseTo(ahead?.value ?? NaN, 11);
    expect(three?.value).toBeCloseTo(ahead?.value ?? NaN, 9);
  });
});

describe('nothing is left', () => {
  test('by a control that nearly is one of the two: variance inflation over 20', () => {
    const nearly = (weight: number) => {
      const error = columns(normalPairs(15, 0), 60).x;
      return partialGiven(x, y, [y.map((value, t) => value + weight * (error[t] ?? NaN))]);
    };
    expect(nearly(0.14)).toMatchObject({ estimate: null });
    expect(nearly(0.14)?.inflation).toBeGreaterThan(20);
    expect(nearly(0.6)?.estimate).not.toBeNull();
  });

  test('by a control that is one of the two, or two that make one up', () => {
    expect(partialGiven(x, y, [y])).toMatchObject({ estimate: null });
    const rest = y.map((value, t) => value - (one[t] ?? NaN));
    expect(partialGiven(x, y, [one, rest])).toMatchObject({ estimate: null });
  });

  test('of a column that stands still, or of too few days', () => {
    expect(partialGiven(x, y, [x.map(() => 1)])).toBeNull();
    expect(
      partialGiven(x.subarray(0, 5), y.subarray(0, 5), [one.subarray(0, 5), other.subarray(0, 5)]),
    ).toBeNull();
  });
});
