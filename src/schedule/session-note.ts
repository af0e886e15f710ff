import { lastFinishedSession } from '../core/calendar/closes.ts';
import { isSession } from '../core/calendar/sessions.ts';
import { localTime } from '../core/describe/orders/clock-words.ts';
import { date } from '../core/describe/formats.ts';
import type { DailySpec } from '../core/orders/daily-post.ts';
import { newYorkDate, slotBefore } from './slots.ts';

/**
 * What to say in a post that comes by the clock, whether or not New York trades, when there is no new session to tell of:
 * a holiday, or no close since the slot before. Null when there is one, and for trading days, which have one by themselves.
 * @throws Refusal outside the calendar.
 */
export function sessionNote(post: DailySpec, slot: number): string | null {
  if (post.days === 'trading') return null;
  const last = lastFinishedSession(slot);
  const day = newYorkDate(slot);
  if (day.dayOfWeek <= 5 && !isSession(day.toString())) {
    return `New York did not trade on ${date(day.toString())}; its last session was ${date(last)}.`;
  }
  const before = slotBefore(post, slot);
  if (lastFinishedSession(before) < last) return null;
  return `No new session since ${localTime(before, post.zone)}: New York's last one was ${date(last)}.`;
}
