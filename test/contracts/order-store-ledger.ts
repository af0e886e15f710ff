import { expect, test } from 'vitest';
import type { NewDelivery, Settlement } from '../../src/core/orders/order-store.ts';
import { idOf } from '../../src/schedule/order-ids.ts';
import {
  FAKE_GIST,
  FAKE_SENT,
  FAKE_SLOT,
  fakeAlert,
  fakeDelivery,
  fakePost,
  fakeSlot,
} from '../fakes/orders.ts';
import type { OrderStoreFixture } from './order-store-fixture.ts';

const DAY_MS = 86_400_000;
type Given = () => OrderStoreFixture;

/** Deliveries from the first attempt to the last, and after a crash. */
export function ledgerTests(given: Given): void {
  test('an attempt is counted, and what is over begins no other', async () => {
    const { store, replica } = given();
    const post = await store.daily.add(fakePost());
    const row = fakeSlot(post, { kind: 'run', sentence: 'A sentence.' });
    await store.addDeliveries([row]);
    expect(await store.claim(row.id, FAKE_SLOT + 1)).toMatchObject({
      state: 'sending',
      attempts: 1,
      at: FAKE_SLOT + 1,
    });
    expect(await replica.claim(row.id, FAKE_SLOT + 2)).toMatchObject({
      attempts: 2,
      sentence: 'A sentence.',
    });
    await store.settle(row.id, FAKE_SENT);
    expect(await replica.claim(row.id, FAKE_SLOT + 3)).toBeNull();
    expect(await store.claim(idOf('unknown'), FAKE_SLOT)).toBeNull();
  });

  test('looking at what is not over begins no attempt', async () => {
    const { store } = given();
    const post = await store.daily.add(fakePost());
    const row = fakeSlot(post);
    await store.addDeliveries([row]);
    expect(await store.unfinished(row.id)).toMatchObject({ state: 'due', attempts: 0 });
    await store.claim(row.id, FAKE_SLOT);
    expect(await store.unfinished(row.id)).toMatchObject({ state: 'sending', attempts: 1 });
    await store.settle(row.id, FAKE_SENT);
    expect(await store.unfinished(row.id)).toBeNull();
    expect(await store.unfinished(idOf('unknown'))).toBeNull();
  });

  test('why an attempt failed is kept until the end', async () => {
    const { store } = given();
    const post = await store.daily.add(fakePost());
    const row = fakeSlot(post);
    await store.addDeliveries([row]);
    await store.claim(row.id, FAKE_SLOT);
    await store.retryLater(row.id, FAKE_SLOT + 2, 'It was busy.');
    expect(await store.history(post.id, 1)).toMatchObject([
      { state: 'due', reason: 'It was busy.', at: FAKE_SLOT + 2 },
    ]);
    expect(await store.claim(row.id, FAKE_SLOT + 3)).toMatchObject({ attempts: 2, reason: 'It was busy.' });
    await store.settle(row.id, FAKE_SENT);
    await store.retryLater(row.id, FAKE_SLOT + 9, 'Too late.');
    expect(await store.history(post.id, 1)).toMatchObject([
      { state: 'sent', reason: null, at: FAKE_SLOT + 5_000 },
    ]);
  });

  test('rows that are put in twice are there once, as they were first', async () => {
    const { store, waiting } = given();
    const post = await store.daily.add(fakePost());
    const row = fakeSlot(post);
    await store.addDeliveries([row]);
    await store.addDeliveries([
      { ...row, slot: FAKE_SLOT + 7 },
      fakeSlot({ id: post.id, nextSlot: FAKE_SLOT + DAY_MS }),
    ]);
    expect((await store.history(post.id, 10)).map(({ slot }) => slot)).toEqual([
      FAKE_SLOT + DAY_MS,
      FAKE_SLOT,
    ]);
    expect(await waiting()).toHaveLength(2);
    await store.addDeliveries([]);
  });
}

/** What can be read of the ledger, and what a crash leaves. */
export function recordTests(given: Given): void {
  test('history is of one order, newest slot first, without notices', async () => {
    const { store } = given();
    const [post, other] = [await store.daily.add(fakePost()), await store.daily.add(fakePost())];
    const days = [2, 0, 3, 1].map((day) => fakeSlot({ id: post.id, nextSlot: FAKE_SLOT + day * DAY_MS }));
    const notice = fakeDelivery(
      { id: idOf('notice'), owner: post.id },
      { kind: 'notice', slot: FAKE_SLOT + 9 * DAY_MS },
    );
    await store.addDeliveries([...days, fakeSlot(other), notice]);
    const slots = (await store.history(post.id, 3)).map(({ slot }) => (slot - FAKE_SLOT) / DAY_MS);
    expect(slots).toEqual([3, 2, 1]);
    expect(await store.history(other.id, 3)).toHaveLength(1);
    expect(await store.history(idOf('nobody'), 3)).toEqual([]);
  });

  test('after a crash what is not over has its job again', async () => {
    const { store, waiting, loseJobs } = given();
    const post = await store.daily.add(fakePost());
    const [due, sending, over] = [0, 1, 2].map((day) =>
      fakeSlot({ id: post.id, nextSlot: FAKE_SLOT + day * DAY_MS }),
    );
    if (due === undefined || sending === undefined || over === undefined) throw new Error('three were made');
    await store.addDeliveries([due, sending, over]);
    await store.claim(sending.id, FAKE_SLOT);
    await store.claim(over.id, FAKE_SLOT);
    await store.settle(over.id, FAKE_SENT);
    await loseJobs();
    expect(await store.recover(false)).toBe(2);
    expect((await waiting()).toSorted()).toEqual([due.id, sending.id].sort());
    expect(await store.recover(true)).toBe(2);
    expect(await waiting()).toHaveLength(2);
  });
}

