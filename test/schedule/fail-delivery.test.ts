import { describe, expect, test } from 'vitest';
import { slotId } from '../../src/schedule/order-ids.ts';
import { placeOf } from '../fakes/chat/chat-platform.ts';
import { FAKE_CHANNEL, FAKE_SLOT, fakeDelivery } from '../fakes/orders.ts';
import { CREATOR, startScheduling } from './scheduling.ts';

describe('a reason that trying again can not mend', () => {
  test('ends the slot, pauses the post and tells its creator, alone and once', async () => {
    const { addPost, server, turns, texts, store, jobs } = await startScheduling();
    const { id } = await addPost();
    server.closePlace(placeOf(FAKE_CHANNEL));
    await turns(4);
    expect(texts()).toEqual([]);
    expect(texts(CREATOR).map((text) => text.trim())).toEqual([
      'Daily post 1 (`corr btc r2k-tech 1y`) could not be posted for Mon 5 May 2025, 16:30 New York. I may not post there. Invite me, then resume it. It is paused now; once that is fixed, `daily resume 1` starts it again.',
    ]);
    const reason = 'I may not post there. Invite me, then resume it.';
    expect(await store.daily.byId(id)).toMatchObject({ pausedBecause: reason, failures: 1 });
    expect(await store.history(id, 5)).toMatchObject([{ state: 'failed', attempts: 1, reason }]);
    expect(jobs.waiting()).toEqual([]);
  });

  test('of an alert pauses the alert', async () => {
    const { addAlert, server, turns, texts, store } = await startScheduling();
    const { id } = await addAlert({ judgedTo: '2025-05-02' });
    await store.addDeliveries([
      fakeDelivery(
        { id: slotId('event', 1), owner: id },
        { kind: 'alert', sentence: 'Alert 1: it is above 0.7.' },
      ),
    ]);
    server.closePlace(placeOf(FAKE_CHANNEL));
    await turns(2);
    expect(await store.alerts.byId(id)).toMatchObject({
      pausedBecause: expect.stringContaining('Invite me'),
      failures: 0,
    });
    expect(texts(CREATOR)[0]).toMatch(
      /^\s*Alert 1 \(`corr btc r2k-tech 1y`\) could not be posted for .* `alert resume 1`/,
    );
  });

  test('of the notice itself is recorded and followed by nothing', async () => {
    const { addPost, server, turns, store, jobs, logged } = await startScheduling();
    const { id } = await addPost();
    server.closePlace(placeOf(FAKE_CHANNEL));
    server.closePlace(placeOf(CREATOR));
    await turns(4);
    expect(server.all()).toEqual([]);
    expect(jobs.waiting()).toEqual([]);
    expect(jobs.faults).toEqual([]);
    expect(logged).toEqual([]);
    expect(await store.history(id, 5)).toHaveLength(1);
  });
});

describe('a reason that may pass', () => {
  test('and that lost the answer of the very last try is no failure: the message stands, and nobody is told otherwise', async () => {
    const { addPost, server, turns, texts, store } = await startScheduling();
    const { id } = await addPost({ lateMinutes: 360 });
    server.failNext('refuse', 5, placeOf(FAKE_CHANNEL));
    server.failNext('drop', 1, placeOf(FAKE_CHANNEL));
    await turns(8);
    expect(texts()).toHaveLength(1);
    expect(texts(CREATOR)).toEqual([]);
    expect(await store.history(id, 5)).toMatchObject([{ state: 'sent', attempts: 6, messageId: 'm1' }]);
    expect(await store.daily.byId(id)).toMatchObject({ pausedBecause: null, failures: 0 });
  });

  test('ends the slot after the last try, tells its creator, and leaves the post on', async () => {
    const { addPost, server, turns, texts, store } = await startScheduling();
    const { id } = await addPost({ lateMinutes: 360 });
    server.failNext('refuse', 6, placeOf(FAKE_CHANNEL));
    await turns(8);
    expect(texts()).toEqual([]);
    expect(await store.history(id, 5)).toMatchObject([
      { state: 'failed', attempts: 6, reason: 'The chat server answered 503.' },
    ]);
    expect(await store.daily.byId(id)).toMatchObject({ pausedBecause: null, failures: 1 });
    expect(texts(CREATOR).map((text) => text.trim())).toEqual([
      'Daily post 1 (`corr btc r2k-tech 1y`) could not be posted for Mon 5 May 2025, 16:30 New York. The chat server answered 503. It stays on for the next time; `daily history 1` shows how it goes.',
    ]);
  });

  test('that lasts until it is too late is a failure, not a skip', async () => {
    const { addPost, server, turn, texts, store, world } = await startScheduling();
    const { id } = await addPost({ lateMinutes: 30 });
    server.failNext('refuse', 1, placeOf(FAKE_CHANNEL));
    await turn();
    world.now += 31 * 60_000;
    await turn();
    expect(texts()).toEqual([]);
    const reason =
      'The chat server answered 503. It was 31 min late when I could have posted it; the limit is 30 min.';
    expect(await store.history(id, 5)).toMatchObject([{ state: 'failed', attempts: 2, reason }]);
    await turn();
    expect(texts(CREATOR)).toHaveLength(1);
  });

  /** So many sessions in a row on which every try is refused. */
  async function badDays(count: number) {
    const scheduling = await startScheduling();
    const { id } = await scheduling.addPost();
    for (let day = 0; day < count; day += 1) {
      scheduling.server.failNext('refuse', 6, placeOf(FAKE_CHANNEL));
      await scheduling.turns(8);
      scheduling.world.now = (await scheduling.store.daily.byId(id))?.nextSlot ?? 0;
    }
    return { ...scheduling, id };
  }

  test('five slots in a row pause the post', async () => {
    const { id, store, texts, turns } = await badDays(5);
    expect(await store.daily.byId(id)).toMatchObject({
      failures: 5,
      pausedBecause: '5 posts in a row failed. The chat server answered 503.',
    });
    expect(texts(CREATOR)).toHaveLength(5);
    expect(texts(CREATOR).at(-1)).toContain(
      'It is paused now; once that is fixed, `daily resume 1` starts it again.',
    );
    await turns(2);
    expect(await store.history(id, 9)).toHaveLength(5);
  });

  test('one that was posted in between starts the count again', async () => {
    const { id, store, turns } = await badDays(4);
    expect((await store.daily.byId(id))?.failures).toBe(4);
    await turns(2);
    expect(await store.daily.byId(id)).toMatchObject({ failures: 0, pausedBecause: null });
  });

  test('of a run by hand counts towards nothing, and is told', async () => {
    const { addPost, server, turns, texts, store } = await startScheduling();
    const { id } = await addPost({ nextSlot: FAKE_SLOT + 86_400_000 });
    await store.daily.change(id, { failures: 4 });
    await store.addDeliveries([fakeDelivery({ id: slotId('run', 1), owner: id }, { kind: 'run' })]);
    server.failNext('refuse', 6, placeOf(FAKE_CHANNEL));
    await turns(8);
    expect(await store.daily.byId(id)).toMatchObject({ failures: 4, pausedBecause: null });
    expect(texts(CREATOR)).toHaveLength(1);
  });
});

test('what was removed meanwhile fails without a word to anybody', async () => {
  const { addPost, server, turn, turns, texts, store } = await startScheduling();
  const { id } = await addPost();
  server.failNext('refuse', 6);
  await turn();
  await store.daily.remove(id);
  await turns(8);
  expect(await store.history(id, 5)).toMatchObject([{ state: 'skipped' }]);
  expect([...texts(), ...texts(CREATOR)]).toEqual([]);
});
