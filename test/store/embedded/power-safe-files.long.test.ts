import * as fs from 'node:fs';
import { sql } from 'kysely';
import { expect, onTestFinished, test, vi } from 'vitest';
import { openDatabase } from '../../../src/store/open-database.ts';
import { folderPlace } from '../../databases.ts';

vi.mock('node:fs', { spy: true });

test('a commit is confirmed when its bytes were handed to the disk, not before', async () => {
  const { place, remove } = await folderPlace();
  onTestFinished(remove);
  const database = await openDatabase(place);
  onTestFinished(() => database.close());
  await sql`create table marks (at integer)`.execute(database.db);
  const before = vi.mocked(fs.fsyncSync).mock.calls.length;
  await sql`insert into marks values (1)`.execute(database.db);
  expect(vi.mocked(fs.fsyncSync).mock.calls.length).toBeGreaterThan(before);
});
