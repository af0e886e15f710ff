import { describe, expect, test } from 'vitest';
import { calendarYears } from '../../../../src/core/engine/over-time/calendar-years.ts';
import { madeDays } from '../made.ts';
import { plainJackknife } from '../plain.ts';
import { columns, t4Pairs } from '../random.ts';

const days = madeDays(800, '2021-12-20');
const { x, y } = columns(t4Pairs(5, 0.4), 800);

describe('calendar years', () => {
  const years = calendarYears(days, x, y);

  test('hold the returns whose last day lies in them, with the jackknife of those alone', () => {
    const of2022 = days.flatMap((day, i) => (day.startsWith('2022') ? [i] : []));
    const { r, low, high } = plainJackknife(
      of2022.map((i) => x[i] ?? NaN),
      of2022.map((i) => y[i] ?? NaN),
    );
    const [year] = years;
    expect(year).toMatchObject({ year: 2022, n: 365 });
    expect([year?.pearson, year?.low, year?.high]).toEqual(
      [r, low, high].map((value) => expect.closeTo(value, 10)),
    );
  });

  test('are absent below 20 returns: the twelve days of 2021', () => {
    expect(years.map(({ year, n }) => [year, n])).toEqual([
      [2022, 365],
      [2023, 365],
      [2024, 58],
    ]);
    expect(calendarYears(days.slice(0, 12), x.slice(0, 12), y.slice(0, 12))).toEqual([]);
  });

  test('are absent where a leg stood still', () => {
    const still = y.map((value, i) => (days[i]?.startsWith('2023') === true ? 0 : value));
    expect(calendarYears(days, x, still).map(({ year }) => year)).toEqual([2022, 2024]);
  });

  test('of one year are one', () => {
    const one = calendarYears(days.slice(12, 377), x.slice(12, 377), y.slice(12, 377));
    expect(one).toEqual([years[0]]);
  });
});
