import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Daily posts, alerts and the ledger of deliveries. Times are milliseconds since 1970. */
export const orders: Migration = { up };

async function up(db: Kysely<unknown>): Promise<void> {
  await createDailyPost(db);
  await createAlert(db);
  await createDelivery(db);
}

async function createDailyPost(db: Kysely<unknown>): Promise<void> {
  await orderTable(db, 'daily_post')
    .addColumn('time', 'text', (column) => column.notNull())
    .addColumn('zone', 'text', (column) => column.notNull())
    .addColumn('days', 'text', (column) => column.notNull())
    .addColumn('late_minutes', 'integer', (column) => column.notNull())
    .addColumn('quiet', 'boolean', (column) => column.notNull())
    .addColumn('next_slot', 'bigint', (column) => column.notNull())
    .addColumn('last_gist', 'json')
    .execute();
  await sql`create index daily_post_due on daily_post (next_slot) where not removed and paused_because is null`.execute(
    db,
  );
}

async function createAlert(db: Kysely<unknown>): Promise<void> {
  await orderTable(db, 'alert')
    .addColumn('condition', 'json', (column) => column.notNull())
    .addColumn('armed', 'boolean', (column) => column.notNull())
    .addColumn('judged_to', 'text', (column) => column.notNull())
    .addColumn('last_reading', 'text')
    .execute();
}

/** What daily posts and alerts have in common. */
function orderTable(db: Kysely<unknown>, name: 'daily_post' | 'alert') {
  return db.schema
    .createTable(name)
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('target_kind', 'text', (column) => column.notNull())
    .addColumn('target_id', 'text', (column) => column.notNull())
    .addColumn('creator', 'text', (column) => column.notNull())
    .addColumn('line', 'text', (column) => column.notNull())
    .addColumn('paused_because', 'text')
    .addColumn('failures', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('removed', 'boolean', (column) => column.notNull().defaultTo(false))
    .addUniqueConstraint(`${name}_number`, ['platform', 'workspace', 'number']);
}

async function createDelivery(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('delivery')
    .addColumn('id', 'uuid', (column) => column.primaryKey())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('owner', 'uuid', (column) => column.notNull())
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('workspace', 'text', (column) => column.notNull())
    .addColumn('target_kind', 'text', (column) => column.notNull())
    .addColumn('target_id', 'text', (column) => column.notNull())
    .addColumn('slot', 'bigint', (column) => column.notNull())
    .addColumn('due_at', 'bigint', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('attempts', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('reason', 'text')
    .addColumn('message_id', 'text')
    .addColumn('sentence', 'text')
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute();
  await sql`create index delivery_history on delivery (owner, slot desc)`.execute(db);
  await sql`create index delivery_open on delivery (due_at) where state in ('due', 'sending')`.execute(db);
}
