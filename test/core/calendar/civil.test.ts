import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  dayNumber,
  dayOfNumber,
  lastDayOfMonth,
  lastWeekday,
  nthWeekday,
  numberOfDay,
  weekday,
} from '../../../src/core/calendar/civil.ts';

describe('civil dates', () => {
  test('a day and its number are two spellings of the same thing', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 40_000 }), (number) => {
        const day = dayOfNumber(number);
        expect(numberOfDay(day)).toBe(number);
        expect(weekday(number)).toBe(new Date(`${day}T00:00Z`).getUTCDay());
      }),
    );
  });

  test.each([
    '2023-02-29',
    '1900-02-29',
    '2024-04-31',
    '2024-13-01',
    '2024-00-10',
    '2024-01-00',
    '2024-1-5',
    '',
    'x',
  ])('reads %j as no date', (text) => {
    expect(numberOfDay(text)).toBeNull();
  });

  test.each(['2024-02-29', '2000-02-29', '1969-12-31'])('reads %s as a date', (text) => {
    expect(dayOfNumber(numberOfDay(text) ?? NaN)).toBe(text);
  });

  test.each([
    ['2024-02', '2024-02-29'],
    ['2023-02', '2023-02-28'],
    ['2000-02', '2000-02-29'],
    ['2024-04', '2024-04-30'],
    ['2024-12', '2024-12-31'],
  ])('%s ends on %s', (month, last) => {
    expect(lastDayOfMonth(month)).toBe(last);
  });

  test('finds the nth and the last weekday of a month', () => {
    expect(dayOfNumber(nthWeekday(2024, 11, 4, 4))).toBe('2024-11-28');
    expect(dayOfNumber(lastWeekday(2024, 5, 1))).toBe('2024-05-27');
    expect(dayOfNumber(lastWeekday(2021, 5, 1))).toBe('2021-05-31');
    expect(dayOfNumber(dayNumber(2024, 12, 32))).toBe('2025-01-01');
  });
});
