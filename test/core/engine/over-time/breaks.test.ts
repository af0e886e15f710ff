import { describe, expect, test } from 'vitest';
import { breaks } from '../../../../src/core/engine/over-time/breaks.ts';
import { cusum } from '../../../../src/core/engine/over-time/cusum.ts';
import { waves } from '../oracles/waves.ts';
import { plainPearson } from '../plain.ts';
import { columns, joined, normalPairs, t4Pairs } from '../random.ts';

test('two known waves break once, near day 250, from 0.11 to 0.79 as in R', () => {
  const [found, ...more] = breaks(waves.x, waves.y);
  expect(more).toEqual([]);
  expect(found?.index).toBe(252);
  expect(found?.before).toBeCloseTo(0.113737681095577, 12);
  expect(found?.after).toBeCloseTo(0.789755601001009, 12);
});

test('three planted breaks are found, ascending, with the correlations between them', () => {
  const [weak, strong] = [normalPairs(11, 0), normalPairs(12, 0.8)];
  const { x, y } = joined([weak, 400], [strong, 400], [weak, 400], [strong, 400]);
  const found = breaks(x, y);
  expect(found).toHaveLength(3);
  const edges = [0, ...found.map(({ index }) => index), 1600];
  for (const [i, { index, p, before, after }] of found.entries()) {
    expect(Math.abs(index - 400 * (i + 1))).toBeLessThan(30);
    expect(p).toBeLessThan(0.05);
    const between = (k: number): number =>
      plainPearson(x.slice(edges[k], edges[k + 1]), y.slice(edges[k], edges[k + 1]));
    expect(before).toBeCloseTo(between(i), 12);
    expect(after).toBeCloseTo(between(i + 1), 12);
  }
});

test('p is multiplied by the number of stretches that its depth may hold', () => {
  const [weak, strong] = [normalPairs(18, 0.1), normalPairs(19, 0.7)];
  const { x, y } = joined([weak, 300], [strong, 400], [weak, 300]);
  const whole = cusum(x, y, 126);
  const found = breaks(x, y);
  expect(found).toHaveLength(2);
  const first = found.findIndex(({ index }) => index === whole?.index);
  expect(found[first]?.p).toBe(whole?.p);
  const split = found[first]?.index ?? NaN;
  const rest =
    first === 0
      ? cusum(x.subarray(split), y.subarray(split), 126)
      : cusum(x.subarray(0, split), y.subarray(0, split), 126);
  expect(found[1 - first]?.p).toBeCloseTo(2 * (rest?.p ?? NaN), 15);
});

test('breaks keep 126 days between them and from both ends', () => {
  const [weak, strong] = [normalPairs(13, -0.8), normalPairs(14, 0.8)];
  const stretches = Array.from({ length: 16 }, (_, i) => [i % 2 === 0 ? weak : strong, 90] as const);
  const { x, y } = joined(...stretches);
  const edges = [0, ...breaks(x, y).map(({ index }) => index), x.length];
  for (const [i, edge] of edges.slice(1).entries()) {
    expect(edge - (edges[i] ?? NaN)).toBeGreaterThanOrEqual(126);
  }
});

describe('none', () => {
  test('in fewer than 252 days', () => {
    const { x, y } = joined([normalPairs(15, -0.9), 125], [normalPairs(16, 0.9), 126]);
    expect(breaks(x, y)).toEqual([]);
    expect(breaks(x.subarray(0, 0), y.subarray(0, 0))).toEqual([]);
  });

  test('where a leg stood still: that is missing data', () => {
    const x = Float64Array.from({ length: 600 }, (_, t) => (t % 2 === 0 ? 1 : -1));
    const still = x.map((value, t) => (t < 300 ? value : 0));
    expect(cusum(x, still, 126)).toMatchObject({ index: 300 });
    expect(cusum(x, still, 126)?.p).toBeLessThan(1e-10);
    expect(breaks(x, still)).toEqual([]);
  });

  test('because volatility jumped while the link stayed', () => {
    let alarms = 0;
    for (let i = 0; i < 200; i += 1) {
      const { x, y } = columns(t4Pairs(200 + i, 0.4), 800);
      const jump = (leg: Float64Array): Float64Array => leg.map((value, t) => (t < 400 ? value : 3 * value));
      if (breaks(jump(x), jump(y)).length > 0) alarms += 1;
    }
    expect(alarms / 2).toBeLessThan(7);
  });
});
