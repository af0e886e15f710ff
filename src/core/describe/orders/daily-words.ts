import type { DailyPost, DailySpec, PostDays } from '../../orders/daily-post.ts';
import { lengthWords, placeName } from './clock-words.ts';

/** `every trading day at 16:30 New York` */
export function dailyTimes({ time, zone, days }: DailySpec): string {
  return `${DAYS_WORDS[days]} at ${time} ${placeName(zone)}`;
}

const DAYS_WORDS: Readonly<Record<PostDays, string>> = {
  trading: 'every trading day',
  weekdays: 'Monday to Friday',
  all: 'every day',
};

/** What becomes of a post that can't come in time: `posted with a note up to 6 h late, then skipped`. */
export function lateWords({ lateMinutes }: Pick<DailySpec, 'lateMinutes'>): string {
  if (lateMinutes === 0) return 'skipped';
  return `posted with a note up to ${lengthWords(lateMinutes * 60_000)} late, then skipped`;
}

/** What a list says of a post: running, or why it rests. */
export function orderState({ pausedBecause }: Pick<DailyPost, 'pausedBecause'>): string {
  return pausedBecause === null ? 'running' : `paused: ${pausedBecause}`;
}
