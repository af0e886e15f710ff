import type { DailyPost, DailySpec } from '../../orders/daily-post.ts';
import { weekdayName, weekdaysOf, type PostDays } from '../../orders/post-days.ts';
import { listed } from '../listed.ts';
import { lengthWords, placeName } from './clock-words.ts';

/** `every trading day at 16:30 New York`, `every Monday and Thursday at 08:15 Berlin` */
export function dailyTimes({ time, zone, days }: DailySpec): string {
  return `${daysWords(days)} at ${time} ${placeName(zone)}`;
}

/** `every trading day`, `Monday to Friday`, `every Monday and Thursday` */
export function daysWords(days: PostDays): string {
  if (days === 'trading') return 'every trading day';
  if (days === 'weekdays') return 'Monday to Friday';
  return days === 'all' ? 'every day' : `every ${listed(weekdaysOf(days).map(weekdayName))}`;
}

/** What becomes of a post that can't come in time: `posted with a note up to 6 h late, then skipped`. */
export function lateWords({ lateMinutes }: Pick<DailySpec, 'lateMinutes'>): string {
  if (lateMinutes === 0) return 'skipped';
  return `posted with a note up to ${lengthWords(lateMinutes * 60_000)} late, then skipped`;
}

/** What a list says of a post: running, or why it rests. */
export function orderState({ pausedBecause }: Pick<DailyPost, 'pausedBecause'>): string {
  return pausedBecause === null ? 'running' : `paused: ${pausedBecause}`;
}
