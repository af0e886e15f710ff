import { sql } from 'kysely';
import { expect, test, vi } from 'vitest';
import { openDatabase } from '../../../src/store/open-database.ts';
import { sqlKeyValue } from '../../../src/store/key-value.ts';
import { vacuumDaily } from '../../../src/store/embedded/vacuum-daily.ts';
import { memoryPlace } from '../../databases.ts';

test('the room of rows that are gone is given free again and again, and what is under way at the end is done', async () => {
  const { place } = await memoryPlace();
  const { db, close } = await openDatabase(place);
  const keyValue = sqlKeyValue({ db });
  const logged: object[] = [];
  const bytes = async () => {
    const { rows } = await sql<{ size: number }>`select pg_relation_size('kept')::int as size`.execute(db);
    return rows[0]?.size ?? 0;
  };
  const stop = vacuumDaily(db, (event) => void logged.push(event), { firstMs: 0, everyMs: 1 });
  for (let round = 0; round < 2; round += 1) {
    for (let index = 0; index < 50; index += 1) {
      await keyValue.set('test', `${index}`, 'x'.repeat(1_000), { seconds: null });
    }
    expect(await bytes()).toBeGreaterThan(40_000);
    for (let index = 0; index < 50; index += 1) await keyValue.delete('test', `${index}`);
    // Pages at the end of a table that hold nothing any more are given back to the disk.
    await vi.waitFor(async () => expect(await bytes()).toBe(0), { timeout: 20_000 });
  }
  await stop();
  await close();
  expect(logged).toEqual([]);
});

test('a database that fails is no reason to stop', async () => {
  const { place } = await memoryPlace();
  const database = await openDatabase(place);
  await database.close();
  const logged: object[] = [];
  const stop = vacuumDaily(database.db, (event) => void logged.push(event), { firstMs: 0, everyMs: 1 });
  await vi.waitFor(() => expect(logged.length).toBeGreaterThan(1));
  await stop();
  expect(logged[0]).toMatchObject({ event: 'vacuum-failed' });
});
