import { Temporal } from 'temporal-polyfill';
import { closeInstant, SETTLING_MS } from '../core/calendar/closes.ts';
import { isSession } from '../core/calendar/sessions.ts';
import type { DailySpec } from '../core/orders/daily-post.ts';

/** One moment at which a post is due. */
export interface Slot {
  /** Milliseconds since 1970. */
  readonly slot: number;
  /** The earliest moment it may be posted: later than the slot when it waits for a session's prices. */
  readonly dueAt: number;
  /** The day in New York when that was to be a session and is none; else null. */
  readonly holiday: string | null;
}

type Times = Pick<DailySpec, 'time' | 'zone' | 'days'>;

const NEW_YORK = 'America/New_York';
/** Longer than any run of days without a slot: a weekend, with a day to spare on either side. */
const MOST_DAYS = 6;

/**
 * The first slot of a post after an instant. A local time that the clocks skip comes as much later as they skip, one that they
 * repeat is taken once, at its first (RFC 5545, and what `Temporal` calls compatible).
 */
export function nextSlot({ time, zone, days }: Times, afterMs: number): Slot {
  const clock = Temporal.PlainTime.from(time);
  const start = Temporal.Instant.fromEpochMilliseconds(afterMs).toZonedDateTimeISO(zone).toPlainDate();
  // From the day before: a skipped 23:30 is at 00:30 of the next day, as in Nuuk.
  for (let ahead = -1; ahead <= MOST_DAYS; ahead += 1) {
    const date = start.add({ days: ahead });
    const moment = date.toZonedDateTime({ timeZone: zone, plainTime: clock });
    const slot = moment.epochMilliseconds;
    if (slot > afterMs && hasSlot(days, date, moment)) return slotAt(days, slot, moment);
  }
  throw new Error(`no slot within ${MOST_DAYS} days after ${new Date(afterMs).toISOString()} in ${zone}`);
}

/** Monday to Friday: by the post's own clock, or for sessions by New York's. */
function hasSlot(days: Times['days'], date: Temporal.PlainDate, moment: Temporal.ZonedDateTime): boolean {
  if (days === 'all') return true;
  const day = days === 'weekdays' ? date : newYorkDate(moment);
  return day.dayOfWeek <= 5;
}

function slotAt(days: Times['days'], slot: number, moment: Temporal.ZonedDateTime): Slot {
  if (days !== 'trading') return { slot, dueAt: slot, holiday: null };
  const day = newYorkDate(moment).toString();
  if (!isSession(day)) return { slot, dueAt: slot, holiday: day };
  return { slot, dueAt: Math.max(slot, closeInstant(day) + SETTLING_MS), holiday: null };
}

function newYorkDate(moment: Temporal.ZonedDateTime): Temporal.PlainDate {
  return moment.withTimeZone(NEW_YORK).toPlainDate();
}
