import { sql, type Kysely, type Transaction } from 'kysely';
import { chunks } from '../../core/chunks.ts';
import type { DailyPost } from '../../core/orders/daily-post.ts';
import type { OrderStore, Plan } from '../../core/orders/order-store.ts';
import { databaseClock } from './database-clock.ts';
import {
  claim,
  history,
  insertDeliveries,
  ROWS_A_STATEMENT,
  retryLater,
  settle,
  unfinished,
} from './ledger.ts';
import type { OrderJobs } from './order-jobs.ts';
import { alertChange, dailyPostOf, type OrderTables } from './order-rows.ts';
import { alertTable, dailyPostTable } from './order-table.ts';

type Db = Kysely<OrderTables>;
type Trx = Transaction<OrderTables>;

export interface OrderStoreParts {
  readonly db: Db;
  readonly jobs: OrderJobs;
  /** Milliseconds since 1970; the database's own clock when left out. */
  readonly now?: (() => number) | undefined;
}

/** Daily posts, alerts, ledger and jobs in one database. */
export function openOrderStore({ db, jobs, now }: OrderStoreParts): OrderStore {
  const clock = databaseClock(db);
  return {
    now: async () => now?.() ?? clock(),
    daily: dailyPostTable(db),
    alerts: alertTable(db),
    planDue: (at, plan, limit) => db.transaction().execute((trx) => planDue(trx, jobs, at, plan, limit)),
    nextSlot: () => nextSlot(db),
    planJudging: (session, jobId) => planJudging(db, jobs, session, jobId),
    addDeliveries: (deliveries) => db.transaction().execute((trx) => insertDeliveries(trx, jobs, deliveries)),
    claim: (id, at) => claim(db, id, at),
    settle: (id, end) => settle(db, jobs, id, end),
    retryLater: (id, at, reason) => retryLater(db, id, at, reason),
    settleJudgement: (alert, change, deliveries) =>
      db.transaction().execute(async (trx) => {
        await trx.updateTable('alert').set(alertChange(change)).where('id', '=', alert).execute();
        await insertDeliveries(trx, jobs, deliveries);
      }),
    history: (owner, limit) => history(db, owner, limit),
    unfinished: (id) => unfinished(db, id),
    forget: (platform, workspace) => db.transaction().execute((trx) => forget(trx, platform, workspace)),
    recover: (alone) => recover(db, jobs, alone),
  };
}

async function nextSlot(db: Db): Promise<number | null> {
  const row = await db
    .selectFrom('daily_post')
    .select(({ fn }) => fn.min('next_slot').as('next'))
    .where('removed', '=', false)
    .where('paused_because', 'is', null)
    .executeTakeFirst();
  return row?.next ?? null;
}

async function planJudging(
  db: Db,
  jobs: OrderJobs,
  session: string,
  jobId: (alert: string) => string,
): Promise<number> {
  const rows = await db
    .selectFrom('alert')
    .select('id')
    .where('removed', '=', false)
    .where('paused_because', 'is', null)
    .where('judged_to', '<', session)
    .execute();
  await jobs.addJudgings(rows.map(({ id }) => ({ id: jobId(id), alert: id, session })));
  return rows.length;
}

async function planDue(
  trx: Trx,
  jobs: OrderJobs,
  now: number,
  plan: (post: DailyPost) => Plan,
  limit: number,
): Promise<number> {
  const rows = await trx
    .selectFrom('daily_post')
    .selectAll()
    .where('next_slot', '<=', now)
    .where('removed', '=', false)
    .where('paused_because', 'is', null)
    .orderBy('next_slot')
    .orderBy('number')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
  const plans = rows.map((row) => ({ id: row.id, ...plan(dailyPostOf(row)) }));
  await insertDeliveries(
    trx,
    jobs,
    plans.flatMap(({ deliveries }) => deliveries),
  );
  for (const chunk of chunks(plans, ROWS_A_STATEMENT)) {
    const values = sql.join(
      chunk.map(
        ({ id, nextSlot, pausedBecause }) =>
          sql`(${id}::uuid, ${nextSlot}::bigint, ${pausedBecause ?? null}::text)`,
      ),
    );
    await sql`update daily_post set next_slot = v.next_slot, paused_because = v.paused_because
      from (values ${values}) as v(id, next_slot, paused_because) where daily_post.id = v.id`.execute(trx);
  }
  return rows.length;
}

async function forget(trx: Trx, platform: string, workspace: string): Promise<void> {
  for (const table of ['delivery', 'alert', 'daily_post'] as const) {
    await trx.deleteFrom(table).where('platform', '=', platform).where('workspace', '=', workspace).execute();
  }
}

async function recover(db: Db, jobs: OrderJobs, alone: boolean): Promise<number> {
  const rows = await db
    .selectFrom('delivery')
    .select(['id', 'due_at'])
    .where('state', 'in', ['due', 'sending'])
    .execute();
  await jobs.renewDeliveries(
    rows.map(({ id, due_at }) => ({ id, dueAt: due_at })),
    alone,
  );
  return rows.length;
}
