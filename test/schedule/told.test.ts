import { expect, test } from 'vitest';
import { DeliveryError } from '../../src/core/errors.ts';
import { FAKE_SLOT } from '../fakes/orders.ts';
import { MINUTE_MS, startScheduling } from './scheduling.ts';

const DAY_MS = 24 * 60 * MINUTE_MS;

test('a slot and its delivery are told, each once', async () => {
  const { addPost, turns, told } = await startScheduling();
  await addPost();
  await turns(3);
  expect(told()).toEqual(['slot due', 'chat sent']);
});

test('a message that is found instead of posted again is sent all the same', async () => {
  const { addPost, server, turns, told } = await startScheduling();
  await addPost();
  server.failNext('drop');
  await turns(2);
  expect(told()).toEqual(['slot due', 'chat retry', 'chat sent']);
});

test('a place that is gone for good has failed; whoever added the post is sent a notice', async () => {
  const { addPost, world, turns, told } = await startScheduling();
  await addPost();
  const platform = world.platforms('chat');
  if (platform === undefined) throw new Error('there is a chat');
  let isGone = true;
  world.platforms = () => ({
    ...platform,
    post: (...message) => {
      if (!isGone) return platform.post(...message);
      isGone = false;
      return Promise.reject(new DeliveryError('That channel is gone.', { permanent: true }));
    },
  });
  await turns(2);
  expect(told()).toEqual(['slot due', 'chat failed', 'chat sent']);
});

test('after a long stop the slots that passed are told by what became of them', async () => {
  const { addPost, world, turns, told } = await startScheduling();
  // Monday to Thursday evening, with a limit of a day and a half.
  await addPost({ lateMinutes: 36 * 60 });
  world.now = FAKE_SLOT + 3 * DAY_MS + MINUTE_MS;
  await turns(2);
  expect(told().toSorted()).toEqual(
    ['slot late', 'slot late', 'slot replaced', 'slot due', 'chat sent'].toSorted(),
  );
});

test('a post that is removed before it could be posted is skipped', async () => {
  const { addPost, world, store, jobs, turns, told } = await startScheduling();
  const post = await addPost();
  world.signal = AbortSignal.abort(new Error('killed'));
  await turns(1);
  expect(jobs.faults).toHaveLength(1);
  world.signal = new AbortController().signal;
  await store.daily.remove(post.id);
  await turns(2);
  expect(told()).toEqual(['slot due', 'chat skipped']);
});
