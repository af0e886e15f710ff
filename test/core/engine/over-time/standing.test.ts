import { describe, expect, test } from 'vitest';
import { align } from '../../../../src/core/engine/samples/returns.ts';
import type { Aligned } from '../../../../src/core/engine/samples/returns.ts';
import { standing } from '../../../../src/core/engine/over-time/standing.ts';
import { closesFrom, madeDays, madeSeries } from '../made.ts';
import { columns, normalPairs } from '../random.ts';

const joint = (first: string, x: Float64Array, y: Float64Array): Aligned => {
  const days = madeDays(x.length + 1, first);
  const legs = [madeSeries('A', days, closesFrom(x)), madeSeries('B', days, closesFrom(y))];
  return align(legs, { from: first, to: '9999-12-31' });
};

/** 200 days closely linked, then 200 without a link, from 2023-01-01. */
const linked = columns(normalPairs(1, 0.9), 200);
const loose = columns(normalPairs(2, 0), 200);
const x = Float64Array.of(...linked.x, ...loose.x);
const y = Float64Array.of(...linked.y, ...loose.y);
const parted = joint('2022-12-31', x, y);

describe('the line', () => {
  test('starts at the left edge of the range, from returns before it', () => {
    const { rolling } = standing(parted, '2023-06-01', 30);
    expect(rolling.window).toBe(30);
    expect(rolling.days[0]).toBe('2023-06-01');
    expect(rolling.days.at(-1)).toBe('2024-02-04');
    for (const path of [rolling.values, rolling.low, rolling.high]) {
      expect(path).toHaveLength(rolling.days.length);
      expect(path).not.toContain(null);
    }
  });

  test('is missing where the history is too short, and there only', () => {
    const { rolling } = standing(parted, '2023-01-01', 30);
    expect(rolling.values.findIndex((value) => value !== null)).toBe(29);
    expect(rolling.values.slice(29)).not.toContain(null);
  });

  test('does not depend on where the range starts', () => {
    const long = standing(parted, '2023-01-01', 30);
    const short = standing(parted, '2023-12-01', 30);
    const { length } = short.rolling.values;
    for (const [i, value] of short.rolling.values.entries()) {
      expect(long.rolling.values.at(i - length)).toBeCloseTo(value ?? NaN, 13);
    }
    expect(short.label).toBe(long.label);
    expect(short.labelSince).toBe(long.labelSince);
    expect(short.percentile).toBe(long.percentile);
    expect(short.percentileSince).toBe(long.percentileSince);
  });
});

describe('the label', () => {
  test('changed when the link went, and has held since then', () => {
    const { label, labelSince, fading, regimes, rolling } = standing(parted, '2023-01-01', 60);
    expect(label).toBe('decoupled');
    expect(labelSince).toBe(regimes.at(-1)?.from);
    expect(labelSince && labelSince > '2023-07-20').toBe(true);
    expect(fading).toBe((rolling.high.at(-1) ?? NaN) >= 0.3);
    expect(regimes.map((run) => run.label)).toEqual(['unclear', 'coupled', 'decoupled']);
    expect(regimes[0]?.from).toBe('2023-01-01');
    expect(regimes.at(-1)?.to).toBe('2024-02-04');
  });

  test('shades only the range, though it is remembered from before', () => {
    const { regimes, labelSince } = standing(parted, '2024-01-15', 60);
    expect(regimes).toEqual([{ label: 'decoupled', from: '2024-01-15', to: '2024-02-04' }]);
    expect(labelSince && labelSince < '2024-01-15').toBe(true);
  });

  test('fades when the last window no longer says so by itself', () => {
    const turning = joint('2022-12-31', x.subarray(0, 225), y.subarray(0, 225));
    const { label, fading } = standing(turning, '2023-01-01', 40);
    expect({ label, fading }).toEqual({ label: 'coupled', fading: true });
  });

  test('is unclear, since no day, when no window ever said anything', () => {
    const dull = columns(normalPairs(4, 0.35), 30);
    const result = standing(joint('2022-12-31', dull.x, dull.y), '2023-01-01', 25);
    expect(result).toMatchObject({ label: 'unclear', labelSince: null, fading: false });
    expect(result.regimes).toEqual([{ label: 'unclear', from: '2023-01-01', to: '2023-01-30' }]);
  });

  test('is unknown when the history holds no window, or the last one does not move', () => {
    const young = joint('2022-12-31', x.subarray(0, 25), y.subarray(0, 25));
    expect(standing(young, '2023-01-01', 30)).toMatchObject({
      label: null,
      labelSince: null,
      fading: false,
      regimes: [],
      percentile: null,
      percentileSince: null,
    });
    const stopped = joint(
      '2022-12-31',
      x,
      y.map((value, t) => (t < 300 ? value : 0)),
    );
    expect(standing(stopped, '2023-01-01', 60)).toMatchObject({
      label: null,
      labelSince: null,
      fading: false,
      percentile: null,
    });
  });
});

describe('the percentile', () => {
  test('ranks the last value in the history since its first window', () => {
    const { percentile, percentileSince, rolling } = standing(parted, '2023-01-01', 30);
    const values = rolling.values.filter((value) => value !== null);
    const last = values.at(-1) ?? NaN;
    expect(percentile).toBeCloseTo((100 * values.filter((value) => value < last).length) / values.length, 12);
    expect(percentileSince).toBe('2023-01-30');
  });

  test('leaves out what was before 2020, unless the range starts there', () => {
    const old = joint('2018-12-31', Float64Array.of(...x, ...x), Float64Array.of(...y, ...y));
    expect(standing(old, '2020-06-01', 30).percentileSince).toBe('2020-01-01');
    expect(standing(old, '2019-06-01', 30).percentileSince).toBe('2019-06-01');
  });

  test('takes two windows of values', () => {
    const days = (count: number) => joint('2022-12-31', x.subarray(0, count), y.subarray(0, count));
    expect(standing(days(88), '2023-01-01', 30).percentile).toBeNull();
    expect(standing(days(89), '2023-01-01', 30).percentile).not.toBeNull();
  });
});
