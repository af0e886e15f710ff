import { expect, test } from 'vitest';
import { meansByYears } from '../../../../src/core/engine/over-time/means-by-years.ts';
import type { MeansByYears } from '../../../../src/core/engine/over-time/means-by-years.ts';
import { rolling } from '../../../../src/core/engine/measures/rolling.ts';
import { madeDays } from '../made.ts';
import { plainMean } from '../plain.ts';
import { columns, garchPairs, normalPairs, t4Pairs } from '../random.ts';

const found = (...given: Parameters<typeof meansByYears>): MeansByYears => {
  const result = meansByYears(...given);
  if (result === null) throw new Error('no means');
  return result;
};

/** 252 sessions a year from 2019 on. */
const sessions = (years: number): string[] =>
  Array.from({ length: years }, (_, i) => madeDays(252, `${2019 + i}-01-01`)).flat();

test('with windows of one session it is the t test of Welch, as scipy.stats.ttest_ind has it', () => {
  // Six days a year, so that the sides have 6 and 12 readings.
  const days = ['2019', '2020', '2021'].flatMap((year) => madeDays(6, `${year}-03-01`));
  const values = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3, 2, 3];
  const result = found(days, values, ['2020'], 1);
  expect(result).toMatchObject({ insideWindows: 6, outsideWindows: 12 });
  expect(result.inside).toBeCloseTo(29 / 6, 14);
  expect(result.outside).toBeCloseTo(56 / 12, 14);
  expect(result.t).toBeCloseTo(0.13369574838479895, 12);
  expect(result.p).toBeCloseTo(0.8955516078144528, 12);
  expect(result.low).toBeCloseTo(-2.5077953120280556, 11);
  expect(result.high).toBeCloseTo(2.8411286453613878, 11);
});

test('a window that holds days of both sides counts on neither', () => {
  const days = sessions(4);
  const marked = days.map((day) => (day.startsWith('2020') ? 1 : 0));
  // The mean of the mark over each window: 1 or 0 wherever a window lies on one side, in between elsewhere.
  const values = marked.map((_, end) =>
    end < 20 ? null : plainMean(marked.slice(end - 20, end + 1)) + (end % 7) / 1000,
  );
  const { inside, outside, insideWindows, outsideWindows } = found(days, values, ['2020'], 21);
  expect(inside).toBeCloseTo(1.003, 4);
  expect(outside).toBeCloseTo(0.003, 4);
  expect(insideWindows).toBe(Math.floor((252 - 20) / 21));
  expect(outsideWindows).toBe(Math.floor((252 - 20 + 504 - 20) / 21));
});

test('windows that began before the first day are left out, as their days are unknown', () => {
  const { x } = columns(normalPairs(1, 0), 756);
  const values = Array.from(x);
  const early = values.map((value, i) => (i < 20 ? 1e6 : value));
  expect(meansByYears(sessions(3), early, ['2020'], 21)).toEqual(
    meansByYears(
      sessions(3),
      values.map((value, i) => (i < 20 ? null : value)),
      ['2020'],
      21,
    ),
  );
});

test('turning the sides round turns the difference round', () => {
  const { x, y } = columns(t4Pairs(2, 0.4), 1008);
  const path = rolling(x, y, 21).values;
  const straight = found(sessions(4), path, ['2020', '2022'], 21);
  const turned = found(sessions(4), path, ['2019', '2021'], 21);
  expect(turned.difference).toBeCloseTo(-straight.difference, 14);
  expect(turned.t).toBeCloseTo(-straight.t, 12);
  expect(turned.p).toBeCloseTo(straight.p, 12);
});

test('a link that is stronger in some years is found, one that is the same in all is not', () => {
  const days = sessions(7);
  const years = ['2020', '2022', '2024'];
  const strong = columns(normalPairs(3, 0.7), days.length);
  const weak = columns(normalPairs(3, 0.1), days.length);
  const y = strong.y.map((value, t) =>
    years.includes(days[t]?.slice(0, 4) ?? '') ? value : (weak.y[t] ?? NaN),
  );
  const { difference, low, high, p } = found(days, rolling(strong.x, y, 63).values, years, 63);
  expect(Math.abs(difference - 0.6)).toBeLessThan(0.1);
  expect(low).toBeLessThan(difference);
  expect(high).toBeGreaterThan(difference);
  expect(p).toBeLessThan(1e-4);

  const draw = garchPairs(4, 0.4);
  let told = 0;
  for (let i = 0; i < 200; i += 1) {
    const { x, y: other } = columns(draw, days.length);
    if (found(days, rolling(x, other, 63).values, years, 63).p < 0.05) told += 1;
  }
  expect(told / 2).toBeLessThan(7);
});

test('there is none for under six windows on a side, or a path that does not move', () => {
  const days = sessions(4);
  const { x, y } = columns(normalPairs(5, 0.4), days.length);
  const path = rolling(x, y, 63).values;
  // 190 windows a year make 3 that share no day.
  expect(meansByYears(days, path, ['2020'], 63)).toBeNull();
  expect(meansByYears(days, path, ['2020', '2022'], 63)).not.toBeNull();
  expect(meansByYears(days, path, ['1999'], 63)).toBeNull();
  expect(
    meansByYears(
      days,
      days.map(() => 0.5),
      ['2020', '2022'],
      63,
    ),
  ).toBeNull();
});
