import { expect, test } from 'vitest';
import { leadLag } from '../../../../src/core/engine/measures/lead-lag.ts';
import type { LeadLag } from '../../../../src/core/engine/measures/lead-lag.ts';
import { plainPearson } from '../plain.ts';
import { columns, normalPairs, t4Pairs } from '../random.ts';

const found = (asset: Float64Array, benchmark: Float64Array): LeadLag => {
  const result = leadLag(asset, benchmark, 1);
  if (result === null) throw new Error('no lags');
  return result;
};

test('each lag correlates the asset with the benchmark so many sessions before, over the same sessions', () => {
  const { x, y } = columns(t4Pairs(1, 0.4), 200);
  const { n, lags } = found(x, y);
  expect(n).toBe(190);
  expect(lags.map(({ lag }) => lag)).toEqual([-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5]);
  for (const { lag, value, low, high } of lags) {
    expect(value).toBeCloseTo(plainPearson(x.slice(5, 195), y.slice(5 - lag, 195 - lag)), 12);
    expect(low).toBeLessThan(value);
    expect(high).toBeGreaterThan(value);
  }
});

test('an asset that follows the benchmark two sessions later shows at lag +2 alone; the other way round at -2', () => {
  const { x: noise, y } = columns(normalPairs(2, 0), 502);
  const follows = noise.subarray(2).map((value, t) => value + 0.5 * (y[t] ?? NaN));
  const leads = y.subarray(2);
  expect(found(follows, leads).outside).toEqual([2]);
  expect(found(leads, follows).outside).toEqual([-2]);
});

test('a link within the same session is no lead', () => {
  const { x, y } = columns(normalPairs(3, 0.6), 400);
  const { lags, outside } = found(x, y);
  expect(lags[5]?.low).toBeGreaterThan(0.4);
  expect(outside).toEqual([]);
});

test('the same seed, the same bands', () => {
  const { x, y } = columns(t4Pairs(4, 0.4), 200);
  expect(leadLag(x, y, 9)).toEqual(leadLag(x, y, 9));
});

test('there is none for under half a year, a constant leg, or a leg against itself', () => {
  const { x, y } = columns(normalPairs(5, 0.4), 126);
  expect(leadLag(x, y, 1)).not.toBeNull();
  expect(leadLag(x.subarray(1), y.subarray(1), 1)).toBeNull();
  expect(leadLag(x, new Float64Array(126), 1)).toBeNull();
  expect(leadLag(x, x, 1)).toBeNull();
});
