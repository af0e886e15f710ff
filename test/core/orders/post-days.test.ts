import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  postDaysOf,
  readPostDays,
  WEEKDAYS,
  weekdayNamed,
  weekdaysOf,
} from '../../../src/core/orders/post-days.ts';

describe('the days of a post', () => {
  test.each([
    ['trading', 'trading'],
    ['ALL', 'all'],
    ['weekdays', 'weekdays'],
    ['mon', 'mon'],
    ['Thursday,MON', 'mon,thu'],
    ['tues,thurs', 'tue,thu'],
    ['fridays,tuesdays,fri', 'tue,fri'],
    ['sat+sun', 'sat,sun'],
    ['Mon and Thu', 'mon,thu'],
    ['thu mon', 'mon,thu'],
    ['tue, wed, and sun', 'tue,wed,sun'],
    [' mon - fri ', 'weekdays'],
    ['weekends', 'sat,sun'],
    ['mon-thu', 'mon,tue,wed,thu'],
    ['fri..mon', 'mon,fri,sat,sun'],
    ['mon,wed-fri', 'mon,wed,thu,fri'],
    ['mon-fri', 'weekdays'],
    ['fri,thu,wed,tue,mon', 'weekdays'],
    ['weekdays,sat,sun', 'all'],
    ['sun-sat', 'all'],
    ['mon,', 'mon'],
  ])('%s are %s', (said, days) => {
    expect(readPostDays(said)).toBe(days);
  });

  test.each(['', ',', 'never', 'm', 'monday-', '-fri', 'mon-wed-fri', 'mon,soon', 'sunset', 'mon;thu'])(
    '“%s” are none',
    (said) => {
      expect(readPostDays(said)).toBeNull();
    },
  );

  test('have one name each, whatever order they come in, and it reads as itself', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...WEEKDAYS), { minLength: 1 }), (days) => {
        const name = postDaysOf(days);
        expect(name).not.toBeNull();
        expect(name).toBe(postDaysOf(days.toReversed()));
        expect(readPostDays(name ?? '')).toBe(name);
        expect(readPostDays(days.join(','))).toBe(name);
        expect(weekdaysOf(name ?? 'all')).toEqual(WEEKDAYS.filter((day) => days.includes(day)));
      }),
    );
    expect(postDaysOf([])).toBeNull();
  });
});

test('a word is a day only when it names one', () => {
  expect(['mon', 'Mondays', 'tue', 'weds', 'thur', 'sundays'].map(weekdayNamed)).toEqual([
    'mon',
    'mon',
    'tue',
    'wed',
    'thu',
    'sun',
  ]);
  expect(['money', 'month', 'sunny', 'today', 'friend', ''].map(weekdayNamed)).toEqual(
    Array.from({ length: 6 }, () => null),
  );
});