/** How deliveries end, and what follows from it. */
export function settleTests(given: Given): void {
  const failed = (notice: NewDelivery): Settlement => ({
    state: 'failed',
    at: FAKE_SLOT + 60_000,
    reason: 'I am not in that channel.',
    messageId: null,
    change: { failures: 1, pausedBecause: 'I am not in that channel.' },
    deliveries: [notice],
  });

  test('ends the delivery, changes its owner and adds what follows', async () => {
    const { store, waiting } = given();
    const post = await store.daily.add(fakePost());
    const row = fakeSlot(post);
    const notice = fakeDelivery(
      { id: idOf('notice', row.id), owner: post.id },
      { kind: 'notice', sentence: 'Sorry.' },
    );
    await store.addDeliveries([row]);
    await store.claim(row.id, FAKE_SLOT);
    await store.settle(row.id, failed(notice));
    expect(await store.history(post.id, 1)).toMatchObject([
      { state: 'failed', reason: 'I am not in that channel.', at: FAKE_SLOT + 60_000, attempts: 1 },
    ]);
    expect(await store.daily.byId(post.id)).toMatchObject({
      failures: 1,
      pausedBecause: 'I am not in that channel.',
    });
    expect(await waiting()).toContain(notice.id);
    expect(await store.claim(notice.id, FAKE_SLOT)).toMatchObject({ kind: 'notice', sentence: 'Sorry.' });
  });

  test('is done once: a second end changes nothing', async () => {
    const { store, replica, waiting } = given();
    const post = await store.daily.add(fakePost());
    const row = fakeSlot(post);
    const notice = fakeDelivery({ id: idOf('notice', row.id), owner: post.id }, { kind: 'notice' });
    await store.addDeliveries([row]);
    await store.claim(row.id, FAKE_SLOT);
    await store.settle(row.id, { ...FAKE_SENT, change: { failures: 0, lastGist: FAKE_GIST } });
    await replica.settle(row.id, failed(notice));
    expect(await store.history(post.id, 1)).toMatchObject([{ state: 'sent', messageId: 'm1' }]);
    expect(await store.daily.byId(post.id)).toMatchObject({
      failures: 0,
      pausedBecause: null,
      lastGist: FAKE_GIST,
    });
    expect(await waiting()).not.toContain(notice.id);
  });

  test('of an alert changes the alert, of a run the post, of a notice nobody', async () => {
    const { store } = given();
    const [post, alert] = [await store.daily.add(fakePost()), await store.alerts.add(fakeAlert())];
    const rows = [
      fakeDelivery({ id: idOf('a'), owner: alert.id }, { kind: 'alert' }),
      fakeDelivery({ id: idOf('b'), owner: post.id }, { kind: 'run' }),
      fakeDelivery({ id: idOf('c'), owner: post.id }, { kind: 'notice' }),
    ];
    await store.addDeliveries(rows);
    const pausing = (reason: string): Settlement => ({ ...FAKE_SENT, change: { pausedBecause: reason } });
    await store.settle(idOf('a'), pausing('a'));
    await store.settle(idOf('b'), pausing('b'));
    await store.settle(idOf('c'), pausing('c'));
    expect((await store.alerts.byId(alert.id))?.pausedBecause).toBe('a');
    expect((await store.daily.byId(post.id))?.pausedBecause).toBe('b');
  });

  test('works without a change, and when the order was removed meanwhile', async () => {
    const { store } = given();
    const post = await store.daily.add(fakePost());
    const row = fakeSlot(post);
    await store.addDeliveries([row]);
    await store.daily.remove(post.id);
    await store.settle(row.id, { ...FAKE_SENT, state: 'skipped', change: {} });
    expect(await store.history(post.id, 1)).toMatchObject([{ state: 'skipped' }]);
    expect(await store.daily.byId(post.id)).toBeNull();
  });
}

/** Sessions that alerts are judged after. */
export function judgingTests(given: Given): void {
  const jobId = (alert: string) => idOf('judge', alert, '2025-05-05');

  test('is planned for each running alert that has not been judged, once', async () => {
    const { store, replica, waiting } = given();
    const open = await store.alerts.add(fakeAlert());
    await store.alerts.add(fakeAlert({ judgedTo: '2025-05-05' }));
    const paused = await store.alerts.add(fakeAlert());
    await store.alerts.change(paused.id, { pausedBecause: 'by hand' });
    const removed = await store.alerts.add(fakeAlert());
    await store.alerts.remove(removed.id);
    expect(await store.planJudging('2025-05-05', jobId)).toBe(1);
    await replica.planJudging('2025-05-05', jobId);
    expect(await waiting()).toEqual([jobId(open.id)]);
  });

  test('writes where the alert stands and its events together, and an event once', async () => {
    const { store, waiting } = given();
    const alert = await store.alerts.add(fakeAlert());
    const event = fakeDelivery(
      { id: idOf('event'), owner: alert.id },
      { kind: 'alert', sentence: 'It is above 0.7.' },
    );
    const change = { armed: false, failures: 0, judgedTo: '2025-05-05', lastReading: '0.72 on 5 May 2025' };
    await store.settleJudgement(alert.id, change, [event]);
    await store.settleJudgement(alert.id, change, [event]);
    expect(await store.alerts.byId(alert.id)).toEqual({ ...alert, ...change });
    expect(await waiting()).toEqual([event.id]);
    expect(await store.history(alert.id, 5)).toHaveLength(1);
    expect(await store.planJudging('2025-05-05', jobId)).toBe(0);
  });
}
