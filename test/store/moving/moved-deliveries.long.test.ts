import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openDatabase } from '../../../src/store/open-database.ts';
import type { DatabasePlace } from '../../../src/store/database.ts';
import { openOrderJobs } from '../../../src/store/orders/order-jobs.ts';
import { openOrderStore } from '../../../src/store/orders/open-order-store.ts';
import { exportDatabase } from '../../../src/store/moving/export-database.ts';
import { importDatabase } from '../../../src/store/moving/import-database.ts';
import { databaseKinds, folderPlace } from '../../databases.ts';
import { chatPlatform } from '../../fakes/chat/chat-platform.ts';
import { startChatServer } from '../../fakes/chat/chat-server.ts';
import { FAKE_SLOT, fakePlan, fakePost } from '../../fakes/orders.ts';
import { runningOn } from '../../schedule/running-on-database.ts';

const now = () => FAKE_SLOT + 1_000;

/** Two deliveries that are not over, one of them with an attempt under way whose message arrived; no job of them moves. */
async function exportUnfinished(place: DatabasePlace, file: string, chat: ReturnType<typeof chatPlatform>) {
  const database = await openDatabase(place);
  const { pool, db, embedded } = database;
  const jobs = await openOrderJobs({ pool, embedded, log: () => undefined });
  const store = openOrderStore({ db, jobs, now });
  const begun = await store.daily.add(fakePost());
  await store.daily.add(fakePost());
  await store.planDue(now(), fakePlan, 10);
  const [delivery] = await store.history(begun.id, 1);
  if (delivery === undefined) throw new Error('the slot was planned');
  await store.claim(delivery.id, now());
  await chat.post(
    delivery.target,
    { title: 'First life.', lead: '', facts: [], notes: [], actions: [], query: '' },
    delivery.id,
  );
  await jobs.stop(0);
  await exportDatabase(db, file);
  await database.close();
}

describe('after a move', () => {
  // One in memory is gone when the import closes it.
  for (const { name, available, make } of databaseKinds.filter(({ name }) => name !== 'PGlite in memory')) {
    test.skipIf(!available)(`to ${name} what was due is delivered, once`, async () => {
      const folder = await mkdtemp(join(tmpdir(), 'lockstep-moved-'));
      const server = await startChatServer();
      const [source, target] = [await folderPlace(), await make()];
      const file = join(folder, 'house.ndjson');
      const chat = chatPlatform(server.url, { nonce: false });
      await exportUnfinished(source.place, file, chat);
      await importDatabase(target.place, file);

      for (let life = 1; life <= 2; life += 1) {
        const database = await openDatabase(target.place);
        const running = await runningOn(database, chat, { now });
        await server.arrived(2);
        await running.schedule.stop(10_000);
        for (const post of await running.store.daily.inWorkspace('chat', 'w1')) {
          expect(await running.store.history(post.id, 9), `life ${life}`).toMatchObject([{ state: 'sent' }]);
        }
        expect(await running.store.recover(false)).toBe(0);
        await database.close();
      }
      expect(server.all().map(({ text }) => text.startsWith('First life.'))).toEqual([true, false]);
      await server.close();
      await Promise.all([source.remove(), target.remove(), rm(folder, { recursive: true })]);
    });
  }
});
