import { describe, expect, test } from 'vitest';
import {
  highestReading,
  lowestReading,
  turningPoints,
} from '../../../../src/core/engine/over-time/turning-points.ts';
import type { RollingPath } from '../../../../src/core/reports/rolling-path.ts';
import { madeDays } from '../made.ts';

/** A path with a band of the given half width in r, which is about what a window of 63 has. */
function path(values: readonly (number | null)[], reach = 0.15): RollingPath {
  const bound = (value: number | null, sign: number) =>
    value === null ? null : Math.tanh(Math.atanh(value) + sign * reach);
  return {
    window: 63,
    days: madeDays(values.length, '2020-01-01'),
    values,
    low: values.map((value) => bound(value, -1)),
    high: values.map((value) => bound(value, 1)),
  };
}

/** Straight lines between values that stand 100 days apart. */
function zigzag(...corners: readonly number[]): number[] {
  return corners.flatMap((corner, i) => {
    const next = corners[i + 1];
    return next === undefined
      ? [corner]
      : Array.from({ length: 100 }, (_, k) => corner + ((next - corner) * k) / 100);
  });
}

describe('turning points', () => {
  const wave = path(zigzag(0, 0.7, -0.2, 0.6, 0.5));

  test('are the peaks and valleys with their day and the interval of their window', () => {
    const { peaks, valleys } = turningPoints(wave);
    expect(peaks).toEqual([
      { day: wave.days[100], value: expect.closeTo(0.7, 12), low: wave.low[100], high: wave.high[100] },
    ]);
    expect(valleys.map(({ day, value }) => [day, value])).toEqual([
      [wave.days[200], expect.closeTo(-0.2, 12)],
    ]);
  });

  test('are none where the band is wider than the swings', () => {
    expect(turningPoints(path(zigzag(0, 0.7, -0.2, 0.6, 0.5), 0.6))).toEqual({ peaks: [], valleys: [] });
  });

  test('of one kind are at least a window apart: the more prominent one stays', () => {
    const quick = path(zigzag(0, 0.7, -0.2, 0.6, 0).filter((_, i) => i % 2 === 0));
    expect(turningPoints({ ...quick, window: 120 }).peaks.map(({ day }) => day)).toEqual([quick.days[50]]);
    expect(turningPoints({ ...quick, window: 63 }).peaks.map(({ day }) => day)).toEqual([
      quick.days[50],
      quick.days[150],
    ]);
  });
});

describe('the highest and the lowest reading', () => {
  test('are the ends of what was read, edges included', () => {
    const rising = path([null, 0.1, 0.2, 0.3]);
    expect(highestReading(rising)).toMatchObject({ day: rising.days[3], value: 0.3 });
    expect(lowestReading(rising)).toMatchObject({ day: rising.days[1], value: 0.1 });
  });

  test('are the first of several that are equal', () => {
    const flat = path([0.2, 0.2, 0.2]);
    expect(highestReading(flat)?.day).toBe(flat.days[0]);
  });

  test('are null without a reading that has an interval', () => {
    expect(highestReading(path([null, null]))).toBeNull();
    const bare = { ...path([1, 1]), low: [null, null], high: [null, null] };
    expect(lowestReading(bare)).toBeNull();
  });
});
