import { describe, expect, test } from 'vitest';
import { Refusal } from '../../src/core/errors.ts';
import type { AlertSpec } from '../../src/core/orders/alert.ts';
import type { DailySpec } from '../../src/core/orders/daily-post.ts';
import type { Caller } from '../../src/core/people.ts';
import { createSchedule } from '../../src/schedule/orders.ts';
import { memoryJobs } from '../fakes/memory-job-queues.ts';
import { memoryOrderStore } from '../fakes/memory-order-store.ts';

const MINUTE_MS = 60_000;
const NOON = Date.parse('2025-05-05T16:00:00Z');

const ann: Caller = { platform: 'chat', workspace: 'w1', channel: 'c1', person: 'ann', manages: false };
const ben: Caller = { ...ann, person: 'ben' };
const manager: Caller = { ...ann, person: 'max', manages: true };
const elsewhere: Caller = { ...ann, channel: 'c2' };

const spec: DailySpec = {
  time: '16:30',
  zone: 'America/New_York',
  line: 'corr btc r2k-tech 1y',
  days: 'trading',
  lateMinutes: 360,
  quiet: false,
};
const alertSpec: AlertSpec = { line: 'corr btc r2k-tech 1y', condition: { kind: 'above', level: 0.7 } };
const start = { armed: true, judgedTo: '2025-05-02', reading: '0.51 (coupled) on 2 May 2025' };

function made(whoMayAdd: 'members' | 'managers' = 'members') {
  const jobs = memoryJobs();
  const clock = { now: NOON };
  const store = memoryOrderStore(() => clock.now, jobs);
  let woken = 0;
  const schedule = createSchedule({ store, whoMayAdd, wake: () => (woken += 1) });
  return { ...schedule, store, jobs, clock, woken: () => woken };
}

async function refused(promise: Promise<unknown>): Promise<string> {
  const error = await promise.catch((reason: unknown) => reason);
  if (!(error instanceof Refusal)) throw new Error(`no refusal but ${String(error)}`);
  return error.message;
}

describe('adding', () => {
  test('puts a post into the channel it was asked for in, with its first slot', async () => {
    const { daily, woken } = made();
    expect(await daily.add(spec, ann)).toMatchObject({
      ...spec,
      number: 1,
      target: { platform: 'chat', workspace: 'w1', kind: 'channel', id: 'c1' },
      creator: 'ann',
      nextSlot: Date.parse('2025-05-05T20:30:00Z'),
      pausedBecause: null,
    });
    expect(woken()).toBe(1);
  });

  test('tells when such a post would come, without adding it', async () => {
    const { daily } = made();
    expect(await daily.next({ ...spec, time: '09:00' })).toMatchObject({
      slot: Date.parse('2025-05-06T13:00:00Z'),
      dueAt: Date.parse('2025-05-06T20:20:00Z'),
    });
    expect(await daily.list(ann)).toEqual([]);
  });

  test('a holiday is no time at which it would come', async () => {
    const { daily, clock } = made();
    clock.now = Date.parse('2025-07-03T23:00:00Z');
    expect(await daily.next(spec)).toMatchObject({ slot: Date.parse('2025-07-07T20:30:00Z') });
  });

  test('keeps where an alert stands at its start', async () => {
    const { alerts } = made();
    expect(await alerts.add(alertSpec, { ...start, armed: false }, ann)).toMatchObject({
      ...alertSpec,
      armed: false,
      judgedTo: '2025-05-02',
      lastReading: start.reading,
    });
  });

  test('is for managers alone where it was set so', async () => {
    const { daily, alerts } = made('managers');
    expect(await refused(daily.add(spec, ann))).toBe(
      'Here only those who manage this workspace or server may use `daily add`. Ask one of them.',
    );
    expect(await refused(alerts.add(alertSpec, start, ann))).toMatch(/may use `alert add`/);
    expect((await daily.add(spec, manager)).number).toBe(1);
    expect((await alerts.add(alertSpec, start, manager)).number).toBe(1);
  });
});

