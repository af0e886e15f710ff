import { expect, test } from 'vitest';
import type { DailyPost } from '../../src/core/orders/daily-post.ts';
import type { OrderStore, Plan } from '../../src/core/orders/order-store.ts';
import { slotId } from '../../src/schedule/order-ids.ts';
import { FAKE_CHANNEL, FAKE_SENT, FAKE_SLOT, fakePlan, fakePost, fakeSlot } from '../fakes/orders.ts';
import type { OrderStoreFixture } from './order-store-fixture.ts';

const DAY_MS = 86_400_000;

/** What becomes of posts that are due. */
export function planTests(given: () => OrderStoreFixture): void {
  test('takes running posts that are due, writes ledger, job and next slot, and nothing of the others', async () => {
    const { store, waiting } = given();
    const due = await store.daily.add(fakePost());
    const later = await store.daily.add(fakePost({ nextSlot: FAKE_SLOT + 1 }));
    const paused = await store.daily.add(fakePost());
    await store.daily.change(paused.id, { pausedBecause: 'by hand' });
    expect(await store.nextSlot()).toBe(FAKE_SLOT);
    expect(await store.planDue(FAKE_SLOT, fakePlan, 10)).toBe(1);
    expect((await store.daily.byId(due.id))?.nextSlot).toBe(FAKE_SLOT + DAY_MS);
    expect(await store.history(due.id, 10)).toEqual([
      {
        id: slotId(due.id, FAKE_SLOT),
        kind: 'daily',
        owner: due.id,
        target: FAKE_CHANNEL,
        slot: FAKE_SLOT,
        dueAt: FAKE_SLOT,
        state: 'due',
        attempts: 0,
        reason: null,
        messageId: null,
        at: FAKE_SLOT,
      },
    ]);
    expect(await waiting()).toEqual([slotId(due.id, FAKE_SLOT)]);
    expect([await store.history(later.id, 10), await store.history(paused.id, 10)]).toEqual([[], []]);
    expect(await store.nextSlot()).toBe(FAKE_SLOT + 1);
    expect(await store.planDue(FAKE_SLOT, fakePlan, 10)).toBe(0);
  });

  test('takes each post once, however many replicas look', async () => {
    const { store, replica, waiting } = given();
    const posts = await Promise.all(
      Array.from({ length: 12 }, (_, index) => store.daily.add(fakePost({ creator: `p${index}` }))),
    );
    const planned: string[] = [];
    const note = (post: DailyPost) => {
      planned.push(post.id);
      return fakePlan(post);
    };
    const all = async (one: OrderStore) => {
      while ((await one.planDue(FAKE_SLOT, note, 5)) > 0);
    };
    await Promise.all([all(store), all(replica), all(store), all(replica)]);
    expect(planned.toSorted()).toEqual(posts.map(({ id }) => id).sort());
    expect(await waiting()).toHaveLength(12);
  });

  test('takes the earliest first, and no more than was asked for', async () => {
    const { store } = given();
    for (const minutes of [3, 1, 2]) await store.daily.add(fakePost({ nextSlot: FAKE_SLOT + minutes }));
    const slots: number[] = [];
    const note = (post: DailyPost) => {
      slots.push(post.nextSlot - FAKE_SLOT);
      return fakePlan(post);
    };
    expect(await store.planDue(FAKE_SLOT + 10, note, 2)).toBe(2);
    expect(new Set(slots)).toEqual(new Set([1, 2]));
  });
}

/** Plans that fail, skip or pause, and slots that were planned before. */
export function oddPlanTests(given: () => OrderStoreFixture): void {
  test('leaves no trace of any post when one of them throws', async () => {
    const { store, waiting } = given();
    const [first, second] = [await store.daily.add(fakePost()), await store.daily.add(fakePost())];
    const broken = (post: DailyPost) => {
      if (post.id === second.id) throw new Error('no such slot');
      return fakePlan(post);
    };
    await expect(store.planDue(FAKE_SLOT, broken, 10)).rejects.toThrow('no such slot');
    expect((await store.daily.byId(first.id))?.nextSlot).toBe(FAKE_SLOT);
    expect(await store.history(first.id, 10)).toEqual([]);
    expect(await waiting()).toEqual([]);
  });

  test('records what is skipped without a job', async () => {
    const { store, waiting } = given();
    const post = await store.daily.add(fakePost());
    const skipping = (one: DailyPost): Plan => ({
      deliveries: [fakeSlot(one, { state: 'skipped', reason: 'New York did not trade.' })],
      nextSlot: FAKE_SLOT + DAY_MS,
    });
    await store.planDue(FAKE_SLOT, skipping, 10);
    expect(await store.history(post.id, 10)).toMatchObject([
      { state: 'skipped', reason: 'New York did not trade.', attempts: 0 },
    ]);
    expect(await waiting()).toEqual([]);
  });

  test('pauses a post whose slots can not be computed', async () => {
    const { store } = given();
    const post = await store.daily.add(fakePost());
    const pausing = ({ nextSlot }: DailyPost): Plan => ({
      deliveries: [],
      nextSlot,
      pausedBecause: 'no such zone',
    });
    expect(await store.planDue(FAKE_SLOT, pausing, 10)).toBe(1);
    expect(await store.daily.byId(post.id)).toMatchObject({
      pausedBecause: 'no such zone',
      nextSlot: FAKE_SLOT,
    });
    expect(await store.planDue(FAKE_SLOT, pausing, 10)).toBe(0);
  });

  test('a slot that is planned again stays what it has become', async () => {
    const { store } = given();
    const post = await store.daily.add(fakePost());
    await store.planDue(FAKE_SLOT, fakePlan, 10);
    const id = slotId(post.id, FAKE_SLOT);
    await store.claim(id, FAKE_SLOT);
    await store.settle(id, FAKE_SENT);
    await store.daily.change(post.id, { nextSlot: FAKE_SLOT });
    await store.planDue(FAKE_SLOT, fakePlan, 10);
    expect(await store.history(post.id, 10)).toMatchObject([
      { id, state: 'sent', messageId: 'm1', attempts: 1 },
    ]);
    expect(await store.claim(id, FAKE_SLOT)).toBeNull();
  });
}
