import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { refuseUnsynced } from '../../../src/store/embedded/open-folder.ts';
import { PowerSafeFiles } from '../../../src/store/embedded/power-safe-files.ts';
import { EMBEDDED_MAJOR, inMemory, onDisk } from '../../../src/store/embedded/start-parameters.ts';
import { openDatabase } from '../../../src/store/open-database.ts';
import type { Database } from '../../../src/store/database.ts';
import { StoreError } from '../../../src/store/store-error.ts';
import { templateFolder } from '../../databases.ts';
import { startProgram, type Program } from '../../program.ts';
import { canMount, smallDisk, type SmallDisk } from './small-disk.ts';

const isRoot = process.getuid?.() === 0;
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lockstep-db-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** An empty database, ready made. */
async function existing(at = folder): Promise<string> {
  await cp(join(templateFolder, 'data'), join(at, 'data'), { recursive: true });
  return at;
}

const open = (at: string): Promise<Database> => openDatabase({ kind: 'folder', folder: at });

/** The sentence that a folder is refused with. */
async function refusal(at: string): Promise<string> {
  const failure = await open(at).catch((error: unknown) => error);
  if (!(failure instanceof StoreError)) throw new Error(`not refused in a sentence: ${String(failure)}`);
  expect(failure.message).not.toContain('\n');
  return failure.message;
}

async function keep({ db }: Database, key: string): Promise<void> {
  const row = { space: 'test', key, value: '"x"', expires_at: null, workspace: null };
  await db.insertInto('kept').values(row).execute();
}

async function keptBy({ db }: Database): Promise<string[]> {
  const rows = await db.selectFrom('kept').select('key').orderBy('key').execute();
  return rows.map(({ key }) => key);
}

describe('a folder', () => {
  test('is made at the first start, also over the rest of one that was cut short, and found at the second', async () => {
    const place = join(folder, 'state', 'db');
    await mkdir(join(place, 'data.new', 'base'), { recursive: true });
    const first = await open(place);
    await keep(first, 'a');
    await first.close();
    const second = await open(place);
    expect(await keptBy(second)).toEqual(['a']);
    await second.close();
    expect(await readdir(place)).toEqual(['data', 'lock']);
  });

  test('syncs each commit to the disk', async () => {
    const database = await open(await existing());
    const { rows } = await sql<Record<string, string>>`
      select name, setting from pg_settings
      where name in ('fsync', 'full_page_writes', 'synchronous_commit', 'wal_sync_method') order by name`.execute(
      database.db,
    );
    await database.close();
    expect(rows.map((row) => Object.values(row).join(' '))).toEqual([
      'fsync on',
      'full_page_writes on',
      'synchronous_commit on',
      'wal_sync_method fsync',
    ]);

    const files = new PowerSafeFiles(join(folder, 'data'));
    const pglite = await PGlite.create({ fs: files, startParams: [...onDisk] });
    const before = files.synced;
    for (let i = 0; i < 5; i++) await pglite.query(`insert into lease values ($1, 'test', 0)`, [i]);
    expect(files.synced - before).toBe(5);
    await pglite.close();
  });

  test('is refused when commits do not reach the disk', async () => {
    const files = new PowerSafeFiles(join(await existing(), 'data'));
    const pglite = await PGlite.create({ fs: files, startParams: [...inMemory] });
    await expect(refuseUnsynced(pglite, files)).rejects.toThrow(/a power cut would lose them\. Install/);
  });

  test('holds the Postgres that this version brings', async () => {
    await existing();
    expect((await readFile(join(folder, 'data', 'PG_VERSION'), 'utf8')).trim()).toBe(EMBEDDED_MAJOR);
  });
});

describe('a folder that another process has open', () => {
  let holder: Program;
  beforeEach(async () => {
    holder = startProgram(join(import.meta.dirname, 'hold-folder-program.ts'), await existing());
    await holder.next();
  });
  afterEach(() => holder.kill());

  test('is refused in one line that says who has it', async () => {
    expect(await refusal(folder)).toMatch(
      new RegExp(
        `^The database folder ${folder} is in use by another process \\(process ${holder.pid} on .+\\)\\. Stop`,
      ),
    );
    holder.say('one');
    expect(await holder.next()).toBe('1');
  });

  test('is free at once when that one was killed, with all that it had confirmed', async () => {
    for (let i = 1; i <= 20; i++) {
      holder.say('one');
      expect(await holder.next()).toBe(String(i));
    }
    await holder.kill();
    const database = await open(folder);
    expect(await keptBy(database)).toHaveLength(20);
    await database.close();
  });

  test('is refused to a second opening in the same process too', async () => {
    await holder.kill();
    const database = await open(folder);
    expect(await refusal(folder)).toContain('is in use by another process');
    await database.close();
    await (await open(folder)).close();
  });
});