describe('seeing', () => {
  test('are those of the channel, and what one added elsewhere', async () => {
    const { daily } = made();
    await daily.add(spec, ann);
    await daily.add(spec, ben);
    await daily.add(spec, elsewhere);
    await daily.add(spec, { ...ben, channel: 'c3' });
    const numbers = async (caller: Caller) => (await daily.list(caller)).map(({ number }) => number);
    expect(await numbers(ann)).toEqual([1, 2, 3]);
    expect(await numbers({ ...ben, channel: 'c2' })).toEqual([2, 3, 4]);
    expect(await numbers({ ...manager, channel: 'c9' })).toEqual([]);
  });

  test('a manager finds every one of the workspace, others only what they could see', async () => {
    const { daily } = made();
    await daily.add(spec, { ...ben, channel: 'c3' });
    expect((await daily.find(1, manager)).number).toBe(1);
    expect(await refused(daily.find(1, ann))).toBe(
      'There is no daily post 1 here. `daily list` shows those that there are.',
    );
  });

  test.each([
    ['workspace', { ...manager, workspace: 'w2' }],
    ['platform', { ...manager, platform: 'other' }],
  ])('one of another %s is simply not there, for a manager too', async (_, stranger) => {
    const { daily, alerts } = made();
    await daily.add(spec, ann);
    await alerts.add(alertSpec, start, ann);
    for (const verb of ['find', 'pause', 'resume', 'remove', 'history', 'run'] as const) {
      expect(await refused(daily[verb](1, stranger))).toMatch(/^There is no daily post 1 here\./);
    }
    for (const verb of ['find', 'pause', 'resume', 'remove', 'history'] as const) {
      expect(await refused(alerts[verb](1, stranger))).toMatch(/^There is no alert 1 here\./);
    }
    expect(await daily.list(stranger)).toEqual([]);
  });
});

