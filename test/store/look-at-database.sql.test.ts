import { describe, expect, test } from 'vitest';
import { lookAtDatabase } from '../../src/store/look-at-database.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { hasPostgres, onEveryDatabase, postgresPlace } from '../databases.ts';
import { startTcpProxy } from '../fakes/tcp-proxy.ts';

const HOUR_MS = 3_600_000;

onEveryDatabase((database) => {
  test('says how many deliveries are due and not over', async () => {
    const { db } = database();
    expect(await lookAtDatabase(database())).toMatchObject({ trouble: null, waiting: 0 });
    const row = (id: string, state: 'due' | 'sending' | 'sent', dueAt: number) => ({
      id: `00000000-0000-4000-8000-00000000000${id}`,
      kind: 'daily' as const,
      owner: '00000000-0000-4000-8000-000000000009',
      platform: 'slack',
      workspace: 'w1',
      target_kind: 'channel' as const,
      target_id: 'c1',
      slot: dueAt,
      due_at: dueAt,
      state,
      attempts: 0,
      reason: null,
      message_id: null,
      sentence: null,
      at: dueAt,
    });
    const now = Date.now();
    await db
      .insertInto('delivery')
      .values([
        row('1', 'due', now - HOUR_MS),
        row('2', 'sending', now - HOUR_MS),
        row('3', 'sent', now - HOUR_MS),
        row('4', 'due', now + 24 * HOUR_MS),
      ])
      .execute();
    expect(await lookAtDatabase(database())).toMatchObject({ trouble: null, waiting: 2 });
  });
});

describe.skipIf(!hasPostgres)('a Postgres', () => {
  test('that is away or silent is said so, in time, and not any more when it is back', async () => {
    const at = await postgresPlace();
    const url = new URL(at.place.url);
    const proxy = await startTcpProxy(Number(url.port));
    url.port = String(proxy.port);
    const database = await openDatabase({ kind: 'postgres', url: url.href });
    try {
      const { trouble, connections } = await lookAtDatabase(database);
      expect([trouble, connections.open >= 0]).toEqual([null, true]);
      proxy.freeze();
      expect(await lookAtDatabase(database, 200)).toMatchObject({
        trouble: 'said nothing for 0.2 seconds',
        waiting: null,
      });
      proxy.thaw();
      proxy.goAway();
      expect((await lookAtDatabase(database)).trouble).toMatch(/^can't be reached/);
      proxy.comeBack();
      expect(await lookAtDatabase(database)).toMatchObject({ trouble: null, waiting: 0 });
    } finally {
      proxy.thaw();
      proxy.cut();
      await database.close();
      await proxy.close();
      await at.remove();
    }
  });
});