describe('a folder that can not be used', () => {
  test('with a file in its place, or in the way to it', async () => {
    const file = join(folder, 'file');
    await writeFile(file, 'mine');
    for (const path of [file, join(file, 'db')]) {
      expect(await refusal(path)).toBe(
        `The database folder ${path} can't be made: there is a file in the way. Move it or set STATE_DIR to another folder.`,
      );
    }
    expect(await readFile(file, 'utf8')).toBe('mine');
  });

  test('of another Postgres', async () => {
    const version = join(await existing(), 'data', 'PG_VERSION');
    await writeFile(version, '17\n');
    expect(await refusal(folder)).toMatch(
      /made by Postgres 17, .+ brings Postgres 18\. .+ db:export FILE.+ db:import FILE/,
    );
    expect(await readFile(version, 'utf8')).toBe('17\n');
    await writeFile(version, `${EMBEDDED_MAJOR}\n`);
    await (await open(folder)).close();
  });

  test('that is damaged', async () => {
    await rm(join(await existing(), 'data', 'global', 'pg_control'));
    expect(await refusal(folder)).toMatch(/can't be opened \(.+\)\. Try once more; .+ db:import FILE/);
  });

  test.skipIf(isRoot)('that this user may not write', async () => {
    await chmod(folder, 0o555);
    expect(await refusal(folder)).toMatch(/may not be written by this user\. Change its owner/);
    await chmod(folder, 0o755);
    await (await open(await existing())).close();
  });
});

describe.skipIf(!canMount)('a disk (skipped where none can be mounted)', () => {
  let disk: SmallDisk | null = null;
  afterEach(() => {
    disk?.remove();
    disk = null;
  });

  test('that is read-only', async () => {
    disk = smallDisk(100);
    const place = join(disk.folder, 'db');
    await mkdir(place);
    await existing(place);
    disk.makeReadOnly();
    for (const folder of [place, join(disk.folder, 'not', 'there')]) {
      expect(await refusal(folder)).toMatch(
        /is on a read-only file system\. Mount it writable or set STATE_DIR/,
      );
    }
  });

  test('without room for a new database is left as it was', async () => {
    disk = smallDisk(8);
    const place = join(disk.folder, 'db');
    expect(await refusal(place)).toMatch(
      /no room for a new database in .+: 7 MB are free, it needs 100 MB\. Free some/,
    );
    expect(await readdir(place)).toEqual(['lock']);
  });

  test('that is full at the start', async () => {
    disk = smallDisk(64);
    await existing(disk.folder);
    const database = await open(disk.folder);
    await keep(database, 'a');
    await database.close();
    disk.fill();
    expect(await refusal(disk.folder)).toMatch(/is full\. Free some space and start again/);
    disk.free();
    const again = await open(disk.folder);
    expect(await keptBy(again)).toEqual(['a']);
    await again.close();
  });

  test('that fills up while running refuses to write, goes on reading, and writes again when there is room', async () => {
    disk = smallDisk(64);
    const database = await open(await existing(disk.folder));
    await keep(database, 'a');
    disk.fill();
    const big = sql`insert into kept (space, key, value) select 'big', i::text, to_json(repeat('x', 5000)) from generate_series(1, 200) i`;
    await expect(big.execute(database.db)).rejects.toThrow('No space left on device');
    expect(await keptBy(database)).toEqual(['a']);
    disk.free();
    await keep(database, 'b');
    expect(await keptBy(database)).toEqual(['a', 'b']);
    await database.close();
  });

  test('that has no room for the log stops the database: one sentence to all who ask, nothing lost', async () => {
    disk = smallDisk(64);
    const stopped: StoreError[] = [];
    const database = await openDatabase(
      { kind: 'folder', folder: await existing(disk.folder) },
      { onFailure: (error) => stopped.push(error) },
    );
    await keep(database, 'a');
    disk.fill();
    const sentence = /is full\. Free some space and start again: what was confirmed is kept\.$/;
    // Writes to the log and nowhere else.
    const log = sql`select pg_logical_emit_message(true, 'test', repeat('x', 1000000)) from generate_series(1, 100)`;
    await expect(log.execute(database.db)).rejects.toThrow(sentence);
    await expect(keep(database, 'b')).rejects.toThrow(sentence);
    await expect(Promise.all([keptBy(database), keptBy(database)])).rejects.toThrow(sentence);
    expect(stopped.map(({ name }) => name)).toEqual(['StoreError']);
    await database.close();

    disk.free();
    const again = await open(disk.folder);
    await keep(again, 'b');
    expect(await keptBy(again)).toEqual(['a', 'b']);
    await again.close();
  });
});
