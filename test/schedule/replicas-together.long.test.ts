import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { idOf } from '../../src/schedule/order-ids.ts';
import { migrationsOf } from '../../src/store/migrate.ts';
import { migrations } from '../../src/store/migrations.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import type { Database } from '../../src/store/database.ts';
import { hasPostgres, postgresPlace, type PostgresPlace } from '../databases.ts';
import { chatPlatform } from '../fakes/chat/chat-platform.ts';
import { startChatServer, type ChatServer } from '../fakes/chat/chat-server.ts';
import { fakeDelivery, fakePost } from '../fakes/orders.ts';
import { runningOn } from './running-on-database.ts';

const MINUTE_MS = 60_000;
const SKEW_MS = 90_000;

describe.skipIf(!hasPostgres)('replicas on one Postgres', () => {
  let at: PostgresPlace;
  let server: ChatServer;
  let open: Database[];
  beforeEach(async () => {
    at = await postgresPlace();
    server = await startChatServer();
    open = [];
  });
  afterEach(async () => {
    for (const database of open) await database.close();
    await server.close();
    await at.remove();
  });

  const start = async () => {
    const database = await openDatabase(at.place);
    open.push(database);
    const running = await runningOn(database, chatPlatform(server.url, { nonce: false }));
    return { ...running, db: database.db };
  };

  test('that start together on an empty one make tables and queues once, and all of them run', async () => {
    const replicas = await Promise.all(Array.from({ length: 3 }, start));
    const [first] = replicas;
    if (first === undefined) throw new Error('three were started');
    expect(await migrationsOf(first.db)).toEqual(Object.keys(migrations));
    const { rows } = await sql<{ count: number }>`select count(*) as count from pgboss.queue`.execute(
      first.db,
    );
    expect(rows).toEqual([{ count: 4 }]);
    const slot = Math.floor((await first.store.now()) / MINUTE_MS) * MINUTE_MS;
    const time = new Date(slot).toISOString().slice(11, 16);
    await Promise.all(
      replicas.map(({ store }) =>
        store.daily.add(fakePost({ zone: 'Etc/UTC', days: 'all', time, nextSlot: slot })),
      ),
    );
    for (const { schedule } of replicas) schedule.wake();
    await server.arrived(3);
    await Promise.all(replicas.map(({ schedule }) => schedule.stop(10_000)));
    expect(new Set(server.all().map(({ key }) => key)).size).toBe(3);
    expect(server.all()).toHaveLength(3);
  });

  test.each([SKEW_MS, -SKEW_MS])(
    'whose clock is %i ms wrong go by the clock of the database',
    async (skew) => {
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + skew });
      try {
        const { store, schedule } = await start();
        const began = await store.now();
        expect(Math.abs(Date.now() - skew - began)).toBeLessThan(10_000);
        const [early, late] = [
          Math.ceil(began / MINUTE_MS) * MINUTE_MS + MINUTE_MS,
          Math.floor(began / MINUTE_MS) * MINUTE_MS,
        ];
        const timed = (slot: number) =>
          fakePost({
            zone: 'Etc/UTC',
            days: 'all',
            time: new Date(slot).toISOString().slice(11, 16),
            nextSlot: slot,
          });
        const [future, present] = [await store.daily.add(timed(early)), await store.daily.add(timed(late))];
        const dueAt = began + 3_000;
        await store.addDeliveries([
          fakeDelivery({ id: idOf('waiting'), owner: present.id }, { kind: 'run', slot: began, dueAt }),
        ]);
        schedule.wake();
        await server.arrived(2);
        expect(await store.now()).toBeGreaterThanOrEqual(dueAt);
        await schedule.stop(10_000);
        expect(await store.history(future.id, 9)).toEqual([]);
        expect((await store.history(present.id, 9)).map(({ state }) => state)).toEqual(['sent', 'sent']);
      } finally {
        vi.useRealTimers();
      }
    },
  );
});
