import { describe, expect, test } from 'vitest';
import { Refusal } from '../../src/core/errors.ts';
import type { Gist } from '../../src/core/orders/daily-post.ts';
import { slotId } from '../../src/schedule/order-ids.ts';
import { placeOf } from '../fakes/chat/chat-platform.ts';
import { FAKE_CHANNEL, FAKE_GIST, FAKE_SLOT, fakeDelivery } from '../fakes/orders.ts';
import { fullReply, MINUTE_MS, startScheduling } from './scheduling.ts';

const HOUR_MS = 60 * MINUTE_MS;

describe('a slot', () => {
  test('is posted once, and the ledger has the id of its message', async () => {
    const { addPost, turns, texts, store, jobs } = await startScheduling();
    const { id } = await addPost();
    await turns(3);
    expect(texts()).toHaveLength(1);
    expect(texts()[0]).toContain('BTC tracks small-cap tech closely');
    expect(await store.history(id, 5)).toMatchObject([
      { state: 'sent', attempts: 1, messageId: 'm1', reason: null, at: FAKE_SLOT },
    ]);
    expect(jobs.waiting()).toEqual([]);
  });

  test('whose answer was lost after it was stored is found by its key', async () => {
    const { addPost, server, turns, texts, store } = await startScheduling();
    const { id } = await addPost();
    server.failNext('drop');
    await turns(2);
    expect(texts()).toHaveLength(1);
    expect(await store.history(id, 5)).toMatchObject([{ state: 'sent', attempts: 2, messageId: 'm1' }]);
  });

  test('whose worker was killed before it posted is posted by the next one', async () => {
    const { addPost, store, turns, turn, texts, jobs, world } = await startScheduling();
    const post = await addPost();
    world.signal = AbortSignal.abort(new Error('killed'));
    await turn();
    expect(texts()).toEqual([]);
    expect(jobs.faults).toHaveLength(1);
    expect(await store.history(post.id, 5)).toMatchObject([{ state: 'sending', attempts: 1 }]);
    world.signal = new AbortController().signal;
    await turns(2);
    expect(texts()).toHaveLength(1);
    expect(await store.history(post.id, 5)).toMatchObject([{ state: 'sent', attempts: 2 }]);
  });

  test('whose time was over while its answer was computed is not posted by that worker, but by the next one', async () => {
    const { addPost, turn, turns, texts, world } = await startScheduling();
    await addPost();
    const platform = world.platforms('chat');
    if (platform === undefined) throw new Error('there is a chat');
    // A platform that heeds no signal by itself.
    const heedless: typeof platform.post = (target, reply, key) => platform.post(target, reply, key);
    world.platforms = () => ({ ...platform, post: heedless });
    const over = new AbortController();
    const { answer } = world;
    world.answer = (line) => {
      over.abort(new Error('its time is over'));
      return answer(line);
    };
    world.signal = over.signal;
    await turn();
    expect(texts()).toEqual([]);
    world.answer = answer;
    world.signal = new AbortController().signal;
    await turns(2);
    expect(texts()).toHaveLength(1);
  });

  test('whose worker was killed between posting and writing so is not posted again', async () => {
    const { addPost, store, turn, turns, texts, world } = await startScheduling();
    const { id } = await addPost();
    const platform = world.platforms('chat');
    if (platform === undefined) throw new Error('there is a chat');
    // The process ends right after the message was stored.
    world.platforms = () => ({
      ...platform,
      post: async (...message) => {
        await platform.post(...message);
        world.signal = AbortSignal.abort(new Error('killed'));
        throw new Error('killed');
      },
    });
    await turn();
    world.platforms = () => platform;
    world.signal = new AbortController().signal;
    await turns(2);
    expect(texts()).toHaveLength(1);
    expect(await store.history(id, 5)).toMatchObject([{ state: 'sent', messageId: 'm1' }]);
  });

  test.each(['refuse', 'slow-down'] as const)('that met with `%s` is tried again', async (fault) => {
    const { addPost, server, turn, turns, texts, store } = await startScheduling();
    const { id } = await addPost();
    server.failNext(fault, 2);
    await turn();
    expect(await store.history(id, 5)).toMatchObject([
      { state: 'due', attempts: 1, reason: expect.stringMatching(/^The chat server answered (503|429)\.$/) },
    ]);
    // At the same moment there is no other try when it asked to wait.
    await turns(fault === 'refuse' ? 2 : 3);
    expect(texts()).toHaveLength(1);
    expect(await store.history(id, 5)).toMatchObject([{ state: 'sent', attempts: 3, reason: null }]);
  });

  test('on a platform that is not connected waits for it', async () => {
    const { addPost, turn, turns, world, store, texts } = await startScheduling();
    const { id } = await addPost();
    const { platforms } = world;
    world.platforms = () => undefined;
    await turn();
    expect(await store.history(id, 5)).toMatchObject([
      { state: 'due', reason: 'The bot is not connected to chat now. Set its tokens and start it again.' },
    ]);
    world.platforms = platforms;
    await turns(1);
    expect(texts()).toHaveLength(1);
  });
});

