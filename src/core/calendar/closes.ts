import type { Day } from '../types.ts';
import { numberOfDay } from './civil.ts';
import { isHalfDay, isSession, sessionOnOrBefore, shiftSessions } from './sessions.ts';

const MS_PER_HOUR = 3_600_000;
const MS_PER_DAY = 24 * MS_PER_HOUR;
/** Prices of the closing auction settle for a while after the bell; before that a session counts as unfinished. */
export const SETTLING_MS = 20 * 60_000;

const newYork = new Intl.DateTimeFormat('en-US', {
  timeZone: 'America/New_York',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
});

/** Hours New York lies behind UTC at noon, by month; within a month of change, by day. Intl is asked once for each. */
const hoursBehind = new Map<string, number>();

/**
 * The instant of the New York close of a session, in milliseconds since 1970: 16:00 local, 13:00 on half days, which
 * is 20:00Z or 21:00Z (17:00Z or 18:00Z). @throws RangeError when the day has no session, Refusal outside the calendar.
 */
export function closeInstant(day: Day): number {
  const number = numberOfDay(day);
  if (number === null || !isSession(day))
    throw new RangeError(`${day} is no New York session, so it has no close.`);
  const hour = isHalfDay(day) ? 13 : 16;
  return number * MS_PER_DAY + (hour + newYorkHoursBehind(day, number)) * MS_PER_HOUR;
}

/** The last session that is over at an instant: its close is at least 20 minutes ago. @throws Refusal outside. */
export function lastFinishedSession(nowMs: number): Day {
  // The UTC date is New York's own or the next one, so the session wanted is this one or the one before it.
  const candidate = sessionOnOrBefore(new Date(nowMs).toISOString().slice(0, 10));
  return closeInstant(candidate) + SETTLING_MS <= nowMs ? candidate : shiftSessions(candidate, -1);
}

/** The clocks change within these months (April and October until 2006); in the others one look-up serves every day. */
const MONTHS_OF_CHANGE = ['03', '04', '10', '11'];

function newYorkHoursBehind(day: Day, number: number): number {
  const key = MONTHS_OF_CHANGE.includes(day.slice(5, 7)) ? day : day.slice(0, 7);
  const known = hoursBehind.get(key);
  if (known !== undefined) return known;
  const hours = askIntl(number * MS_PER_DAY + 12 * MS_PER_HOUR);
  hoursBehind.set(key, hours);
  return hours;
}

function askIntl(instantMs: number): number {
  const part = Object.fromEntries(
    newYork.formatToParts(instantMs).map(({ type, value }) => [type, Number(value)]),
  );
  const { year = NaN, month = NaN, day = NaN, hour = NaN } = part;
  return (instantMs - Date.UTC(year, month - 1, day, hour)) / MS_PER_HOUR;
}
