import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { align } from '../../../../src/core/engine/samples/returns.ts';
import { weekly } from '../../../../src/core/engine/samples/weekly.ts';
import { cut, madeDays, madeSeries } from '../made.ts';

const series = (days: readonly string[]): ReturnType<typeof madeSeries> =>
  madeSeries(
    'PSCT',
    days,
    days.map((_, i) => 100 + i),
    { notes: ['kept'] },
  );

test('Fridays stay, and the last session of a shortened week', () => {
  // Good Friday 2024 was March 29; New Year 2024 a Monday.
  const { days, closes } = weekly(
    series([
      '2023-12-28',
      '2023-12-29',
      '2024-01-02',
      '2024-01-05',
      '2024-03-27',
      '2024-03-28',
      '2024-04-01',
      '2024-04-05',
      '2024-04-08',
      '2024-04-09',
    ]),
  );
  expect(days).toEqual(['2023-12-29', '2024-01-05', '2024-03-28', '2024-04-05', '2024-04-09']);
  expect([...closes]).toEqual([101, 103, 105, 107, 109]);
});

// ISO weeks as R's format(day, "%G-%V") has them: 2020-53, 2020-53, 2021-01; 2019-01, 2019-01.
test('a week does not end with the year', () => {
  expect(weekly(series(['2020-12-31', '2021-01-03', '2021-01-04'])).days).toEqual([
    '2021-01-03',
    '2021-01-04',
  ]);
  expect(weekly(series(['2018-12-31', '2019-01-01'])).days).toEqual(['2019-01-01']);
});

test('before 1970 too', () => {
  expect(weekly(series(['1969-12-26', '1969-12-29', '1970-01-02', '1970-01-05'])).days).toEqual([
    '1969-12-26',
    '1970-01-02',
    '1970-01-05',
  ]);
});

test('everything but days and closes is as it was, and nothing stays nothing', () => {
  const daily = series(madeDays(10, '2024-01-01'));
  expect({ ...weekly(daily), days: [], closes: [] }).toEqual({ ...daily, days: [], closes: [] });
  expect(weekly(series([])).days).toEqual([]);
});

test('one session a week, the last there is; weekly returns add up the daily ones', () => {
  const days = madeDays(120, '2023-11-01');
  fc.assert(
    fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 119 }), { minLength: 2 }), (kept) => {
      const daily = cut(series(days), (_, i) => kept.includes(i));
      const { days: ends, closes } = weekly(daily);
      // 2023-10-30 was a Monday, so a day's week is its distance from that in sevens.
      const week = (day: string): number =>
        Math.floor((Date.parse(day) - Date.parse('2023-10-30')) / (7 * 86_400_000));
      const lasts = new Map(daily.days.map((day) => [week(day), day]));
      expect(ends).toEqual([...lasts.values()]);
      const [returns = new Float64Array()] = align([weekly(daily)], {
        from: '2023-11-01',
        to: '2024-12-31',
      }).returns;
      const sum = returns.reduce((total, value) => total + value, 0);
      expect(sum).toBeCloseTo(Math.log((closes.at(-1) ?? NaN) / (closes[0] ?? NaN)), 12);
    }),
  );
});
