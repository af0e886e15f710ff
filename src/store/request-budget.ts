import { sql, type Kysely } from 'kysely';
import { SourceError } from '../core/errors.ts';
import type { RequestBudget, RequestRate } from '../core/pacing/request-budget.ts';
import type { LogEvent } from '../core/log.ts';
import { abortablePause } from './abortable-pause.ts';
import { moment } from './moment.ts';
import type { Tables } from './tables.ts';

export interface RequestBudgetOptions {
  readonly db: Kysely<Tables>;
  /** Milliseconds since 1970; by default the database's own clock. */
  readonly now?: (() => number) | undefined;
  readonly log: (event: LogEvent) => void;
}

/** Who would have to wait longer for his turn is told at once. */
const LONGEST_WAIT_MS = 10_000;
const BLOCK_MS = 60_000;
/** A silly `Retry-After` must not silence a source for days. */
const LONGEST_BLOCK_MS = 6 * 3_600_000;

/**
 * Token buckets as rows. A token may be taken before it has dropped in: whoever takes it waits until it has, so turns
 * come in the order of asking, with one statement a request. While the database can't be reached nothing is counted.
 */
export function sqlRequestBudget(options: RequestBudgetOptions): RequestBudget {
  const { db, now, log } = options;
  return {
    take: async (rate, signal) => {
      signal?.throwIfAborted();
      const waitMs = await unlessDown(log, () => reserve(options, rate));
      if (waitMs === undefined || waitMs === 0) return;
      await abortablePause(waitMs, signal);
      await unlessDown(log, () => refuseBlocked(options, rate.source));
    },
    block: async (source, retryAfterMs = BLOCK_MS) => {
      const until = sql<number>`${moment(now)} + ${Math.min(retryAfterMs, LONGEST_BLOCK_MS)}::bigint`;
      const row = { name: source, tokens: 0, refilled_at: moment(now), blocked_until: until };
      await unlessDown(log, () =>
        db
          .insertInto('bucket')
          .values(row)
          .onConflict((conflict) =>
            conflict.column('name').doUpdateSet({
              blocked_until: sql`greatest(bucket.blocked_until, excluded.blocked_until)`,
            }),
          )
          .execute(),
      );
    },
  };
}

/** Takes one token. @returns how long to wait for it, ms */
async function reserve(options: RequestBudgetOptions, rate: RequestRate): Promise<number> {
  const { db, now } = options;
  const { source, perSecond, burst } = rate;
  // `excluded.refilled_at` is the present, read once. A clock that was set back adds nothing.
  const left = sql<number>`least(
    ${burst}::float8,
    bucket.tokens + greatest(0, excluded.refilled_at - bucket.refilled_at) / 1000.0 * ${perSecond}::float8
  ) - 1`;
  const longestDebt = (LONGEST_WAIT_MS / 1000) * perSecond;
  const taken = await db
    .insertInto('bucket')
    .values({ name: source, tokens: burst - 1, refilled_at: moment(now), blocked_until: 0 })
    .onConflict((conflict) =>
      conflict
        .column('name')
        .doUpdateSet({ tokens: left, refilled_at: sql`excluded.refilled_at` })
        .where(sql<boolean>`bucket.blocked_until <= excluded.refilled_at`)
        .where(sql<boolean>`${left} >= ${-longestDebt}::float8`),
    )
    .returning('tokens')
    .executeTakeFirst();
  if (taken !== undefined) return Math.max(0, Math.ceil((-taken.tokens / perSecond) * 1000));
  await refuseBlocked(options, source);
  throw new SourceError(source, 'unavailable', 'is asked by too many at once', {
    retryAfterMs: LONGEST_WAIT_MS,
  });
}

async function refuseBlocked({ db, now }: RequestBudgetOptions, source: string): Promise<void> {
  const row = await db
    .selectFrom('bucket')
    .select(sql<number>`blocked_until - ${moment(now)}`.as('forMs'))
    .where('name', '=', source)
    .executeTakeFirst();
  const retryAfterMs = row?.forMs ?? 0;
  if (retryAfterMs <= 0) return;
  const seconds = Math.ceil(retryAfterMs / 1000);
  throw new SourceError(source, 'unavailable', `wants no more requests for ${seconds} s`, { retryAfterMs });
}

async function unlessDown<T>(log: (event: LogEvent) => void, work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SourceError) throw error;
    log({ event: 'request-budget-unknown', reason: String(error) });
    return undefined;
  }
}
