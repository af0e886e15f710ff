import { describe, expect, test, vi } from 'vitest';
import { sqlLeases } from '../../src/store/leases.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { memoryPlace, onEveryDatabase } from '../databases.ts';

onEveryDatabase((database) => {
  describe('leases', () => {
    const leases = (leaseMs = 10_000) =>
      sqlLeases({
        db: database().db,
        leaseMs,
        pollMs: 10,
        log: (event) => expect.unreachable(JSON.stringify(event)),
      });

    test('one holder at a time, over all that ask, and everybody gets a turn', async () => {
      const [one, other] = [leases(), leases()];
      let inside = 0;
      let most = 0;
      const work = async () => {
        inside += 1;
        most = Math.max(most, inside);
        await database().db.selectFrom('lease').selectAll().execute();
        inside -= 1;
        return 'done';
      };
      const asked = [1, 2, 3, 4, 5].flatMap(() => [one.withLease('a', work), other.withLease('a', work)]);
      expect(await Promise.all(asked)).toEqual(asked.map(() => 'done'));
      expect(most).toBe(1);
    });

    test('other keys do not wait', async () => {
      const inner = leases().withLease('a', () => leases().withLease('b', async () => 'both'));
      expect(await inner).toBe('both');
    });

    test('a lease is given back when the work fails', async () => {
      const failing = leases().withLease('a', async () => {
        throw new Error('no');
      });
      await expect(failing).rejects.toThrow('no');
      expect(await leases().withLease('a', async () => 'free')).toBe('free');
    });

    test('a holder that died is succeeded when its lease has run out, and not before', async () => {
      const { db } = database();
      const dead = (expiresAt: number) => ({ key: 'a', owner: 'dead', expires_at: expiresAt });
      await db
        .insertInto('lease')
        .values(dead(Date.now() + 3_600_000))
        .execute();
      const giveUp = new AbortController();
      const waiting = leases().withLease('a', async () => 'too early', giveUp.signal);
      giveUp.abort(new Error('waited long enough'));
      await expect(waiting).rejects.toThrow('waited long enough');
      await db
        .updateTable('lease')
        .set(dead(Date.now() - 1))
        .execute();
      expect(await leases().withLease('a', async () => 'mine')).toBe('mine');
    });

    test('work may take longer than its lease, which is prolonged meanwhile', async () => {
      const slow = leases(300);
      const held = Promise.withResolvers<void>();
      const working = slow.withLease('a', async ({ holds }) => {
        held.resolve();
        const { expires_at: firstEnd } = await database()
          .db.selectFrom('lease')
          .select('expires_at')
          .executeTakeFirstOrThrow();
        await vi.waitFor(() => expect(Date.now()).toBeGreaterThan(firstEnd + 300), { timeout: 5_000 });
        return holds();
      });
      await held.promise;
      const order: string[] = [];
      const next = slow.withLease('a', async () => order.push('next'));
      order.push((await working) ? 'still held' : 'lost');
      await next;
      expect(order).toEqual(['still held', 'next']);
    });

    test('a holder that another one has succeeded is told before it writes, and takes nothing away', async () => {
      const { db } = database();
      await leases().withLease('a', async ({ holds }) => {
        expect(await holds()).toBe(true);
        await db.updateTable('lease').set({ owner: 'successor' }).where('key', '=', 'a').execute();
        expect(await holds()).toBe(false);
      });
      expect(await db.selectFrom('lease').select('owner').execute()).toEqual([{ owner: 'successor' }]);
    });
  });
});

test('without the database everybody works on, and that is logged', async () => {
  const database = await openDatabase((await memoryPlace()).place);
  await database.close();
  const events: object[] = [];
  const leases = sqlLeases({ db: database.db, log: (event) => events.push(event) });
  expect(await leases.withLease('a', ({ holds }) => holds())).toBe(true);
  expect(events[0]).toMatchObject({ event: 'lease-unknown', key: 'a' });
});
