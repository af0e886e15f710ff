import { randomUUID } from 'node:crypto';
import { readFile, writeFile, mkdtemp, rm, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { exportDatabase } from '../../../src/store/moving/export-database.ts';
import { importDatabase } from '../../../src/store/moving/import-database.ts';
import { countRows, movingTables } from '../../../src/store/moving/moving-tables.ts';
import { sqlKeyValue } from '../../../src/store/key-value.ts';
import { openDatabase } from '../../../src/store/open-database.ts';
import type { Database } from '../../../src/store/database.ts';
import { priceTable } from '../../../src/store/price-table.ts';
import { StoreError } from '../../../src/store/store-error.ts';
import { folderPlace, hasPostgres, postgresPlace, type TestPlace } from '../../databases.ts';
import { FAKE_GIST, FAKE_SLOT } from '../../fakes/orders.ts';

/** Rows of what `furnish` puts in. */
const MOVED = { kept: 1_215, daily_post: 2, alert: 2, delivery: 2, price_series: 1 };

let folder: string;
let file: string;
let places: TestPlace[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lockstep-moving-'));
  file = join(folder, 'house.ndjson');
  places = [];
});
afterEach(async () => {
  for (const { remove } of places) await remove();
  await rm(folder, { recursive: true });
});

async function newPlace(make: () => Promise<TestPlace>): Promise<TestPlace['place']> {
  const made = await make();
  places.push(made);
  return made.place;
}

/** Everything that can go wrong on the way from one engine to another. */
async function furnish({ db }: Database): Promise<void> {
  const kept = sqlKeyValue({ db });
  const texts = [
    'ρ ≈ 0,5',
    '😀',
    '\0',
    '\uD800',
    'line\nline\r\u2028\u2029',
    `'"\\'; drop table kept; --`,
    '',
  ];
  for (const [index, text] of texts.entries()) {
    await kept.set(
      'texts',
      text,
      { text, list: [text] },
      { seconds: null, workspace: text.slice(0, 1) || undefined },
    );
    await kept.set('numbers', String(index), [0.1 + index, 1e300, -0.5, 2 ** 53 - 1, null], {
      seconds: 3_600,
    });
  }
  // More than are moved at once.
  const many = Array.from({ length: 1_201 }, (_, index) => ({
    space: 'many',
    key: `k${index}`,
    value: JSON.stringify('x'.repeat(index)),
    expires_at: Date.UTC(2026, 0, 5) + index,
    workspace: index % 2 === 0 ? null : `T${index}`,
  }));
  await db.insertInto('kept').values(many).execute();
  await priceTable({ db, log: (event) => expect.unreachable(JSON.stringify(event)) }).write({
    raw: {
      instrument: { symbol: 'BTC/USD', market: '24/7' },
      days: ['2024-01-02', '2024-01-03', '2024-01-04'],
      closes: [1 / 3, NaN, 45_123.987654321],
      source: 'Coinbase',
      clock: 'new-york-close',
      counts: { missingCandle: 1 },
      notes: ['a note'],
    },
    via: 'exchanges',
    askedFrom: '2023-01-01',
    fetchedAt: Date.UTC(2024, 0, 5),
  });
  await furnishOrders(db);
  // What replicas tell each other stays behind.
  await db.insertInto('lease').values({ key: 'a', owner: 'me', expires_at: 1 }).execute();
}

/** Orders and deliveries with each column filled, and with each that may be null, null. */
async function furnishOrders(db: Database['db']): Promise<void> {
  const place = { platform: 'chat', workspace: 'w1', target_kind: 'channel', target_id: 'c1' } as const;
  const order = { ...place, creator: 'p1', line: `corr "btc" r2k-tech 1y {'line': "\\n"} ρ` };
  const post = {
    ...order,
    time: '16:30',
    zone: 'America/New_York',
    days: 'trading',
    late_minutes: 360,
  } as const;
  const full = { failures: 4, paused_because: 'by hand\nline 2', removed: true };
  await db
    .insertInto('daily_post')
    .values([
      {
        ...post,
        ...full,
        id: randomUUID(),
        number: 1,
        quiet: true,
        next_slot: FAKE_SLOT,
        last_gist: JSON.stringify(FAKE_GIST),
      },
      {
        ...post,
        id: randomUUID(),
        number: 2,
        quiet: false,
        next_slot: 2 ** 45,
        paused_because: null,
        last_gist: null,
      },
    ])
    .execute();
  const alert = { ...order, judged_to: '2025-05-02' };
  await db
    .insertInto('alert')
    .values([
      {
        ...alert,
        ...full,
        id: randomUUID(),
        number: 1,
        condition: '{"kind":"above","level":0.7}',
        armed: true,
        last_reading: '0.41',
      },
      {
        ...alert,
        id: randomUUID(),
        number: 2,
        condition: '{"kind":"coupled"}',
        armed: false,
        paused_because: null,
        last_reading: null,
      },
    ])
    .execute();
  const delivery = { ...place, owner: randomUUID(), slot: FAKE_SLOT, due_at: FAKE_SLOT, at: FAKE_SLOT };
  await db
    .insertInto('delivery')
    .values([
      {
        ...delivery,
        id: randomUUID(),
        kind: 'daily',
        state: 'sent',
        attempts: 2,
        reason: 'late',
        message_id: 'm1',
        sentence: 'Said.',
      },
      {
        ...delivery,
        id: randomUUID(),
        kind: 'run',
        state: 'due',
        reason: null,
        message_id: null,
        sentence: null,
      },
    ])
    .execute();
}

