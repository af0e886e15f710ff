import type { OrderStoreFixture } from './order-store-fixture.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Refusal } from '../../src/core/errors.ts';
import { ALERT_LIMITS } from '../../src/core/orders/alert.ts';
import { DAILY_LIMITS } from '../../src/core/orders/daily-post.ts';
import { idOf } from '../../src/schedule/order-ids.ts';
import { FAKE_CHANNEL, FAKE_GIST, FAKE_SLOT, fakeAlert, fakePlan, fakePost } from '../fakes/orders.ts';
import { judgingTests, ledgerTests, recordTests, settleTests } from './order-store-ledger.ts';
import { oddPlanTests, planTests } from './order-store-planning.ts';

async function refusal(promise: Promise<unknown>): Promise<string> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Refusal)) throw new Error(`no refusal but ${String(error)}`);
  return error.message;
}

/** What every store of orders owes to the schedule. */
export function orderStoreContract(name: string, make: () => Promise<OrderStoreFixture>): void {
  describe(`${name} keeps the contract of an order store`, () => {
    let fixture: OrderStoreFixture;
    beforeEach(async () => {
      fixture = await make();
    });
    afterEach(() => fixture.close?.());
    const given = () => fixture;
    describe('orders', () => {
      orderTests(given);
      changeTests(given);
    });
    describe('limits', () => {
      limitTests(given);
    });
    describe('planning', () => {
      planTests(given);
      oddPlanTests(given);
    });
    describe('the ledger', () => {
      ledgerTests(given);
      recordTests(given);
    });
    describe('settling', () => {
      settleTests(given);
    });
    describe('judging', () => {
      judgingTests(given);
    });
  });
}

type Given = () => OrderStoreFixture;

function orderTests(given: Given): void {
  test('are given back as they were put in, with an id and a number', async () => {
    const { store, replica } = given();
    const post = await store.daily.add(fakePost({ quiet: true, days: 'all', lateMinutes: 0 }));
    expect(post).toEqual({
      ...fakePost({ quiet: true, days: 'all', lateMinutes: 0 }),
      id: expect.stringMatching(/^[0-9a-f-]{36}$/),
      number: 1,
      pausedBecause: null,
      failures: 0,
      lastGist: null,
    });
    expect(await replica.daily.byId(post.id)).toEqual(post);
    const alert = await store.alerts.add(fakeAlert({ condition: { kind: 'decoupled' }, armed: false }));
    expect(alert).toMatchObject({
      ...fakeAlert({ condition: { kind: 'decoupled' }, armed: false }),
      number: 1,
    });
    expect(await replica.alerts.byId(alert.id)).toEqual(alert);
  });

  test('of single weekdays are given back with just those', async () => {
    const { store, replica } = given();
    const post = await store.daily.add(fakePost({ days: 'mon,thu' }));
    expect((await replica.daily.byId(post.id))?.days).toBe('mon,thu');
  });

  test('are numbered in each workspace for itself, and a number is never given again', async () => {
    const { store } = given();
    const numbers = [];
    for (const workspace of ['w1', 'w1', 'w2', 'w1']) {
      const post = await store.daily.add(fakePost({ target: { ...FAKE_CHANNEL, workspace } }));
      numbers.push(post.number);
      if (post.number === 3) await store.daily.remove(post.id);
    }
    expect(numbers).toEqual([1, 2, 1, 3]);
    expect((await store.daily.add(fakePost())).number).toBe(4);
    expect((await store.daily.inWorkspace('chat', 'w1')).map(({ number }) => number)).toEqual([1, 2, 4]);
  });

  test('that are added at once have numbers of their own', async () => {
    const { store, replica } = given();
    const added = await Promise.all(
      Array.from({ length: 8 }, (_, index) => (index % 2 === 0 ? store : replica).daily.add(fakePost())),
    );
    expect(new Set(added.map(({ number }) => number))).toEqual(new Set([1, 2, 3, 4, 5, 6, 7, 8]));
  });

  test('of one workspace are invisible in another, and of one platform in another', async () => {
    const { store } = given();
    await store.daily.add(fakePost());
    await store.alerts.add(fakeAlert());
    for (const [platform, workspace] of [
      ['chat', 'w2'],
      ['other', 'w1'],
    ] as const) {
      expect(await store.daily.inWorkspace(platform, workspace)).toEqual([]);
      expect(await store.alerts.inWorkspace(platform, workspace)).toEqual([]);
    }
  });
}

