import { atOnce } from '../core/pacing/at-once.ts';
import type { Caller } from '../core/people.ts';
import type { Look } from '../core/chart.ts';
import type { AnswerLine } from '../core/ports.ts';
import type { Day, Reply } from '../core/types.ts';

/** Answers to lines for posts: those that are due together and say the same are computed and drawn once. */
export type AnswerForPost = (line: string, look: Look, caller: Caller) => Promise<Reply>;

/** How long an answer serves: as long as a burst takes, and less than prices take to change. */
const KEPT_MS = 3 * 60_000;
/** Pictures weigh; more distinct lines than this are computed again. */
const MOST_KEPT = 500;

/** Answers that are computed at once: the drawing queue is short, and people who ask must find room in it. */
const MOST_AT_ONCE = 2;

interface Kept {
  readonly reply: Promise<Reply>;
  readonly until: number;
}

/**
 * One answer for a line, a look and the last finished session, shared by all who ask within three minutes. A failure
 * is not kept. Nobody's signal cancels what others wait for: the work ends by its own time limits.
 */
export function answersForPosts({
  answer,
  asOf,
  now,
}: {
  readonly answer: AnswerLine;
  readonly asOf: () => Day;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}): AnswerForPost {
  const kept = new Map<string, Kept>();
  const inTurn = atOnce(MOST_AT_ONCE);

  const forget = (): void => {
    for (const [key, { until }] of kept) {
      if (until > now() && kept.size <= MOST_KEPT) break;
      kept.delete(key);
    }
  };

  return (line, look, caller) => {
    const key = [line, look.theme, look.scale, asOf()].join('|');
    const found = kept.get(key);
    if (found !== undefined && found.until > now()) return found.reply;
    const reply = inTurn(() => answer(line, { look, caller }));
    kept.delete(key);
    kept.set(key, { reply, until: now() + KEPT_MS });
    forget();
    reply.catch(() => {
      if (kept.get(key)?.reply === reply) kept.delete(key);
    });
    return reply;
  };
}
