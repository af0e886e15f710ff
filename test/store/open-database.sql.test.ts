import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { migrations } from '../../src/store/migrations.ts';
import { migrationsOf } from '../../src/store/migrate.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { tableKinds } from '../../src/store/tables.ts';
import { databaseKinds, onEveryDatabase } from '../databases.ts';

onEveryDatabase((database) => {
  test('has been through every migration', async () => {
    expect(await migrationsOf(database().db)).toEqual(Object.keys(migrations));
  });

  test('has the tables that the code knows, and no others', async () => {
    const { rows } = await sql<{ name: string }>`
      select table_name as name from information_schema.tables
      where table_schema = 'public' and table_name not like 'kysely%'`.execute(database().db);
    expect(rows.map(({ name }) => name).toSorted()).toEqual(Object.keys(tableKinds).toSorted());
  });

  test('moments are numbers, and what pg-boss reads stays as the driver has it', async () => {
    const { rows } = await sql`
      select 1762732800000::bigint as moment, count(*) as count, now() as now, 0.5::float8 as share, '[1]'::json as json
      from kept`.execute(database().db);
    expect(rows).toEqual([{ moment: 1762732800000, count: 0, now: expect.any(Date), share: 0.5, json: [1] }]);
  });

  test('an error in a transaction leaves nothing and the connection usable', async () => {
    const { db } = database();
    const lease = { key: 'a', owner: 'one', expires_at: 1 };
    const work = db.transaction().execute(async (transaction) => {
      await transaction.insertInto('lease').values(lease).execute();
      await transaction.insertInto('lease').values(lease).execute();
    });
    await expect(work).rejects.toThrow('duplicate key');
    expect(await db.selectFrom('lease').selectAll().execute()).toEqual([]);
  });

  test('is Postgres 15 or later', async () => {
    const { rows } = await sql<{ version: string }>`show server_version_num`.execute(database().db);
    expect(Number(Object.values(rows[0] ?? {})[0])).toBeGreaterThanOrEqual(150_000);
  });
});

describe('a database of a newer version', () => {
  for (const { name, available, make } of databaseKinds) {
    test.skipIf(!available || name === 'PGlite in memory')(`is refused on ${name}`, async () => {
      const { place, remove } = await make();
      const database = await openDatabase(place);
      await sql`insert into kysely_migration values ('999-future', now()::text)`.execute(database.db);
      await database.close();
      await expect(openDatabase(place)).rejects.toThrow(
        /^The database was made by a newer Lockstep \(it has 999-future, .+\)\. Start that version, or give/,
      );
      await remove();
    });
  }
});