function changeTests(given: Given): void {
  test('that were removed are never given, and have no next slot', async () => {
    const { store } = given();
    const { id } = await store.daily.add(fakePost());
    expect(await store.nextSlot()).toBe(FAKE_SLOT);
    await store.daily.remove(id);
    expect(await store.daily.byId(id)).toBeNull();
    expect(await store.daily.inWorkspace('chat', 'w1')).toEqual([]);
    expect(await store.nextSlot()).toBeNull();
    expect(await store.planDue(FAKE_SLOT, fakePlan, 10)).toBe(0);
  });

  test('change in what is named and in nothing else', async () => {
    const { store } = given();
    const post = await store.daily.add(fakePost());
    await store.daily.change(post.id, { pausedBecause: 'by hand', nextSlot: FAKE_SLOT + 1, failures: 2 });
    await store.daily.change(post.id, { lastGist: FAKE_GIST });
    const changed = {
      ...post,
      pausedBecause: 'by hand',
      nextSlot: FAKE_SLOT + 1,
      failures: 2,
      lastGist: FAKE_GIST,
    };
    expect(await store.daily.byId(post.id)).toEqual(changed);
    await store.daily.change(post.id, { pausedBecause: null });
    expect(await store.daily.byId(post.id)).toEqual({ ...changed, pausedBecause: null });
    const alert = await store.alerts.add(fakeAlert());
    await store.alerts.change(alert.id, { armed: false, judgedTo: '2025-05-05', lastReading: null });
    expect(await store.alerts.byId(alert.id)).toEqual({
      ...alert,
      armed: false,
      judgedTo: '2025-05-05',
      lastReading: null,
    });
  });

  test('that nobody has are none', async () => {
    const { store } = given();
    expect(await store.daily.byId(idOf('nobody'))).toBeNull();
    expect(await store.alerts.byId(idOf('nobody'))).toBeNull();
  });
}

function limitTests(given: Given): void {
  test('one person has no more than so many, and the sentence says what to do', async () => {
    const { store } = given();
    const add = (index: number, creator = 'p1', workspace = 'w1') =>
      store.daily.add(fakePost({ creator, target: { ...FAKE_CHANNEL, workspace, id: `c${index}` } }));
    const posts = await Promise.all(Array.from({ length: DAILY_LIMITS.person }, (_, index) => add(index)));
    expect(await refusal(add(99))).toBe(
      'You have 20 daily posts, and 20 is the limit. Remove one first: `daily list`, then `daily remove N`.',
    );
    await add(99, 'p2');
    await add(99, 'p1', 'w2');
    await store.daily.remove(posts[0]?.id ?? '');
    await add(99);
  });

  test('one channel has no more than so many', async () => {
    const { store } = given();
    const add = (index: number) => store.daily.add(fakePost({ creator: `p${index}` }));
    await Promise.all(Array.from({ length: DAILY_LIMITS.channel }, (_, index) => add(index)));
    expect(await refusal(add(99))).toMatch(/^This channel has 30 daily posts, and 30 is the limit\. .*\.$/);
  });

  test('one workspace has no more than so many', async () => {
    const { store } = given();
    const add = (index: number) =>
      store.daily.add(fakePost({ creator: `p${index}`, target: { ...FAKE_CHANNEL, id: `c${index}` } }));
    await Promise.all(Array.from({ length: DAILY_LIMITS.workspace }, (_, index) => add(index)));
    expect(await refusal(add(-1))).toMatch(
      /^This workspace has 500 daily posts, and 500 is the limit\. .*\.$/,
    );
  }, 60_000);

  test('alerts have limits of their own', async () => {
    const { store } = given();
    const add = (index: number) =>
      store.alerts.add(fakeAlert({ target: { ...FAKE_CHANNEL, id: `c${index}` } }));
    await Promise.all(Array.from({ length: ALERT_LIMITS.person }, (_, index) => add(index)));
    expect(await refusal(add(99))).toBe(
      'You have 50 alerts, and 50 is the limit. Remove one first: `alert list`, then `alert remove N`.',
    );
    expect((await store.daily.add(fakePost())).number).toBe(1);
  });
}
