import type { DailyPost } from '../../orders/daily-post.ts';
import { formatDailySpec } from '../../orders/daily-request.ts';
import type { Schedule } from '../../orders/schedule.ts';
import { clockOf, localTime, placeName } from './clock-words.ts';
import { dailyTimes, lateWords } from './daily-words.ts';

/** When a post comes next. */
export type NextPost = Awaited<ReturnType<Schedule['daily']['next']>>;

type Fact = readonly [label: string, value: string];

/** The settings of a daily post, and when it comes next or why it rests. */
export function dailyFacts(post: DailyPost, { dueAt }: NextPost): Fact[] {
  return [
    ['When', `${dailyTimes(post)} (${post.zone})`],
    ['If late', lateWords(post)],
    ...(post.quiet
      ? ([['Quiet', 'one line without a picture while nothing material changes']] as const)
      : []),
    post.pausedBecause === null ? ['Next', localTime(dueAt, post.zone)] : ['Paused', post.pausedBecause],
  ];
}

/** What whoever adds a post should know of its time. */
export function dailyNotes(post: DailyPost, next: NextPost): string[] {
  return [...waitNotes(post, next), ...clockNotes(post)];
}

/** A time before New York's close can't have that session's prices: say when the post comes instead. */
function waitNotes(post: DailyPost, { slot, dueAt }: NextPost): string[] {
  if (dueAt === slot) return [];
  const { time, zone } = post;
  return [
    `At ${time} ${placeName(zone)} the prices of that day's session are not there yet, so each post waits until 20 minutes after New York's close (${clockOf(dueAt, zone)} ${placeName(zone)}). To have the session before at ${time} instead: \`daily remove ${post.number}\`, then \`daily ${formatDailySpec({ ...post, days: 'weekdays' })}\`.`,
  ];
}

/** What goes by the clock comes on holidays as well: say what it has to tell then. */
function clockNotes({ days, zone }: DailyPost): string[] {
  if (days === 'trading') return [];
  return [
    `It goes by the clock of ${placeName(zone)}, whether or not New York trades: each post has the last session that is over by then, and says so when there is no new one.`,
  ];
}
