import { createHash } from 'node:crypto';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';
import { sql, type Kysely, type Transaction } from 'kysely';
import { isDatabaseAway } from '../database-away.ts';
import { migrationsOf } from '../migrate.ts';
import { StoreError } from '../store-error.ts';
import type { Tables } from '../tables.ts';
import { FORMAT, rowLine, VERSION } from './export-format.ts';
import { columnsOf, movingTables, type TableName } from './moving-tables.ts';

const ROWS_AT_ONCE = 500;

/**
 * Writes all tables that move house to a file, as they were at one moment, while the bot goes on. The file appears
 * when it is whole; an older one of that name is replaced.
 * @returns rows by table
 * @throws StoreError when the file can't be written, or the database goes away meanwhile
 */
export async function exportDatabase(db: Kysely<Tables>, path: string): Promise<Record<string, number>> {
  const partial = `${path}.partial`;
  try {
    const rows = await writeFile(db, partial);
    await rename(partial, path);
    return rows;
  } catch (error) {
    await rm(partial, { force: true });
    if (isDatabaseAway(error)) throw databaseAway(error);
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw new StoreError(`The export ${path} can't be written (${error.message}). Name another file.`, {
      cause: error,
    });
  }
}

function databaseAway(cause: unknown): StoreError {
  const code = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : '';
  return new StoreError(
    `The database does not answer${code}, so nothing was exported. Export again when it does.`,
    { cause },
  );
}

async function writeFile(db: Kysely<Tables>, path: string): Promise<Record<string, number>> {
  const file = await open(path, 'w', 0o600);
  try {
    return await writeAll(db, file);
  } finally {
    await file.close();
  }
}

async function writeAll(db: Kysely<Tables>, file: FileHandle): Promise<Record<string, number>> {
  const hash = createHash('sha256');
  const rows: Record<string, number> = {};
  const write = async (lines: readonly string[]): Promise<void> => {
    const text = lines.map((line) => `${line}\n`).join('');
    hash.update(text);
    await file.appendFile(text);
  };
  const snapshot = db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only');
  await snapshot.execute(async (transaction) => {
    // Moments are written with their offset: always the same one.
    await sql`set local time zone 'UTC'`.execute(transaction);
    const migration = (await migrationsOf(transaction)).at(-1);
    const exported = new Date().toISOString();
    await write([JSON.stringify({ format: FORMAT, version: VERSION, migration, exported })]);
    for (const table of movingTables) rows[table] = await writeTable(transaction, table, write);
  });
  await file.appendFile(`${JSON.stringify({ rows, sha256: hash.digest('hex') })}\n`);
  await file.sync();
  return rows;
}

async function writeTable(
  db: Transaction<Tables>,
  table: TableName,
  write: (lines: readonly string[]) => Promise<void>,
): Promise<number> {
  const texts = (await columnsOf(db, table)).map(
    ({ name }) => sql`${sql.ref(`t.${name}`)}::text as ${sql.ref(name)}`,
  );
  const order = (await primaryKey(db, table)).map((name) => sql.ref(`t.${name}`));
  await sql`declare export_rows no scroll cursor for
    select row_to_json(exported)::text as row
    from (select ${sql.join(texts)} from ${sql.table(table)} t order by ${sql.join(order)}) exported`.execute(
    db,
  );
  let count = 0;
  for (;;) {
    const { rows } = await sql<{ row: string }>`fetch ${sql.lit(ROWS_AT_ONCE)} from export_rows`.execute(db);
    if (rows.length === 0) break;
    count += rows.length;
    await write(rows.map(({ row }) => rowLine(table, row)));
  }
  await sql`close export_rows`.execute(db);
  return count;
}

async function primaryKey(db: Transaction<Tables>, table: TableName): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select attname as name
    from pg_index join pg_attribute on attrelid = indrelid and attnum = any (indkey)
    where indrelid = ${table}::regclass and indisprimary
    order by array_position(indkey::int2[], attnum)`.execute(db);
  return rows.map(({ name }) => name);
}
