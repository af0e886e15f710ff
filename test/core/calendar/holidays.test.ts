import { describe, expect, test } from 'vitest';

import { halfDays, holidays, SPECIAL_CLOSURES } from '../../../src/core/calendar/holidays.ts';

describe('New York holidays', () => {
  // The exchange's own tables: nyse.com/markets/hours-calendars, and its announcements for the years before.
  test.each([
    [2001, '01-01 01-15 02-19 04-13 05-28 07-04 09-03 09-11 09-12 09-13 09-14 11-22 12-25'],
    [2010, '01-01 01-18 02-15 04-02 05-31 07-05 09-06 11-25 12-24'],
    [2012, '01-02 01-16 02-20 04-06 05-28 07-04 09-03 10-29 10-30 11-22 12-25'],
    [2019, '01-01 01-21 02-18 04-19 05-27 07-04 09-02 11-28 12-25'],
    [2021, '01-01 01-18 02-15 04-02 05-31 07-05 09-06 11-25 12-24'],
    [2022, '01-17 02-21 04-15 05-30 06-20 07-04 09-05 11-24 12-26'],
    [2025, '01-01 01-09 01-20 02-17 04-18 05-26 06-19 07-04 09-01 11-27 12-25'],
    [2026, '01-01 01-19 02-16 04-03 05-25 06-19 07-03 09-07 11-26 12-25'],
    [2027, '01-01 01-18 02-15 03-26 05-31 06-18 07-05 09-06 11-25 12-24'],
    [2028, '01-17 02-21 04-14 05-29 06-19 07-04 09-04 11-23 12-25'],
  ])('of %i', (year, days) => {
    expect([...holidays(year)].sort()).toEqual(days.split(' ').map((day) => `${year}-${day}`));
  });

  test("a New Year's Day on a Saturday is not kept on the Friday before", () => {
    expect(holidays(2021).has('2021-12-31')).toBe(false);
    expect(holidays(2010).has('2010-12-31')).toBe(false);
  });

  test('every special closure has its reason', () => {
    expect(Object.keys(SPECIAL_CLOSURES)).toHaveLength(10);
    expect(Object.values(SPECIAL_CLOSURES).every((reason) => reason.length > 5)).toBe(true);
  });
});

describe('New York half days', () => {
  test.each([
    [2002, '07-05 11-29 12-24'],
    [2003, '07-03 11-28 12-24 12-26'],
    [2012, '07-03 11-23 12-24'],
    [2013, '07-03 11-29 12-24'],
    [2018, '07-03 11-23 12-24'],
    [2019, '07-03 11-29 12-24'],
    [2020, '11-27 12-24'],
    [2021, '11-26'],
    [2022, '11-25'],
    [2023, '07-03 11-24'],
    [2024, '07-03 11-29 12-24'],
    [2025, '07-03 11-28 12-24'],
    [2026, '11-27 12-24'],
    [2028, '07-03 11-24'],
  ])('of %i', (year, days) => {
    expect([...halfDays(year)].sort()).toEqual(days.split(' ').map((day) => `${year}-${day}`));
  });
});
