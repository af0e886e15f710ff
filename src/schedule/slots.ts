import { Temporal } from 'temporal-polyfill';
import { closeInstant, SETTLING_MS } from '../core/calendar/closes.ts';
import { isSession } from '../core/calendar/sessions.ts';
import type { DailySpec } from '../core/orders/daily-post.ts';
import { WEEKDAYS, weekdaysOf } from '../core/orders/post-days.ts';

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
/** Longer than any run of days without a slot: a week, with a day to spare on either side. */
const MOST_DAYS = 8;

/**
 * The first slot of a post after an instant. A local time that the clocks skip comes as much later as they skip, one that they
 * repeat is taken once, at its first (RFC 5545, and what `Temporal` calls compatible).
 */
export function nextSlot(times: Times, afterMs: number): Slot {
  // From the day before: a skipped 23:30 is at 00:30 of the next day, as in Nuuk.
  for (let ahead = -1; ahead <= MOST_DAYS; ahead += 1) {
    const moment = momentOn(times, afterMs, ahead);
    if (moment !== null && moment.epochMilliseconds > afterMs) return slotAt(times.days, moment);
  }
  throw new Error(
    `no slot within ${MOST_DAYS} days after ${new Date(afterMs).toISOString()} in ${times.zone}`,
  );
}

/** The instant of the last slot of a post before another one, milliseconds since 1970. */
export function slotBefore(times: Times, slotMs: number): number {
  for (let back = 1; back >= -MOST_DAYS; back -= 1) {
    const slot = momentOn(times, slotMs, back)?.epochMilliseconds ?? slotMs;
    if (slot < slotMs) return slot;
  }
  throw new Error(
    `no slot within ${MOST_DAYS} days before ${new Date(slotMs).toISOString()} in ${times.zone}`,
  );
}

/** The moment of a slot so many days from the local day of an instant; null for a day without one. */
function momentOn(
  { time, zone, days }: Times,
  instantMs: number,
  daysAhead: number,
): Temporal.ZonedDateTime | null {
  const today = Temporal.Instant.fromEpochMilliseconds(instantMs).toZonedDateTimeISO(zone).toPlainDate();
  const date = today.add({ days: daysAhead });
  const moment = date.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) });
  // Days of the week are the post's own; those of sessions are New York's.
  const { dayOfWeek } = days === 'trading' ? newYorkDate(moment.epochMilliseconds) : date;
  return weekdaysOf(days).some((day) => WEEKDAYS.indexOf(day) + 1 === dayOfWeek) ? moment : null;
}

function slotAt(days: Times['days'], moment: Temporal.ZonedDateTime): Slot {
  const slot = moment.epochMilliseconds;
  if (days !== 'trading') return { slot, dueAt: slot, holiday: null };
  const day = newYorkDate(slot).toString();
  if (!isSession(day)) return { slot, dueAt: slot, holiday: day };
  return { slot, dueAt: Math.max(slot, closeInstant(day) + SETTLING_MS), holiday: null };
}

/** The day that New York's calendar shows at an instant. */
export function newYorkDate(instantMs: number): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(instantMs).toZonedDateTimeISO(NEW_YORK).toPlainDate();
}
