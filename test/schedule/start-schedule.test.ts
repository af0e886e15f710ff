import { describe, expect, test } from 'vitest';
import { startSchedule, tick, type StartScheduleParts } from '../../src/schedule/start-schedule.ts';
import { postedReply } from '../contracts/deliveries.ts';
import { memoryJobs } from '../fakes/memory-job-queues.ts';
import { memoryOrderStore } from '../fakes/memory-order-store.ts';
import { FAKE_SLOT, fakeAlert, fakePost } from '../fakes/orders.ts';

/** The parts of a schedule that posts nowhere; each sleep is noted down and ends when the test says so. */
function made() {
  const jobs = memoryJobs();
  const world = { now: FAKE_SLOT, session: '2025-05-02' };
  const store = memoryOrderStore(() => world.now, jobs);
  const logged: object[] = [];
  const sleeps: { readonly ms: number; readonly end: () => void }[] = [];
  let noted = Promise.withResolvers<void>();
  const parts: StartScheduleParts = {
    store,
    queues: jobs.queues,
    platforms: () => undefined,
    answer: async () => postedReply,
    asOf: () => world.session,
    now: () => world.now,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        sleeps.push({ ms, end: resolve });
        noted.resolve();
        noted = Promise.withResolvers();
        if (signal.aborted) resolve();
        else signal.addEventListener('abort', () => resolve(), { once: true });
      }),
    log: (event) => void logged.push(event),
  };
  /** Resolves when the loop has gone to sleep so often. */
  const slept = async (count: number) => {
    while (sleeps.length < count) await noted.promise;
  };
  return { parts, jobs, world, store, logged, sleeps, slept };
}

describe('a tick', () => {
  test('plans every post that is due, however many there are', async () => {
    const { parts, store, jobs } = made();
    for (let index = 0; index < 30; index += 1) await store.daily.add(fakePost({ creator: `p${index}` }));
    for (let index = 0; index < 1_100; index += 1) {
      const target = { ...fakePost().target, workspace: `w${2 + Math.floor(index / 20)}`, id: `c${index}` };
      await store.daily.add(fakePost({ target }));
    }
    await tick(parts);
    expect(jobs.waiting()).toHaveLength(1_130);
  });

  test('plans the judging of every alert for the last session, once', async () => {
    const { parts, store, jobs, world } = made();
    await store.alerts.add(fakeAlert());
    await tick(parts);
    expect(jobs.waiting()).toEqual([]);
    world.session = '2025-05-05';
    await tick(parts);
    await tick(parts);
    expect(jobs.waiting()).toHaveLength(1);
  });

  test.each([
    ['no post', null, 30_000],
    ['a post tomorrow', FAKE_SLOT + 86_400_000, 30_000],
    ['a post in seven seconds', FAKE_SLOT + 7_000, 7_000],
    ['a post in a millisecond', FAKE_SLOT + 1, 100],
  ])('with %s sleeps until it may be needed', async (_, nextSlot, ms) => {
    const { parts, store } = made();
    if (nextSlot !== null) await store.daily.add(fakePost({ nextSlot }));
    expect(await tick(parts)).toBe(ms);
  });

  test('a post whose zone is gone is paused with the fix, and stops no other', async () => {
    const { parts, store, jobs, logged } = made();
    const broken = await store.daily.add(fakePost({ zone: 'Mars/Olympus' }));
    await store.daily.add(fakePost());
    await tick(parts);
    expect(jobs.waiting()).toHaveLength(1);
    expect((await store.daily.byId(broken.id))?.pausedBecause).toBe(
      'Its times could not be computed in the zone Mars/Olympus. Remove it and add it again with another one.',
    );
    expect(logged).toMatchObject([{ event: 'post-not-planned', post: broken.id }]);
    expect(await tick(parts)).toBe(30_000);
  });
});

describe('the loop', () => {
  test('ticks, sleeps, and ticks again', async () => {
    const { parts, store, jobs, sleeps, slept } = made();
    const schedule = await startSchedule(parts);
    await slept(1);
    await store.daily.add(fakePost());
    sleeps[0]?.end();
    await slept(2);
    expect(jobs.waiting()).toHaveLength(1);
    await schedule.stop(0);
  });

  test('is woken by whoever adds a post', async () => {
    const { parts, store, jobs, slept } = made();
    const schedule = await startSchedule(parts);
    await slept(1);
    await store.daily.add(fakePost());
    schedule.wake();
    await slept(2);
    expect(jobs.waiting()).toHaveLength(1);
    await schedule.stop(0);
  });

  test('outlives a fault of the store, and says so', async () => {
    const { parts, store, jobs, logged, sleeps, slept } = made();
    await store.daily.add(fakePost());
    let faults = 1;
    const shaky = {
      ...store,
      now: async () => {
        if (faults-- > 0) throw new Error('the database is away');
        return store.now();
      },
    };
    const schedule = await startSchedule({ ...parts, store: shaky });
    await slept(1);
    expect(logged).toMatchObject([{ event: 'schedule-fault', err: { message: 'the database is away' } }]);
    expect(sleeps[0]?.ms).toBe(5_000);
    sleeps[0]?.end();
    await slept(2);
    expect(jobs.waiting()).toHaveLength(1);
    await schedule.stop(0);
  });

  test('ends when it is stopped, and nothing works any more', async () => {
    const { parts, jobs, sleeps, slept, store, world } = made();
    const schedule = await startSchedule(parts);
    await slept(1);
    await schedule.stop(0);
    const count = sleeps.length;
    await store.daily.add(fakePost());
    await tick(parts);
    await expect(jobs.run(world.now)).rejects.toThrow('nobody works');
    expect(sleeps).toHaveLength(count);
  });
});
