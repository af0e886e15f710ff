import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { sql } from 'kysely';
import { describe, expect, onTestFinished, test } from 'vitest';
import { lookAtStore } from '../../../src/store/check/look-at-store.ts';
import { readOrderNeeds } from '../../../src/store/check/read-order-needs.ts';
import { openDatabase } from '../../../src/store/open-database.ts';
import type { Database, DatabasePlace } from '../../../src/store/database.ts';
import { databaseKinds, folderPlace, hasPostgres, postgresPlace } from '../../databases.ts';
import { startProgram } from '../../program.ts';
import { postRow } from '../post-row.ts';

const look = (place: DatabasePlace, own: Promise<Database> | null = null) =>
  lookAtStore({ place, own, read: readOrderNeeds, empty: { places: [], zones: [] } });

async function addPost(
  { db }: Database,
  number: number,
  channel: string,
  more: { readonly zone?: string; readonly removed?: boolean } = {},
): Promise<void> {
  await db
    .insertInto('daily_post')
    .values(postRow({ workspace: 'w1', channel, number }, more))
    .execute();
}

describe.each(databaseKinds.filter(({ available }) => available))('a database ($name)', ({ make }) => {
  test('that this process has open is looked into through it', async () => {
    const { place, remove } = await make();
    const database = await openDatabase(place);
    onTestFinished(async () => {
      await database.close();
      await remove();
    });
    await addPost(database, 1, 'c1');
    await addPost(database, 2, 'c1', { zone: 'Asia/Tokyo' });
    await addPost(database, 3, 'c2', { removed: true, zone: 'Europe/Rome' });
    const { findings, known } = await look(place, Promise.resolve(database));
    expect(findings).toEqual([
      { part: 'store', state: 'ok', said: expect.stringMatching(/^The database answers: Postgres \d+/) },
      { part: 'store schema', state: 'ok', said: 'The tables are up to date (002-orders).' },
      { part: 'store writing', state: 'ok', said: 'The database can be written to.' },
    ]);
    expect(known).toEqual({
      places: [{ platform: 'slack', workspace: 'w1', channel: 'c1', orders: 2 }],
      zones: ['America/New_York', 'Asia/Tokyo'].map((zone) => ({ platform: 'slack', workspace: 'w1', zone })),
    });
    expect(await database.db.selectFrom('kept').selectAll().execute()).toEqual([]);
  });
});

describe('a database in a folder', () => {
  test('that is not there yet is not made', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lockstep-check-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    expect(await look({ kind: 'folder', folder })).toEqual({
      findings: [
        {
          part: 'store',
          state: 'ok',
          said: `There is no database yet: the first start makes one in ${folder}.`,
        },
      ],
      known: { places: [], zones: [] },
    });
    expect(await readdir(folder)).toEqual([]);
  });

  test('that nobody has open is looked into as it is, and is free again', async () => {
    const { place, remove } = await folderPlace();
    onTestFinished(remove);
    const first = await openDatabase(place, { upTo: '001-shared-state' });
    await first.close();
    const { findings, known } = await look(place);
    expect(findings).toMatchObject([
      { part: 'store', state: 'ok' },
      { part: 'store schema', state: 'warn', said: 'The tables are not up to date: 002-orders is to come.' },
      { part: 'store writing', state: 'ok' },
    ]);
    expect(known).toBeNull();
    const second = await openDatabase(place);
    await second.close();
  });

  test('of a newer version is told, and not read', async () => {
    const { place, remove } = await folderPlace();
    onTestFinished(remove);
    const { db, close } = await openDatabase(place);
    await sql`insert into kysely_migration values ('999-tomorrow', 'now')`.execute(db);
    await close();
    const { findings, known } = await look(place);
    expect(findings[1]).toMatchObject({
      state: 'fail',
      said: 'The tables are of a newer Lockstep (999-tomorrow).',
    });
    expect(known).toBeNull();
  });

  test('that another process has is left alone, and who has it is said', async () => {
    const { place, remove } = await folderPlace();
    if (place.kind !== 'folder') throw new Error('not a folder');
    const holder = startProgram(
      join(import.meta.dirname, '../embedded/hold-folder-program.ts'),
      place.folder,
    );
    onTestFinished(async () => {
      await holder.kill();
      await remove();
    });
    expect(await holder.next()).toBe('open');
    expect(await look(place)).toEqual({
      findings: [
        { part: 'store', state: 'ok', said: expect.stringContaining(`in use by process ${holder.pid} on `) },
      ],
      known: null,
    });
    holder.say('still there?');
    expect(await holder.next()).toBe('1');
  });
});

describe.skipIf(!hasPostgres)('a database on a server', () => {
  test('is looked into from outside, beside whoever uses it', async () => {
    const { place, remove } = await postgresPlace();
    const bot = await openDatabase(place);
    onTestFinished(async () => {
      await bot.close();
      await remove();
    });
    await addPost(bot, 1, 'c1');
    const { findings, known } = await look(place);
    expect(findings.map(({ state }) => state)).toEqual(['ok', 'ok', 'ok']);
    expect(known?.places).toHaveLength(1);
  });

  test('without tables could have them made', async () => {
    const { place, remove } = await postgresPlace();
    onTestFinished(remove);
    const { findings } = await look(place);
    expect(findings.map(({ state }) => state)).toEqual(['ok', 'warn', 'ok']);
  });

  test('that is read-only says so', async () => {
    const { place, remove } = await postgresPlace();
    onTestFinished(remove);
    const { db, close } = await openDatabase(place);
    const name = new URL(place.url).pathname.slice(1);
    await sql`alter database ${sql.table(name)} set default_transaction_read_only = on`.execute(db);
    await close();
    const { findings } = await look(place);
    expect(findings[2]).toMatchObject({
      part: 'store writing',
      state: 'fail',
      said: expect.stringContaining('read-only'),
    });
  });
});

test('a server that is not there is told, without the password of its address', async () => {
  const { findings, known } = await look({
    kind: 'postgres',
    url: 'postgres://me:secret@127.0.0.1:1/lockstep',
  });
  expect(findings).toEqual([
    {
      part: 'store',
      state: 'fail',
      said: 'The database at 127.0.0.1:1/lockstep does not answer (ECONNREFUSED).',
      fix: expect.stringContaining('DATABASE_URL'),
    },
  ]);
  expect(known).toBeNull();
});
