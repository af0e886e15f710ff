import { sql, type Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import { migrations } from './migrations.ts';
import { StoreError } from './store-error.ts';
import type { Tables } from './tables.ts';

/**
 * Brings the tables up to date: all of it or nothing, and once when several replicas start together (an advisory lock
 * makes the others wait, then they find nothing to do).
 * @param upTo the last one to run, for a database that must not be further
 * @throws StoreError when the database is of a newer Lockstep, or further than `upTo`
 */
export async function migrate(db: Kysely<Tables>, upTo?: string): Promise<void> {
  await refuseNewer(db);
  const known = Object.entries(migrations).filter(([name]) => upTo === undefined || name <= upTo);
  await refuseFurther(db, known.length);
  const provider = { getMigrations: async () => Object.fromEntries(known) };
  const { error } = await new Migrator({ db, provider }).migrateToLatest();
  if (error === undefined) return;
  // A newer replica may have come first while this one waited for its turn.
  await refuseNewer(db);
  throw error;
}

async function refuseNewer(db: Kysely<Tables>): Promise<void> {
  const names = await migrationsOf(db);
  const unknown = names.filter((name) => !Object.hasOwn(migrations, name));
  if (unknown.length === 0) return;
  throw new StoreError(
    `The database was made by a newer Lockstep (it has ${unknown.join(', ')}, which this one does not know). ` +
      'Start that version, or give this one a database of its own.',
  );
}

async function refuseFurther(db: Kysely<Tables>, limit: number): Promise<void> {
  if ((await migrationsOf(db)).length <= limit) return;
  throw new StoreError(
    'The export is of an older Lockstep than the tables of this database. Import it into a database that has never ' +
      'been opened: another STATE_DIR, or another database in DATABASE_URL.',
  );
}

/** Names of the migrations that the database has been through, oldest first. */
export async function migrationsOf(db: Kysely<Tables>): Promise<string[]> {
  const found = await sql<{ name: string | null }>`select to_regclass('kysely_migration') as name`.execute(
    db,
  );
  if (found.rows[0]?.name == null) return [];
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return rows.map(({ name }) => name);
}
