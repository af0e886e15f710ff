import { describe, expect, test } from 'vitest';
import { createIdentifyThrottle } from '../../../../src/platforms/discord/connect/identify-throttle.ts';
import { manualClock } from '../../../fakes/clocks.ts';

const { signal } = new AbortController();

describe('new sessions with the gateway', () => {
  test('are five seconds apart within a bucket, and free between buckets', async () => {
    const clock = manualClock();
    const throttle = createIdentifyThrottle(clock, () => undefined);
    const done: number[] = [];
    const start = { buckets: 2, shards: 4, remaining: 1_000 };
    const all = [0, 1, 2, 3].map(async (shard) => {
      await throttle.waitForIdentify(shard, signal, start);
      done.push(shard);
    });
    await clock.advance(0);
    await Promise.all(all.slice(0, 2));
    expect(done).toEqual([0, 1]);
    await clock.advance(5_000);
    await Promise.all(all);
    expect(done).toEqual([0, 1, 2, 3]);
  });

  test('a loop of them is stopped well before Discord resets the token', async () => {
    const clock = manualClock();
    const waits: number[] = [];
    const throttle = createIdentifyThrottle(clock, (waitMs) => void waits.push(waitMs));
    const start = { buckets: 1, shards: 1, remaining: 1_000 };
    const begun = clock.now();
    const loop = (async () => {
      for (let tried = 0; tried < 41; tried += 1) await throttle.waitForIdentify(0, signal, start);
    })();
    await clock.advance(3_600_000);
    await loop;
    expect(waits).toHaveLength(1);
    expect(clock.now() - begun).toBe(3_600_000);
  });

  test('are slow when few are left of the day: a process may be restarted in a loop', async () => {
    const clock = manualClock();
    const throttle = createIdentifyThrottle(clock, () => undefined);
    const begun = clock.now();
    const session = throttle.waitForIdentify(0, signal, { buckets: 1, shards: 1, remaining: 99 });
    await clock.advance(600_000);
    await session;
    expect(clock.now() - begun).toBe(600_000);
  });

  test('one that gives up does not hold up the next', async () => {
    const clock = manualClock();
    const throttle = createIdentifyThrottle(clock, () => undefined);
    const start = { buckets: 1, shards: 1, remaining: 1_000 };
    await throttle.waitForIdentify(0, signal, start);
    const quitter = new AbortController();
    const given = throttle.waitForIdentify(0, quitter.signal, start);
    const patient = throttle.waitForIdentify(0, signal, start);
    quitter.abort(new Error('gone'));
    await expect(given).rejects.toThrow('gone');
    await clock.advance(5_000);
    await expect(patient).resolves.toBeUndefined();
  });
});
