import { randomUUID } from 'node:crypto';
import { openAsBlob } from 'node:fs';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, inject } from 'vitest';
import { z } from 'zod';
import { openDatabase } from '../src/store/open-database.ts';
import type { Database, DatabasePlace } from '../src/store/database.ts';
import { tableKinds } from '../src/store/tables.ts';

/** A place for one database, empty, and how to leave nothing behind. */
export interface TestPlace {
  readonly place: DatabasePlace;
  readonly remove: () => Promise<void>;
}

/** A database of its own on a server. */
export interface PostgresPlace extends TestPlace {
  readonly place: Extract<DatabasePlace, { kind: 'postgres' }>;
}

/** The kinds that this project is for. */
const wanted = inject('databaseKinds');
const wantsPostgres = wanted.includes('Postgres');

const SERVER = z.object({ url: z.string().optional(), reason: z.string().optional() });
// Made before any test begins to count its time.
const [server, template] = await Promise.all([
  wantsPostgres ? asked('/postgres', SERVER) : SERVER.parse({}),
  asked('/template', z.object({ folder: z.string() })),
]);

/** Holds an empty embedded database: `data`, and the same as `data.tar`. Not to be opened, only copied. */
export const templateFolder = template.folder;

/** True when the project is for a Postgres and there is one: that of `TEST_DATABASE_URL`, or one that was started for this run. */
export const hasPostgres = server.url !== undefined;

if (wantsPostgres && !hasPostgres) {
  process.stderr.write(
    `\nSKIPPED: no Postgres could be started here, so nothing is tested on it (${server.reason ?? 'no reason given'}). ` +
      'Set TEST_DATABASE_URL to a server whose user may create databases.\n\n',
  );
}

/** A kind of database that everything must work on. */
interface DatabaseKind {
  readonly name: string;
  readonly available: boolean;
  readonly make: () => Promise<TestPlace>;
}

const ALL_KINDS: readonly DatabaseKind[] = [
  { name: 'PGlite in memory', available: true, make: memoryPlace },
  { name: 'PGlite in a folder', available: true, make: folderPlace },
  { name: 'Postgres', available: hasPostgres, make: postgresPlace },
];

/**
 * Those of the three kinds that the project is for (`vitest.config.ts`): the ordinary suite takes the one in memory for
 * `*.sql.test.ts`, the long one the others.
 */
export const databaseKinds = ALL_KINDS.filter(({ name }) => wanted.includes(name));

/** A suite on each kind of database. `database` gives the one that is open while tests run; tables are empty at each test. */
export function onEveryDatabase(suite: (database: () => Database) => void): void {
  for (const { name, available, make } of databaseKinds) {
    describe.skipIf(!available)(`on ${name}`, () => {
      let at: TestPlace;
      let database: Database;
      beforeAll(async () => {
        at = await make();
        database = await openDatabase(at.place);
      });
      beforeEach(() => emptyTables(database));
      afterAll(async () => {
        await database.close();
        await at.remove();
      });
      suite(() => database);
    });
  }
}

/** Removes every row of our tables. */
async function emptyTables({ db }: Database): Promise<void> {
  const names = Object.keys(tableKinds).map((name) => sql.table(name));
  await sql`truncate ${sql.join(names)}`.execute(db);
}

/** A database in memory. */
export async function memoryPlace(): Promise<TestPlace> {
  const loadDataDir = await openAsBlob(join(templateFolder, 'data.tar'));
  return { place: { kind: 'memory', loadDataDir }, remove: async () => undefined };
}

/** A database in a folder of its own. */
export async function folderPlace(): Promise<TestPlace> {
  const folder = await mkdtemp(join(tmpdir(), 'lockstep-db-'));
  await cp(join(templateFolder, 'data'), join(folder, 'data'), { recursive: true });
  return { place: { kind: 'folder', folder }, remove: () => rm(folder, { recursive: true }) };
}

/** A database of its own on the Postgres server. */
export async function postgresPlace(): Promise<PostgresPlace> {
  const name = `lockstep_${randomUUID().replaceAll('-', '')}`;
  await onServer(`create database ${name}`);
  const url = new URL(server.url ?? '');
  url.pathname = `/${name}`;
  return {
    place: { kind: 'postgres', url: url.href },
    remove: () => onServer(`drop database ${name} with (force)`),
  };
}

async function onServer(statement: string): Promise<void> {
  const client = new Client({ connectionString: server.url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** What is made once a run (`databases/on-demand.ts`). */
async function asked<T>(path: string, shape: z.ZodType<T>): Promise<T> {
  const response = await fetch(`${inject('databases')}${path}`);
  return shape.parse(await response.json());
}
