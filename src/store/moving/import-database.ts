import { count } from '../../core/describe/formats.ts';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { sql, type Kysely, type Transaction } from 'kysely';
import type { z } from 'zod';
import { migrations } from '../migrations.ts';
import { openDatabase } from '../open-database.ts';
import type { DatabasePlace } from '../database.ts';
import { StoreError } from '../store-error.ts';
import type { Tables } from '../tables.ts';
import { closingSchema, headerSchema, readRowLine, VERSION } from './export-format.ts';
import { columnsOf, countRows, movingTables, type TableName } from './moving-tables.ts';

const ROWS_AT_ONCE = 500;

/**
 * Reads an export into an empty database: all of it, checked, or nothing. The database first gets the tables of the
 * version that wrote the file, and those of this version afterwards.
 * @returns rows by table
 * @throws StoreError when the file can't be used or the database is not empty
 */
export async function importDatabase(place: DatabasePlace, path: string): Promise<Record<string, number>> {
  const { migration } = await headerOf(path);
  const database = await openDatabase(place, { upTo: migration });
  let rows: Record<string, number>;
  try {
    rows = await database.db.transaction().execute((transaction) => readAll(transaction, path));
  } finally {
    await database.close();
  }
  await (await openDatabase(place)).close();
  return rows;
}

async function headerOf(path: string): Promise<z.infer<typeof headerSchema>> {
  for await (const line of linesOf(path)) {
    const { data } = headerSchema.safeParse(jsonOf(line));
    if (data === undefined) break;
    if (data.version !== VERSION || !Object.hasOwn(migrations, data.migration)) {
      throw new StoreError(`The export ${path} was made by a newer Lockstep. Import it with that version.`);
    }
    return data;
  }
  throw new StoreError(`The file ${path} is no export of Lockstep. Name one that db:export wrote.`);
}

async function readAll(db: Transaction<Tables>, path: string): Promise<Record<string, number>> {
  await refuseUnlessEmpty(db);
  const hash = createHash('sha256');
  const rows: Record<string, number> = Object.fromEntries(movingTables.map((table) => [table, 0]));
  let waiting: { table: TableName; rows: string[] } | null = null;
  let number = 0;
  let closing: z.infer<typeof closingSchema> | null = null;
  for await (const line of linesOf(path)) {
    number += 1;
    if (closing !== null) throw damaged(path, `goes on after its last line, at line ${number}`);
    const found = number === 1 ? null : rowOf(line, path, number);
    if (found === null && number > 1) {
      closing = closingOf(line, path, number);
      if (closing.sha256 !== hash.digest('hex')) throw damaged(path, 'is not as it was written');
      continue;
    }
    hash.update(`${line}\n`);
    if (found === null) continue;
    if (waiting !== null && (waiting.table !== found.table || waiting.rows.length >= ROWS_AT_ONCE)) {
      await insert(db, waiting.table, waiting.rows);
      waiting = null;
    }
    waiting ??= { table: found.table, rows: [] };
    waiting.rows.push(found.row);
    rows[found.table] = (rows[found.table] ?? 0) + 1;
  }
  if (closing === null) throw damaged(path, 'ends too early');
  if (waiting !== null) await insert(db, waiting.table, waiting.rows);
  await check(db, closing.rows, path);
  await advanceSequences(db);
  return rows;
}

async function refuseUnlessEmpty(db: Transaction<Tables>): Promise<void> {
  for (const table of movingTables) {
    await sql`lock table ${sql.table(table)} in exclusive mode`.execute(db);
    const rows = await countRows(db, table);
    if (rows === 0) continue;
    throw new StoreError(
      `The database is not empty (${table} has ${count(rows, 'row')}), and an import never mixes. ` +
        'Import into a new one: another STATE_DIR, or another database in DATABASE_URL.',
    );
  }
}

function rowOf(line: string, path: string, number: number): { table: TableName; row: string } | null {
  const found = readRowLine(line);
  if (found === null) return null;
  const table = movingTables.find((name) => name === found.table);
  if (table === undefined)
    throw damaged(path, `has a row of the unknown table ${found.table} at line ${number}`);
  return { table, row: found.row };
}

function closingOf(line: string, path: string, number: number): z.infer<typeof closingSchema> {
  const { data } = closingSchema.safeParse(jsonOf(line));
  if (data === undefined) throw damaged(path, `can't be read at line ${number}`);
  return data;
}

async function insert(db: Transaction<Tables>, table: TableName, rows: readonly string[]): Promise<void> {
  const columns = await columnsOf(db, table);
  const names = columns.map(({ name }) => sql.ref(name));
  const values = columns.map(({ name, type }) => sql`(line ->> ${sql.lit(name)})::${sql.raw(type)}`);
  await sql`insert into ${sql.table(table)} (${sql.join(names)}) overriding system value
    select ${sql.join(values)} from json_array_elements(${`[${rows.join(',')}]`}::json) line`.execute(db);
}

async function check(db: Transaction<Tables>, expected: Record<string, number>, path: string): Promise<void> {
  for (const table of movingTables) {
    const count = await countRows(db, table);
    if (count !== (expected[table] ?? 0))
      throw damaged(path, `should bring ${expected[table] ?? 0} rows of ${table} and brings ${count}`);
  }
}

/** Numbers that tables give out themselves go on after the highest that came in. */
async function advanceSequences(db: Kysely<Tables>): Promise<void> {
  for (const table of movingTables) {
    const { rows } = await sql<{ column: string; sequence: string }>`
      select column_name as column, pg_get_serial_sequence(table_name, column_name) as sequence
      from information_schema.columns
      where table_schema = current_schema() and table_name = ${table}
        and pg_get_serial_sequence(table_name, column_name) is not null`.execute(db);
    for (const { column, sequence } of rows) {
      const highest = sql`(select max(${sql.ref(column)}) from ${sql.table(table)})`;
      await sql`select setval(${sequence}::regclass, ${highest}) where ${highest} is not null`.execute(db);
    }
  }
}

/** Lines end at a line feed and nowhere else; `readline` would end them inside of texts too (U+2028). */
async function* linesOf(path: string): AsyncGenerator<string> {
  let rest = '';
  try {
    for await (const chunk of createReadStream(path, { encoding: 'utf8' })) {
      const lines = (rest + String(chunk)).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw new StoreError(`The export ${path} can't be read (${error.message}). Check its name.`, {
      cause: error,
    });
  }
  if (rest !== '') yield rest;
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function damaged(path: string, how: string): StoreError {
  return new StoreError(`The export ${path} ${how}. Nothing was imported; use another copy of it.`);
}