test('a post of Mondays comes on a holiday too, and says that there is no new session', async () => {
  const { addPost, turns, texts, store, world } = await startScheduling();
  const nextSlot = Date.parse('2025-05-26T06:15:00Z');
  world.now = nextSlot;
  const { id } = await addPost({ time: '08:15', zone: 'Europe/Berlin', days: 'mon', nextSlot });
  await turns(2);
  const note = 'New York did not trade on 26 May 2025; its last session was 23 May 2025.';
  expect(texts()).toEqual([expect.stringContaining(note)]);
  expect(await store.history(id, 5)).toMatchObject([{ state: 'sent', reason: note }]);
  expect((await store.daily.byId(id))?.nextSlot).toBe(Date.parse('2025-06-02T06:15:00Z'));
});

describe('what changed between planning and posting', () => {
  /** Planned at 9:00 for after the close. */
  async function planned() {
    const scheduling = await startScheduling();
    const nextSlot = Date.parse('2025-05-05T13:00:00Z');
    scheduling.world.now = nextSlot;
    const post = await scheduling.addPost({ time: '09:00', nextSlot });
    await scheduling.turn();
    expect(scheduling.texts()).toEqual([]);
    scheduling.world.now = Date.parse('2025-05-05T20:20:00Z');
    return { ...scheduling, post };
  }

  test('nothing: it waited for its prices, and says so', async () => {
    const { turn, texts, store, post } = await planned();
    await turn();
    const note =
      "Asked for at 09:00 New York; it waited for that session's prices, which are there 20 minutes after New York's close.";
    expect(texts()[0]).toContain(note);
    expect(await store.history(post.id, 1)).toMatchObject([{ state: 'sent', reason: note }]);
  });

  test.each([
    ['removed', 'It was removed before it could be posted.'],
    ['paused', 'It was paused before it could be posted.'],
  ])('%s: it is skipped', async (what, reason) => {
    const { turn, texts, store, post } = await planned();
    await (what === 'removed'
      ? store.daily.remove(post.id)
      : store.daily.change(post.id, { pausedBecause: 'by hand' }));
    await turn();
    expect(texts()).toEqual([]);
    expect(await store.history(post.id, 1)).toMatchObject([{ state: 'skipped', reason }]);
  });

  test('the bot was away until it was too late: it is skipped, and history says why', async () => {
    const { turn, texts, store, post, world } = await planned();
    world.now += 6 * HOUR_MS + MINUTE_MS;
    await turn();
    expect(texts()).toEqual([]);
    expect(await store.history(post.id, 1)).toMatchObject([
      { state: 'skipped', reason: 'It was 6 h 1 min late when I could have posted it; the limit is 6 h.' },
    ]);
  });

  test('the bot was away for less: it is posted late, and says so', async () => {
    const { turn, texts, world } = await planned();
    world.now += 2 * HOUR_MS;
    await turn();
    expect(texts()[0]).toContain('Posted 2 h late; it was due on Mon 5 May 2025, 16:20 New York.');
  });
});

test('a run by hand is posted while its post rests, however late, without notes of time', async () => {
  const { addPost, store, turn, texts, world } = await startScheduling();
  const { id } = await addPost();
  await store.daily.change(id, { pausedBecause: 'by hand', failures: 2 });
  await store.addDeliveries([fakeDelivery({ id: slotId('run', 1), owner: id }, { kind: 'run' })]);
  world.now += 48 * HOUR_MS;
  await turn();
  expect(texts()).toHaveLength(1);
  expect(texts()[0]).not.toContain('late');
  expect(await store.daily.byId(id)).toMatchObject({
    failures: 2,
    pausedBecause: 'by hand',
    lastGist: FAKE_GIST,
  });
});

