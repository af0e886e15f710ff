import type { Day } from '../types.ts';

/**
 * The civil calendar: dates without clocks. A day's number is the count of days since 1970-01-01, so that
 * arithmetic on dates is arithmetic on integers.
 */

const MS_PER_DAY = 86_400_000;

/** Days since 1970-01-01 of a civil date; `month` counts from 1, and a day past the month's end rolls over. */
export function dayNumber(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / MS_PER_DAY;
}

/** `YYYY-MM-DD` of a day number. */
export function dayOfNumber(number: number): Day {
  return new Date(number * MS_PER_DAY).toISOString().slice(0, 10);
}

/** Day number of a `YYYY-MM-DD`, or null when the text is not a date that exists (`2023-02-29`, `2023-1-5`, words). */
export function numberOfDay(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return dayNumber(year, month, day);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** The last day of a month, `YYYY-MM`. */
export function lastDayOfMonth(month: string): Day {
  return `${month}-${daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7)))}`;
}

/** Weekday of a day number, 0 = Sunday to 6 = Saturday. 1970-01-01 was a Thursday. */
export function weekday(number: number): number {
  return (((number + 4) % 7) + 7) % 7;
}

/** Day number of the nth (1 = first) given weekday of a month. */
export function nthWeekday(year: number, month: number, wanted: number, nth: number): number {
  const first = dayNumber(year, month, 1);
  return first + ((wanted - weekday(first) + 7) % 7) + 7 * (nth - 1);
}

/** Day number of the last given weekday of a month. */
export function lastWeekday(year: number, month: number, wanted: number): number {
  const last = dayNumber(year, month + 1, 0);
  return last - ((weekday(last) - wanted + 7) % 7);
}

/** Number of the ISO week, Monday to Sunday, that a day lies in. 1970-01-01, day number 0, was a Thursday. */
export function weekOf(day: Day): number {
  return Math.floor(((numberOfDay(day) ?? NaN) + 3) / 7);
}
