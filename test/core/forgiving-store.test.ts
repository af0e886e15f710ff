import { expect, test } from 'vitest';
import { forgivingStore } from '../../src/core/forgiving-store.ts';
import type { LogEvent } from '../../src/core/log.ts';
import { memoryKeyValue } from '../fakes/key-value.ts';

const down = async () => {
  throw new Error('the database is away');
};

test('a store that is down knows nothing, keeps nothing and grants every claim, and each failure is logged', async () => {
  const events: LogEvent[] = [];
  const log = { error: (event: LogEvent) => void events.push(event) };
  const store = forgivingStore(
    { get: down, set: down, claim: down, delete: down, forget: down },
    { platform: 'slack', log },
  );
  expect(await store.get('space', 'key')).toBeUndefined();
  await store.set('space', 'key', 1, { seconds: 1 });
  expect(await store.claim('space', 'key', { seconds: 1 })).toBe(true);
  expect(await store.claim('space', 'key', { seconds: 1 })).toBe(true);
  await store.delete('space', 'key');
  await store.forget('w1');
  expect(events).toHaveLength(6);
  expect(new Set(events.map(({ event, platform }) => `${event} ${String(platform)}`))).toEqual(
    new Set(['store-failed slack']),
  );
});

test('a store that is up is the store itself', async () => {
  const store = forgivingStore(memoryKeyValue(), {
    platform: 'slack',
    log: { error: (event) => expect.unreachable(event.event) },
  });
  await store.set('space', 'key', 'value', { seconds: 60, workspace: 'w1' });
  expect(await store.get('space', 'key')).toBe('value');
  expect(await store.claim('space', 'key', { seconds: 60 })).toBe(false);
  await store.forget('w1');
  expect(await store.get('space', 'key')).toBeUndefined();
});
