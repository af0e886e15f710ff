import type { Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What replicas share: kept things, leases, rate limits, prices. */
export const sharedState: Migration = { up };

async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('kept')
    .addColumn('space', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('value', 'json', (column) => column.notNull())
    .addColumn('expires_at', 'bigint')
    .addColumn('workspace', 'text')
    .addPrimaryKeyConstraint('kept_pkey', ['space', 'key'])
    .execute();
  await db.schema.createIndex('kept_expires_at').on('kept').column('expires_at').execute();
  await db.schema.createIndex('kept_workspace').on('kept').column('workspace').execute();
  await db.schema
    .createTable('lease')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('owner', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('bucket')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('tokens', 'double precision', (column) => column.notNull())
    .addColumn('refilled_at', 'bigint', (column) => column.notNull())
    .addColumn('blocked_until', 'bigint', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('price_series')
    .addColumn('symbol', 'text', (column) => column.primaryKey())
    .addColumn('market', 'text', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('via', 'text', (column) => column.notNull())
    .addColumn('clock', 'text', (column) => column.notNull())
    .addColumn('asked_from', 'text', (column) => column.notNull())
    .addColumn('fetched_at', 'bigint', (column) => column.notNull())
    .addColumn('series', 'json', (column) => column.notNull())
    .execute();
}
