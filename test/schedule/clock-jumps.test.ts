import { expect, test } from 'vitest';
import { FAKE_SLOT } from '../fakes/orders.ts';
import { MINUTE_MS, startScheduling } from './scheduling.ts';

const HOUR_MS = 60 * MINUTE_MS;

test('a clock that jumps an hour ahead and back again posts each slot once', async () => {
  const { addPost, turns, texts, world, store } = await startScheduling();
  world.session = '2025-05-05';
  const { id } = await addPost({ days: 'all' });
  world.now = FAKE_SLOT - HOUR_MS + MINUTE_MS;
  await turns(1);
  expect(texts()).toHaveLength(0);
  world.now += HOUR_MS;
  await turns(2);
  expect(texts()).toHaveLength(1);
  world.now -= HOUR_MS;
  // Through the true moment of the slot, and a day beyond it.
  await turns(90);
  expect(texts()).toHaveLength(1);
  world.now = FAKE_SLOT + 24 * HOUR_MS;
  await turns(2);
  expect(texts()).toHaveLength(2);
  expect((await store.history(id, 9)).map(({ state }) => state)).toEqual(['sent', 'sent']);
});

test('a clock that is set a day back meanwhile posts nothing again, and goes on when the time has come', async () => {
  const { addPost, turns, texts, world } = await startScheduling();
  world.session = '2025-05-05';
  await addPost({ days: 'all' });
  await turns(1);
  expect(texts()).toHaveLength(1);
  world.now = FAKE_SLOT - 24 * HOUR_MS;
  await turns(5);
  expect(texts()).toHaveLength(1);
  world.now = FAKE_SLOT + 24 * HOUR_MS;
  await turns(1);
  expect(texts()).toHaveLength(2);
});
