import { sql, type Kysely, type Transaction } from 'kysely';
import { chunks } from '../../core/chunks.ts';
import type { Delivery } from '../../core/orders/delivery.ts';
import type { DailyPost } from '../../core/orders/daily-post.ts';
import type { Claimed, NewDelivery, OrderStore, Plan, Settlement } from '../../core/orders/order-store.ts';
import { databaseClock } from './database-clock.ts';
import type { OrderJobs } from './order-jobs.ts';
import {
  alertChange,
  dailyPostChange,
  dailyPostOf,
  deliveryOf,
  targetColumns,
  type OrderTables,
} from './order-rows.ts';
import { alertTable, dailyPostTable } from './order-table.ts';

type Db = Kysely<OrderTables>;
type Trx = Transaction<OrderTables>;

/** Rows a statement: more would hold up an embedded database's other callers for too long. */
const CHUNK = 500;

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
    retryLater: async (id, at, reason) => {
      await db
        .updateTable('delivery')
        .set({ state: 'due', reason, at })
        .where('id', '=', id)
        .where('state', '=', 'sending')
        .execute();
    },
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
  for (const chunk of chunks(plans, CHUNK)) {
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

/** Rows that are there already stay as they are, and so do their jobs: the id decides. */
async function insertDeliveries(
  trx: Trx,
  jobs: OrderJobs,
  deliveries: readonly NewDelivery[],
): Promise<void> {
  const added: string[] = [];
  for (const chunk of chunks(deliveries, CHUNK)) {
    const rows = await trx
      .insertInto('delivery')
      .values(
        chunk.map(({ target, dueAt, ...row }) => ({
          ...row,
          ...targetColumns(target),
          due_at: dueAt,
          message_id: null,
          at: dueAt,
        })),
      )
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .execute();
    added.push(...rows.map(({ id }) => id));
  }
  const isNew = new Set(added);
  const due = deliveries.filter(({ id, state }) => state === 'due' && isNew.has(id));
  await jobs.addDeliveries(fairOrder(due), trx);
}

/** The first post of every workspace goes before the second of any. */
function fairOrder(deliveries: readonly NewDelivery[]): { id: string; dueAt: number; priority: number }[] {
  const places = new Map<string, number>();
  return deliveries.map(({ id, dueAt, target: { platform, workspace } }) => {
    const key = `${platform} ${workspace}`;
    const place = places.get(key) ?? 0;
    places.set(key, place + 1);
    return { id, dueAt, priority: -place };
  });
}

async function history(db: Db, owner: string, limit: number): Promise<readonly Delivery[]> {
  const rows = await db
    .selectFrom('delivery')
    .selectAll()
    .where('owner', '=', owner)
    .where('kind', '!=', 'notice')
    .orderBy('slot', 'desc')
    .limit(limit)
    .execute();
  return rows.map(deliveryOf);
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

async function unfinished(db: Db, id: string): Promise<Claimed | null> {
  const row = await db
    .selectFrom('delivery')
    .selectAll()
    .where('id', '=', id)
    .where('state', 'in', ['due', 'sending'])
    .executeTakeFirst();
  return row === undefined ? null : { ...deliveryOf(row), sentence: row.sentence };
}

async function claim(db: Db, id: string, at: number): Promise<Claimed | null> {
  const row = await db
    .updateTable('delivery')
    .set(({ eb }) => ({ state: 'sending', attempts: eb('attempts', '+', 1), at }))
    .where('id', '=', id)
    .where('state', 'in', ['due', 'sending'])
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? null : { ...deliveryOf(row), sentence: row.sentence };
}

/** One statement, unless deliveries follow: most of what the database does for a post is this and its claim. */
async function settle(db: Db, jobs: OrderJobs, id: string, end: Settlement): Promise<void> {
  if (end.deliveries.length === 0) {
    await endDelivery(db, id, end);
    return;
  }
  await db.transaction().execute(async (trx) => {
    // When somebody else has settled it meanwhile, what follows from it has been written too.
    if (await endDelivery(trx, id, end)) await insertDeliveries(trx, jobs, end.deliveries);
  });
}

/** Ends it and changes its owner; false when it was over already. */
async function endDelivery(
  db: Db,
  id: string,
  { state, at, reason, messageId, change }: Settlement,
): Promise<boolean> {
  const ended = db.with('ended', (cte) =>
    cte
      .updateTable('delivery')
      .set({ state, at, reason, message_id: messageId })
      .where('id', '=', id)
      .where('state', 'in', ['due', 'sending'])
      .returning(['kind', 'owner']),
  );
  const [post, alert] = [dailyPostChange(change), alertChange(change)];
  const withPost = isEmpty(post)
    ? ended
    : ended.with('changed_post', (cte) =>
        cte
          .updateTable('daily_post')
          .from('ended')
          .set(post)
          .whereRef('daily_post.id', '=', 'ended.owner')
          .where('ended.kind', 'in', ['daily', 'run']),
      );
  const withBoth = isEmpty(alert)
    ? withPost
    : withPost.with('changed_alert', (cte) =>
        cte
          .updateTable('alert')
          .from('ended')
          .set(alert)
          .whereRef('alert.id', '=', 'ended.owner')
          .where('ended.kind', '=', 'alert'),
      );
  return (await withBoth.selectFrom('ended').select('owner').execute()).length > 0;
}

function isEmpty(change: object): boolean {
  return Object.keys(change).length === 0;
}
