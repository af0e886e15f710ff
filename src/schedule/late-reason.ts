import { lengthWords } from '../core/describe/orders/clock-words.ts';
import type { DailyPost } from '../core/orders/daily-post.ts';
import type { Slot } from './slots.ts';

/** A burst, and a retry or two, take minutes even when nothing is wrong. */
const USUAL_MS = 5 * 60_000;

/** Why a slot can't be posted any more, or null while it is not too late. */
export function lateReason(
  { dueAt }: Pick<Slot, 'dueAt'>,
  { lateMinutes }: Pick<DailyPost, 'lateMinutes'>,
  now: number,
): string | null {
  const limit = lateMinutes * 60_000;
  if (now - dueAt <= Math.max(USUAL_MS, limit)) return null;
  const rule = limit === 0 ? 'it is never to be late' : `the limit is ${lengthWords(limit)}`;
  return `It was ${lengthWords(now - dueAt)} late when I could have posted it; ${rule}.`;
}
