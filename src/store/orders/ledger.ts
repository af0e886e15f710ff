import type { Kysely, Transaction } from 'kysely';
import { chunks } from '../../core/chunks.ts';
import type { Delivery } from '../../core/orders/delivery.ts';
import type { Claimed, NewDelivery, Settlement } from '../../core/orders/order-store.ts';
import type { OrderJobs } from './order-jobs.ts';
import { alertChange, dailyPostChange, deliveryOf, targetColumns, type OrderTables } from './order-rows.ts';

type Db = Kysely<OrderTables>;
type Trx = Transaction<OrderTables>;

/** More would hold up an embedded database's other callers for too long. */
export const ROWS_A_STATEMENT = 500;

/**
 * Adds deliveries to the ledger, the table `delivery` (docs/decisions/008-once.md), with their jobs. Rows that are there
 * already stay as they are, and so do their jobs: the id decides.
 */
export async function insertDeliveries(
  trx: Trx,
  jobs: OrderJobs,
  deliveries: readonly NewDelivery[],
): Promise<void> {
  const added: string[] = [];
  for (const chunk of chunks(deliveries, ROWS_A_STATEMENT)) {
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

/** What became of an order, the newest first; notices to people are not among it. */
export async function history(db: Db, owner: string, limit: number): Promise<readonly Delivery[]> {
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

/** A delivery that is not over; null for any other. */
export async function unfinished(db: Db, id: string): Promise<Claimed | null> {
  const row = await db
    .selectFrom('delivery')
    .selectAll()
    .where('id', '=', id)
    .where('state', 'in', ['due', 'sending'])
    .executeTakeFirst();
  return row === undefined ? null : { ...deliveryOf(row), sentence: row.sentence };
}

/** Begins an attempt at a delivery; null when it is over. */
export async function claim(db: Db, id: string, at: number): Promise<Claimed | null> {
  const row = await db
    .updateTable('delivery')
    .set(({ eb }) => ({ state: 'sending', attempts: eb('attempts', '+', 1), at }))
    .where('id', '=', id)
    .where('state', 'in', ['due', 'sending'])
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? null : { ...deliveryOf(row), sentence: row.sentence };
}

/** Gives a delivery back after an attempt that failed; `reason` is why. */
export async function retryLater(db: Db, id: string, at: number, reason: string): Promise<void> {
  await db
    .updateTable('delivery')
    .set({ state: 'due', reason, at })
    .where('id', '=', id)
    .where('state', '=', 'sending')
    .execute();
}

/**
 * Ends a delivery, with what follows from it. One statement, unless deliveries follow: most of what the database does for
 * a post is this and its claim.
 */
export async function settle(db: Db, jobs: OrderJobs, id: string, end: Settlement): Promise<void> {
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