describe('an answer that can not be given', () => {
  const sentence = 'No prices of PSCT: Yahoo answered 503. Try again in a minute.';

  test('is tried twice more, then its sentence is what is posted', async () => {
    const { addPost, turn, turns, texts, store, world } = await startScheduling();
    const { id } = await addPost();
    world.answer = async () => {
      throw new Refusal(sentence, [{ label: 'Again', line: 'corr btc r2k-tech 1y' }]);
    };
    await turn();
    expect(await store.history(id, 1)).toMatchObject([{ state: 'due', reason: sentence }]);
    world.now += MINUTE_MS;
    await turns(1);
    expect(texts()).toEqual([]);
    await turns(1);
    expect(texts().map((text) => text.trim())).toEqual([sentence]);
    expect(await store.daily.byId(id)).toMatchObject({ failures: 0, lastGist: null });
  });

  test('for a fault of ours is never posted, and no detail gets out of the log', async () => {
    const { addPost, turns, texts, store, world, logged } = await startScheduling();
    const { id } = await addPost();
    world.answer = async () => {
      throw new TypeError('x is undefined at secret.ts:7');
    };
    await turns(3);
    expect(texts()).toEqual([]);
    const reason =
      'Something went wrong on our side. If it stays, tell whoever runs me: the log has the detail.';
    expect(await store.history(id, 1)).toMatchObject([{ state: 'due', attempts: 3, reason }]);
    expect(logged).toContainEqual(
      expect.objectContaining({ event: 'delivery-retry', err: expect.any(TypeError) }),
    );
    world.answer = async () => fullReply;
    await turns(1);
    expect(texts()).toHaveLength(1);
  });
});

describe('a quiet post', () => {
  /** Posts on one day after the other, with these gists. */
  async function days(gists: readonly (Partial<Gist> | null)[]) {
    const { addPost, turn, server, store, world } = await startScheduling();
    const { id } = await addPost({ quiet: true });
    for (const changes of gists) {
      const { gist: _, ...bare } = fullReply;
      world.answer = async () => (changes === null ? bare : { ...bare, gist: { ...FAKE_GIST, ...changes } });
      await turn();
      world.now = (await store.daily.byId(id))?.nextSlot ?? 0;
    }
    const post = await store.daily.byId(id);
    return { messages: server.messages(placeOf(FAKE_CHANNEL)), post, history: await store.history(id, 9) };
  }

  test('is one line without a picture while nothing material changes', async () => {
    const { messages, history } = await days([{}, { value: 0.52, to: '2025-05-06' }]);
    expect(messages.map(({ image }) => image)).toEqual([true, false]);
    expect(messages[1]?.text.trim()).toBe(
      'BTC and small-cap tech, 1y: **0.52** ↑ from 0.50, to 6 May 2025; nothing material changed since 5 May 2025.',
    );
    expect(history.map(({ reason }) => reason)).toEqual(['Quiet: nothing material changed.', null]);
  });

  test('is compared with the last full one, so that drift is told', async () => {
    const { messages, post } = await days([
      {},
      { value: 0.55, low: 0.45, high: 0.65 },
      { value: 0.59, low: 0.49, high: 0.69 },
      { value: 0.61, low: 0.51, high: 0.71 },
    ]);
    expect(messages.map(({ image }) => image)).toEqual([true, false, false, true]);
    expect(post?.lastGist).toMatchObject({ value: 0.61, low: 0.51 });
  });

  test('is full when the label changes, and when there is nothing to compare', async () => {
    const { messages, post } = await days([{}, { state: 'decoupled' }, null, { state: 'decoupled' }]);
    expect(messages.map(({ image }) => image)).toEqual([true, true, true, false]);
    expect(post?.lastGist?.state).toBe('decoupled');
  });
});

test('a post that is not quiet is full every day', async () => {
  const { addPost, turn, server, store, world } = await startScheduling();
  const { id } = await addPost();
  await turn();
  world.now = (await store.daily.byId(id))?.nextSlot ?? 0;
  await turn();
  expect(server.all().map(({ image }) => image)).toEqual([true, true]);
});

test('posts that are due together and say the same are computed once', async () => {
  const { addPost, turn, server, asked, store } = await startScheduling();
  const posts = await Promise.all(
    Array.from({ length: 100 }, (_, index) =>
      addPost({
        creator: `p${index}`,
        line: `corr btc ndx ${(index % 10) + 30}d`,
        target: { ...FAKE_CHANNEL, workspace: `w${index % 7}`, id: `c${index}` },
      }),
    ),
  );
  server.dropEvery(9);
  for (let left = 6; left > 0; left -= 1) await turn();
  expect(new Set(asked).size).toBe(10);
  expect(asked).toHaveLength(10);
  expect(server.all()).toHaveLength(100);
  const states = await Promise.all(posts.map(async ({ id }) => (await store.history(id, 1))[0]?.state));
  expect(new Set(states)).toEqual(new Set(['sent']));
});
