/**
 * Slots found by brute force, with nothing but `Intl` and lists of dates: every quarter of an hour of 2025 is asked what
 * the clock of a zone shows. Holidays and half days are those that the exchange announced for 2025.
 */

import type { PostDays } from '../../src/core/orders/post-days.ts';
import type { Slot } from '../../src/schedule/slots.ts';

const STEP_MS = 15 * 60_000;
/** A day more on either side, so that every local day of the year is whole in every zone. */
const FROM = Date.UTC(2024, 11, 30);
const TO = Date.UTC(2026, 0, 3);

export const YEAR = { from: Date.UTC(2025, 0, 1, 12), to: Date.UTC(2025, 11, 31, 12) };

const HOLIDAYS: ReadonlySet<string> = new Set([
  '2025-01-01',
  // National day of mourning for President Carter.
  '2025-01-09',
  '2025-01-20',
  '2025-02-17',
  '2025-04-18',
  '2025-05-26',
  '2025-06-19',
  '2025-07-04',
  '2025-09-01',
  '2025-11-27',
  '2025-12-25',
  '2026-01-01',
]);
const HALF_DAYS: ReadonlySet<string> = new Set(['2025-07-03', '2025-11-28', '2025-12-24']);

/** What the clock of a zone shows at each quarter of an hour, as `2025-05-05 16:30`. */
interface Clock {
  readonly shown: readonly string[];
  /** The first quarter that shows it. */
  readonly first: ReadonlyMap<string, number>;
}

const clocks = new Map<string, Clock>();

function clockOf(zone: string): Clock {
  const known = clocks.get(zone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  const shown: string[] = [];
  const first = new Map<string, number>();
  for (let at = FROM; at < TO; at += STEP_MS) {
    const text = format.format(at);
    shown.push(text);
    if (!first.has(text)) first.set(text, at);
  }
  const clock = { shown, first };
  clocks.set(zone, clock);
  return clock;
}

/** All slots of the year; times are multiples of 15 minutes. */
export function slotsByBruteForce(zone: string, time: string, days: PostDays): Slot[] {
  const clock = clockOf(zone);
  const dates = [...new Set(clock.shown.map((text) => text.slice(0, 10)))].slice(1, -1);
  return dates
    .map((date) => ({ date, slot: clock.first.get(`${date} ${time}`) ?? skipped(clock, `${date} ${time}`) }))
    .filter(({ date, slot }) => hasSlot(days, date, slot))
    .map(({ slot }) => whenPosted(days, slot))
    .filter(({ slot }) => slot > YEAR.from && slot < YEAR.to)
    .toSorted((a, b) => a.slot - b.slot);
}

/** A time that no clock shows: as long after the last quarter before the gap as it would have been without it. */
function skipped({ shown }: Clock, wanted: string): number {
  const after = shown.findIndex((text) => text > wanted);
  const before = after - 1;
  return FROM + before * STEP_MS + (asUtc(wanted) - asUtc(shown[before] ?? ''));
}

function asUtc(shown: string): number {
  return Date.parse(`${shown.replace(' ', 'T')}:00Z`);
}

function newYorkDate(slot: number): string {
  return clockOf('America/New_York').shown[(slot - FROM) / STEP_MS]?.slice(0, 10) ?? '';
}

function dayOfWeek(date: string): string {
  return DAYS_OF_WEEK[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? '';
}

function isWorkday(date: string): boolean {
  return new Date(`${date}T00:00:00Z`).getUTCDay() % 6 !== 0;
}

const DAYS_OF_WEEK = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

function hasSlot(days: PostDays, date: string, slot: number): boolean {
  if (days.length === 3 && days !== 'all') return days === dayOfWeek(date);
  if (days.includes(',')) return days.split(',').includes(dayOfWeek(date));
  return days === 'all' || isWorkday(days === 'weekdays' ? date : newYorkDate(slot));
}

function whenPosted(days: PostDays, slot: number): Slot {
  const date = newYorkDate(slot);
  if (days !== 'trading') return { slot, dueAt: slot, holiday: null };
  if (HOLIDAYS.has(date)) return { slot, dueAt: slot, holiday: date };
  const close = clockOf('America/New_York').first.get(`${date} ${HALF_DAYS.has(date) ? '13:00' : '16:00'}`);
  if (close === undefined) throw new Error(`New York's clock never showed the close of ${date}`);
  return { slot, dueAt: Math.max(slot, close + 20 * 60_000), holiday: null };
}
