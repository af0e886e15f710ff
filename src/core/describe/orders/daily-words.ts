import type { DailyPost, DailySpec, PostDays } from '../../orders/daily-post.ts';
import { placeName } from './clock-words.ts';

/** `every New York session at 16:30 New York` */
export function dailyTimes({ time, zone, days }: DailySpec): string {
  return `${DAYS_WORDS[days]} at ${time} ${placeName(zone)}`;
}

const DAYS_WORDS: Readonly<Record<PostDays, string>> = {
  trading: 'on every New York session',
  weekdays: 'Monday to Friday',
  all: 'every day',
};

/** What a list says of a post: running, or why it rests. */
export function orderState({ pausedBecause }: Pick<DailyPost, 'pausedBecause'>): string {
  return pausedBecause === null ? 'running' : `paused: ${pausedBecause}`;
}
