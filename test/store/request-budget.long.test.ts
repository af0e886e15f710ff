import { describe, expect, test } from 'vitest';
import { SourceError } from '../../src/core/errors.ts';
import { openDatabase } from '../../src/store/open-database.ts';
import { sqlRequestBudget } from '../../src/store/request-budget.ts';
import { memoryPlace, onEveryDatabase } from '../databases.ts';

const START = Date.UTC(2026, 0, 5);
const unreachable = (event: object) => expect.unreachable(JSON.stringify(event));

onEveryDatabase((database) => {
  describe('the budget of requests', () => {
    const rate = { source: 'Coinbase', perSecond: 8, burst: 4 };
    let time = START;
    const budget = (now: (() => number) | undefined = () => time) =>
      sqlRequestBudget({ db: database().db, now, log: unreachable });
    const tokens = async () => {
      const [row] = await database().db.selectFrom('bucket').select('tokens').execute();
      return row?.tokens;
    };

    test('after a burst each turn comes as much later as the rate says, over all that ask', async () => {
      const begun = performance.now();
      const [one, other] = [budget(undefined), budget(undefined)];
      for (let i = 0; i < 6; i++) await (i % 2 === 0 ? one : other).take(rate);
      // Four at once, two more an eighth of a second each.
      expect(performance.now() - begun).toBeGreaterThan(200);
    });

    test('fills up again with time, to its brim and no further, and not when the clock goes back', async () => {
      for (let i = 0; i < 4; i++) await budget().take(rate);
      expect(await tokens()).toBe(0);
      time += 250;
      await budget().take(rate);
      expect(await tokens()).toBe(1);
      time -= 3_600_000;
      await budget().take(rate);
      expect(await tokens()).toBe(0);
      time += 7_200_000;
      await budget().take(rate);
      expect(await tokens()).toBe(3);
    });

    test('who would wait too long is told, and the turn is not lost to others', async () => {
      await database()
        .db.insertInto('bucket')
        .values({ name: 'Coinbase', tokens: -80, refilled_at: time, blocked_until: 0 })
        .execute();
      const failure = await budget()
        .take(rate)
        .catch((error: unknown) => error);
      expect(failure).toMatchObject({ source: 'Coinbase', kind: 'unavailable' });
      expect(await tokens()).toBe(-80);
    });

    test('after a "slow down" nobody asks until the time is over', async () => {
      await budget().take(rate);
      await budget().block('Coinbase', 30_000);
      await budget().block('Coinbase', 5_000);
      const failure = await budget()
        .take(rate)
        .catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(SourceError);
      expect(failure).toMatchObject({
        kind: 'unavailable',
        message: 'wants no more requests for 30 s',
        retryAfterMs: 30_000,
      });
      await budget().take({ ...rate, source: 'Kraken' });
      time += 30_000;
      await budget().take(rate);
    });

    test('one who waits for its turn hears of a "slow down" that came meanwhile', async () => {
      const slow = { source: 'Kraken', perSecond: 5, burst: 1 };
      const each = budget(undefined);
      await each.take(slow);
      const waiting = each.take(slow);
      await each.block('Kraken', undefined);
      await expect(waiting).rejects.toThrow(/^wants no more requests for (60|59) s$/);
    });

    test('one who gives up waiting goes at once', async () => {
      const slow = { source: 'Kraken', perSecond: 0.2, burst: 1 };
      await budget().take(slow);
      const giveUp = new AbortController();
      const waiting = budget().take(slow, giveUp.signal);
      giveUp.abort(new Error('no longer wanted'));
      await expect(waiting).rejects.toThrow('no longer wanted');
    });
  });
});

test('without the database nothing is counted, and that is logged', async () => {
  const database = await openDatabase((await memoryPlace()).place);
  await database.close();
  const events: object[] = [];
  const budget = sqlRequestBudget({ db: database.db, log: (event) => events.push(event) });
  await budget.take({ source: 'Yahoo', perSecond: 1, burst: 1 });
  await budget.block('Yahoo', 1000);
  expect(events).toMatchObject([{ event: 'request-budget-unknown' }, { event: 'request-budget-unknown' }]);
});
