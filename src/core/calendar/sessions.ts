import { Refusal } from '../errors.ts';
import type { Day } from '../types.ts';
import { dayNumber, dayOfNumber, weekday } from './civil.ts';
import { halfDays, holidays } from './holidays.ts';

/** The years the calendar knows. Holidays beyond a few years ahead are the rules' word, not yet the exchange's. */
const FIRST_YEAR = 2000;
const LAST_YEAR = 2035;

const sessions: readonly Day[] = years().flatMap(sessionsOfYear);
const indexOfSession: ReadonlyMap<Day, number> = new Map(sessions.map((day, index) => [day, index]));
const halves: ReadonlySet<Day> = new Set(
  years()
    .flatMap((year) => [...halfDays(year)])
    .filter((day) => indexOfSession.has(day)),
);

/** The first and the last New York session that this calendar knows. */
export const FIRST_SESSION: Day = at(0);
export const LAST_SESSION: Day = at(sessions.length - 1);

/** Before any price, and after any. */
export const EVER: Day = '0000-01-01';
export const NEVER: Day = '9999-12-31';

/** True when New York traded, or will trade, on that day. @throws Refusal outside the calendar's years. */
export function isSession(day: Day): boolean {
  checkDay(day);
  return indexOfSession.has(day);
}

/** True for a session that closes at 13:00 New York. @throws Refusal outside the calendar's years. */
export function isHalfDay(day: Day): boolean {
  checkDay(day);
  return halves.has(day);
}

/** All sessions in a span, both ends included, ascending; empty when `from` is after `to`. @throws Refusal outside. */
export function sessionsBetween(from: Day, to: Day): readonly Day[] {
  checkDay(from);
  checkDay(to);
  return from > to ? [] : sessions.slice(firstIndexFrom(from), lastIndexTo(to) + 1);
}

/** The day itself when it is a session, else the last session before it. @throws Refusal when there is none. */
export function sessionOnOrBefore(day: Day): Day {
  checkDay(day);
  return at(lastIndexTo(day));
}

/** The day itself when it is a session, else the first session after it. @throws Refusal when there is none. */
export function sessionOnOrAfter(day: Day): Day {
  checkDay(day);
  return at(firstIndexFrom(day));
}

/**
 * The session `count` sessions later (earlier when negative). A day without a session counts from the session before
 * it, so that +1 is the next session and 0 the last one. @throws Refusal when that leaves the calendar.
 */
export function shiftSessions(day: Day, count: number): Day {
  checkDay(day);
  return at(lastIndexTo(day) + count);
}

function at(index: number): Day {
  const day = sessions[index];
  if (day === undefined) throw outside('that session');
  return day;
}

function checkDay(day: Day): void {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) {
    throw new Refusal(`I can't read "${day}" as a date. Write it as 2024-03-28.`);
  }
  if (day < `${FIRST_YEAR}-01-01` || day > `${LAST_YEAR}-12-31`) throw outside(day);
}

function outside(what: string): Refusal {
  return new Refusal(
    `My trading calendar runs from ${FIRST_YEAR} to ${LAST_YEAR}, and ${what} lies outside it. Try a day within.`,
  );
}

/** Index of the first session on or after the day: binary search, because dates of this form sort as text. */
function firstIndexFrom(day: Day): number {
  let low = 0;
  let high = sessions.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sessions[middle] ?? '') < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

function lastIndexTo(day: Day): number {
  return indexOfSession.get(day) ?? firstIndexFrom(day) - 1;
}

function years(): number[] {
  return Array.from({ length: LAST_YEAR - FIRST_YEAR + 1 }, (_, index) => FIRST_YEAR + index);
}

function sessionsOfYear(year: number): Day[] {
  const closed = holidays(year);
  const days: Day[] = [];
  for (let number = dayNumber(year, 1, 1); number <= dayNumber(year, 12, 31); number += 1) {
    if (weekday(number) === 0 || weekday(number) === 6) continue;
    const day = dayOfNumber(number);
    if (!closed.has(day)) days.push(day);
  }
  return days;
}