/** Rows of all tables that move, in one order, as the code sees them. */
async function contents({ db }: Database): Promise<Record<string, string[]>> {
  const tables: Record<string, string[]> = {};
  for (const table of movingTables) {
    const rows = await db.selectFrom(table).selectAll().execute();
    tables[table] = rows.map((row) => JSON.stringify(row)).toSorted();
  }
  return tables;
}

async function exported(place: TestPlace['place']): Promise<Record<string, string[]>> {
  const database = await openDatabase(place);
  await furnish(database);
  await exportDatabase(database.db, file);
  const before = await contents(database);
  await database.close();
  return before;
}

async function refusal(place: TestPlace['place']): Promise<string> {
  const failure = await importDatabase(place, file).catch((error: unknown) => error);
  if (!(failure instanceof StoreError)) throw new Error(`not refused in a sentence: ${String(failure)}`);
  const database = await openDatabase(place);
  const counts = await Promise.all(movingTables.map((table) => countRows(database.db, table)));
  await database.close();
  expect(counts.every((count) => count === 0)).toBe(true);
  return failure.message;
}

describe('moving house', () => {
  const roads = [
    { name: 'from PGlite to PGlite', from: folderPlace, to: folderPlace, available: true },
    { name: 'from PGlite to Postgres', from: folderPlace, to: postgresPlace, available: hasPostgres },
    { name: 'from Postgres to PGlite', from: postgresPlace, to: folderPlace, available: hasPostgres },
  ];
  for (const { name, from, to, available } of roads) {
    test.skipIf(!available)(`${name} brings every row as it was, and back to the same file`, async () => {
      const before = await exported(await newPlace(from));
      const target = await newPlace(to);
      const counts = await importDatabase(target, file);
      expect(counts).toEqual(MOVED);

      const database = await openDatabase(target);
      expect(await contents(database)).toEqual(before);
      expect(await countRows(database.db, 'lease')).toBe(0);
      const again = join(folder, 'again.ndjson');
      await exportDatabase(database.db, again);
      await database.close();
      const rowsOf = async (path: string) =>
        (await readFile(path, 'utf8')).split('\n').slice(1, -2).toSorted();
      expect(await rowsOf(again)).toEqual(await rowsOf(file));
      expect((await readdir(folder)).toSorted()).toEqual(['again.ndjson', 'house.ndjson']);
    });
  }

  test('into a database that has something in it is refused', async () => {
    const place = await newPlace(folderPlace);
    await exported(place);
    await expect(importDatabase(place, file)).rejects.toThrow(
      /^The database is not empty \(kept has 1,215 rows\), .+ another STATE_DIR, or another database in DATABASE_URL\.$/,
    );
  });

  test('with a file that was cut, changed, mixed up or prolonged brings nothing', async () => {
    await exported(await newPlace(folderPlace));
    const whole = await readFile(file, 'utf8');
    const lines = whole.split('\n');
    const target = await newPlace(folderPlace);
    const damages: readonly (readonly [text: string, sentence: RegExp])[] = [
      [lines.slice(0, -2).join('\n'), /ends too early\. Nothing was imported; use another copy of it\.$/],
      [whole.slice(0, whole.length / 2), /can't be read at line \d+\. Nothing was imported/],
      [whole.replace('Coinbase', 'Kraken!!'), /is not as it was written/],
      [lines.toSpliced(5, 1).join('\n'), /is not as it was written/],
      [`${whole}${lines[3]}\n`, /goes on after its last line, at line \d+/],
      [
        whole.replace('{"table":"kept"', '{"table":"lease"'),
        /has a row of the unknown table lease at line 2/,
      ],
      ['date,close\n2024-01-02,1\n', /is no export of Lockstep\. Name one that db:export wrote\.$/],
      ['', /is no export of Lockstep/],
      [whole.replace(/"migration":"[^"]+"/, '"migration":"999-future"'), /was made by a newer Lockstep/],
      [whole.replace('"version":1', '"version":2'), /was made by a newer Lockstep/],
    ];
    for (const [text, sentence] of damages) {
      await writeFile(file, text);
      expect(await refusal(target)).toMatch(sentence);
    }
    await rm(file);
    expect(await refusal(target)).toMatch(/can't be read \(ENOENT.+\)\. Check its name\.$/);
    await writeFile(file, whole);
    expect(await importDatabase(target, file)).toEqual(MOVED);
  });

  test('to a file that can not be written says so and leaves nothing', async () => {
    const database = await openDatabase(await newPlace(folderPlace));
    await expect(exportDatabase(database.db, join(folder, 'nowhere', 'x'))).rejects.toThrow(
      /^The export .+ can't be written \(ENOENT.+\)\. Name another file\.$/,
    );
    await database.close();
    expect(await readdir(folder)).toEqual([]);
  });
});