describe('changing', () => {
  test('is for the creator and for those who manage', async () => {
    const { daily, alerts } = made();
    await daily.add(spec, ann);
    await alerts.add(alertSpec, start, ann);
    for (const verb of ['pause', 'resume', 'remove', 'run'] as const) {
      expect(await refused(daily[verb](1, ben))).toBe(
        "Daily post 1 is somebody else's: whoever added it can change it, or those who manage this workspace or server.",
      );
    }
    expect(await refused(alerts.remove(1, ben))).toMatch(/^Alert 1 is somebody else's/);
    expect(await daily.history(1, ben)).toEqual([]);
    expect((await daily.pause(1, elsewhere)).pausedBecause).toBe('by hand');
    expect((await daily.resume(1, manager)).pausedBecause).toBeNull();
    await daily.remove(1, manager);
    expect(await refused(daily.find(1, ann))).toMatch(/^There is no daily post 1 here\./);
  });

  test('a pause keeps the reason of an earlier one', async () => {
    const { daily, store } = made();
    const { id } = await daily.add(spec, ann);
    await store.daily.change(id, { pausedBecause: 'I am not in that channel.' });
    expect((await daily.pause(1, ann)).pausedBecause).toBe('I am not in that channel.');
  });

  test('after a pause the slots that passed are over, and failures forgotten', async () => {
    const { daily, store, clock } = made();
    const { id } = await daily.add(spec, ann);
    await store.daily.change(id, { failures: 4 });
    await daily.pause(1, ann);
    clock.now = Date.parse('2025-05-09T12:00:00Z');
    expect(await daily.resume(1, ann)).toMatchObject({
      pausedBecause: null,
      failures: 0,
      nextSlot: Date.parse('2025-05-09T20:30:00Z'),
    });
  });

  test('resuming what runs leaves a slot that is due this moment where it is', async () => {
    const { daily, clock } = made();
    await daily.add(spec, ann);
    clock.now = Date.parse('2025-05-05T20:30:01Z');
    expect((await daily.resume(1, ann)).nextSlot).toBe(Date.parse('2025-05-05T20:30:00Z'));
  });

  test('after a pause an alert looks at what is still to come', async () => {
    const { alerts, clock } = made();
    await alerts.add(alertSpec, start, ann);
    expect((await alerts.resume(1, ann)).judgedTo).toBe('2025-05-02');
    await alerts.pause(1, ann);
    clock.now = Date.parse('2025-05-09T12:00:00Z');
    expect(await alerts.resume(1, ann)).toMatchObject({
      pausedBecause: null,
      judgedTo: '2025-05-08',
      armed: true,
    });
  });
});

describe('changing all', () => {
  /** Two of Ann's and one of Ben's in a channel, and one of Ann's elsewhere. */
  async function several() {
    const scheduled = made();
    const { daily } = scheduled;
    for (const caller of [ann, ben, ann, elsewhere]) await daily.add(spec, caller);
    const states = async () =>
      (await scheduled.store.daily.inWorkspace('chat', 'w1')).map(({ number, pausedBecause }) =>
        pausedBecause === null ? number : -number,
      );
    return { ...scheduled, states };
  }

  test('is of those in the channel that are theirs, and no others', async () => {
    const { daily, states } = await several();
    expect(await daily.changeAll('pause', ann)).toMatchObject({
      changed: [
        { number: 1, pausedBecause: 'by hand' },
        { number: 3, pausedBecause: 'by hand' },
      ],
      already: 0,
      others: 1,
    });
    expect(await states()).toEqual([-1, 2, -3, 4]);
    await daily.resume(3, ann);
    expect(await daily.changeAll('resume', ann)).toMatchObject({
      changed: [{ number: 1, pausedBecause: null }],
      already: 1,
      others: 1,
    });
    expect(await daily.changeAll('remove', ann)).toMatchObject({
      changed: [{ number: 1 }, { number: 3 }],
      others: 1,
    });
    expect(await states()).toEqual([2, 4]);
  });

  test('is of all in the channel for those who manage', async () => {
    const { daily, states } = await several();
    expect(await daily.changeAll('remove', manager)).toMatchObject({ others: 0 });
    expect(await states()).toEqual([4]);
    expect(await daily.changeAll('remove', manager)).toEqual({ changed: [], already: 0, others: 0 });
  });

  test('is refused where there are only those of others, and nothing where there are none', async () => {
    const { daily, alerts, states } = await several();
    const max = { ...ann, person: 'max' };
    expect(await refused(daily.changeAll('remove', max))).toBe(
      '3 daily posts here, and none is yours to remove: whoever added one can change it, or those who manage this workspace or server.',
    );
    expect(await states()).toEqual([1, 2, 3, 4]);
    expect(await alerts.changeAll('pause', ann)).toEqual({ changed: [], already: 0, others: 0 });
    for (const stranger of [
      { ...manager, workspace: 'w2' },
      { ...manager, platform: 'other' },
    ])
      expect((await daily.changeAll('remove', stranger)).changed).toEqual([]);
    expect(await states()).toEqual([1, 2, 3, 4]);
  });

  test('leaves a reason to rest, and a slot that is due, as changing one does', async () => {
    const { daily, store, clock } = made();
    const { id } = await daily.add(spec, ann);
    await daily.add(spec, ann);
    await store.daily.change(id, { pausedBecause: 'I am not in that channel.', failures: 3 });
    expect((await daily.changeAll('pause', ann)).already).toBe(1);
    expect((await daily.find(1, ann)).pausedBecause).toBe('I am not in that channel.');
    await daily.resume(2, ann);
    clock.now = Date.parse('2025-05-05T20:30:01Z');
    const { changed } = await daily.changeAll('resume', ann);
    expect(changed).toMatchObject([{ number: 1, failures: 0, nextSlot: Date.parse('2025-05-06T20:30:00Z') }]);
    expect((await daily.find(2, ann)).nextSlot).toBe(Date.parse('2025-05-05T20:30:00Z'));
  });
});

describe('running by hand', () => {
  test('is one post however often it is pressed within a minute', async () => {
    const { daily, store, jobs, clock } = made();
    const { id } = await daily.add(spec, ann);
    await daily.run(1, ann);
    clock.now += MINUTE_MS - 1;
    await daily.run(1, ann);
    expect(jobs.waiting()).toHaveLength(1);
    expect(await store.history(id, 5)).toMatchObject([{ kind: 'run', state: 'due', slot: NOON }]);
    clock.now += 1;
    await daily.run(1, ann);
    expect(jobs.waiting()).toHaveLength(2);
  });

  test('leaves the next slot alone, and works while it is paused', async () => {
    const { daily, jobs } = made();
    const { nextSlot } = await daily.add(spec, ann);
    await daily.pause(1, ann);
    expect((await daily.run(1, ann)).nextSlot).toBe(nextSlot);
    expect(jobs.waiting()).toHaveLength(1);
  });
});

test('history is of one order, and of no more than 20 slots', async () => {
  const { daily, clock } = made();
  await daily.add(spec, ann);
  for (let minute = 0; minute < 25; minute += 1) {
    clock.now = NOON + minute * MINUTE_MS;
    await daily.run(1, ann);
  }
  const slots = (await daily.history(1, ann)).map(({ slot }) => (slot - NOON) / MINUTE_MS);
  expect(slots).toEqual(Array.from({ length: 20 }, (_, index) => 24 - index));
});
