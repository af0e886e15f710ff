import type { Day } from '../types.ts';
import { dayNumber, dayOfNumber, lastWeekday, nthWeekday, weekday } from './civil.ts';

const [SUNDAY, MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY] = [0, 1, 2, 3, 4, 5, 6];

/** Days on which New York closed for a reason that no rule foresees. A new one has to be added by hand. */
export const SPECIAL_CLOSURES: Readonly<Record<Day, string>> = {
  '2001-09-11': 'attacks of 11 September',
  '2001-09-12': 'attacks of 11 September',
  '2001-09-13': 'attacks of 11 September',
  '2001-09-14': 'attacks of 11 September',
  '2004-06-11': 'mourning for President Reagan',
  '2007-01-02': 'mourning for President Ford',
  '2012-10-29': 'hurricane Sandy',
  '2012-10-30': 'hurricane Sandy',
  '2018-12-05': 'mourning for President G. H. W. Bush',
  '2025-01-09': 'mourning for President Carter',
};

/**
 * Weekdays on which the New York Stock Exchange is closed by rule or by special closure in a year, 2000 or later.
 * Source: NYSE Rule 7.2 and its published holiday tables. A Saturday holiday is kept on Friday and a Sunday one on
 * Monday, except that New Year's Day on a Saturday is not kept at all: 31 December closes the books of the year.
 */
export function holidays(year: number): ReadonlySet<Day> {
  const newYear = dayNumber(year, 1, 1);
  const numbers = [
    ...(weekday(newYear) === SATURDAY ? [] : [observed(newYear)]),
    nthWeekday(year, 1, MONDAY, 3), // Martin Luther King
    nthWeekday(year, 2, MONDAY, 3), // Presidents
    easterSunday(year) - 2, // Good Friday
    lastWeekday(year, 5, MONDAY), // Memorial
    observed(dayNumber(year, 7, 4)), // Independence
    nthWeekday(year, 9, MONDAY, 1), // Labor
    nthWeekday(year, 11, THURSDAY, 4), // Thanksgiving
    observed(dayNumber(year, 12, 25)), // Christmas
  ];
  if (year >= 2022) numbers.push(observed(dayNumber(year, 6, 19))); // Juneteenth
  const special = Object.keys(SPECIAL_CLOSURES).filter((day) => day.startsWith(String(year)));
  return new Set([...numbers.map(dayOfNumber), ...special]);
}

/**
 * Days of a year, 2000 or later, on which New York closes at 13:00: around Independence Day, after Thanksgiving and on
 * Christmas Eve. Before 2013 a Thursday 4 July was followed by a half Friday, since then a half Wednesday precedes it.
 */
export function halfDays(year: number): ReadonlySet<Day> {
  const numbers = [nthWeekday(year, 11, THURSDAY, 4) + 1];
  const beforeIndependence = dayNumber(year, 7, 3);
  const halfEves = [MONDAY, TUESDAY, THURSDAY, ...(year >= 2013 ? [WEDNESDAY] : [])];
  if (halfEves.includes(weekday(beforeIndependence))) numbers.push(beforeIndependence);
  const afterIndependence = dayNumber(year, 7, 5);
  if (year < 2013 && weekday(afterIndependence) === FRIDAY) numbers.push(afterIndependence);
  const christmasEve = dayNumber(year, 12, 24);
  if ([MONDAY, TUESDAY, WEDNESDAY, THURSDAY].includes(weekday(christmasEve))) numbers.push(christmasEve);
  // The Friday after Christmas 2003 was shortened once and never again.
  if (year === 2003) numbers.push(dayNumber(2003, 12, 26));
  return new Set(numbers.map(dayOfNumber));
}

function observed(number: number): number {
  if (weekday(number) === SATURDAY) return number - 1;
  return weekday(number) === SUNDAY ? number + 1 : number;
}

/** Gregorian Easter as a day number: the "anonymous" algorithm (Meeus, Astronomical Algorithms, chapter 8). */
function easterSunday(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const march = h + l - 7 * m + 114;
  return dayNumber(year, Math.floor(march / 31), (march % 31) + 1);
}
