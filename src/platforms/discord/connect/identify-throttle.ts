import type { Clock } from '../../../core/clock.ts';

/** Discord takes one IDENTIFY in five seconds for each of its buckets. */
const APART_MS = 5_000;
const HOUR_MS = 3_600_000;
/** Of 1,000 a day, after which Discord resets the token: a loop must not get there. */
const MOST_IN_AN_HOUR = 40;
/** With fewer left of the day, a process that is restarted again and again has to be slowed down as well. */
const FEW_LEFT = 100;
const WAIT_WITH_FEW_MS = 600_000;

/** What Discord says about new sessions. */
interface SessionStarts {
  /** Those that may begin at the same time. */
  readonly buckets: number;
  readonly shards: number;
  /** Left of the day's, when the client was made. */
  readonly remaining: number;
}

export interface IdentifyThrottle {
  /** Resolves when the shard may identify. Rejects when the signal aborts. */
  readonly waitForIdentify: (shardId: number, signal: AbortSignal, starts: SessionStarts) => Promise<void>;
}

/**
 * Spaces out new sessions: five seconds between two of a bucket, and no more than 40 an hour for each shard, whatever
 * goes wrong and however often the client is replaced.
 */
export function createIdentifyThrottle(clock: Clock, onLimit: (waitMs: number) => void): IdentifyThrottle {
  const times: number[] = [];
  const turns = new Map<number, Promise<void>>();
  const nextInBucket = new Map<number, number>();

  const takeTurn = async (bucket: number, { shards, remaining }: SessionStarts, signal: AbortSignal) => {
    while (times.length > 0 && (times[0] ?? 0) <= clock.now() - HOUR_MS) times.shift();
    const oldest = times[times.length - MOST_IN_AN_HOUR * shards];
    const fewWait = remaining < FEW_LEFT ? WAIT_WITH_FEW_MS : 0;
    const budgetWait = Math.max(fewWait, oldest === undefined ? 0 : oldest + HOUR_MS - clock.now());
    if (budgetWait > 0) onLimit(budgetWait);
    const wait = Math.max(budgetWait, (nextInBucket.get(bucket) ?? 0) - clock.now());
    if (wait > 0) await clock.wait(wait, signal);
    times.push(clock.now());
    nextInBucket.set(bucket, clock.now() + APART_MS);
  };

  return {
    waitForIdentify: async (shardId, signal, starts) => {
      const bucket = shardId % Math.max(1, starts.buckets);
      // One that gave up while it waited must not hold up those behind it.
      const before = turns.get(bucket) ?? Promise.resolve();
      const turn = before.then(() => takeTurn(bucket, starts, signal));
      turns.set(
        bucket,
        turn.catch(() => undefined),
      );
      await turn;
    },
  };
}
