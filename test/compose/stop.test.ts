import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { stopAll, toldToStop } from '../../src/compose/stop.ts';
import { manualClock } from '../fakes/clocks.ts';

const NEVER = new Promise<never>(() => undefined);

/** A bot with two platforms; whatever is given stops in its own way. */
function stopping(
  changes: Partial<
    Record<'slack' | 'discord' | 'web' | 'rest' | 'close', (ms: number) => Promise<void>>
  > = {},
) {
  const clock = manualClock();
  const order: string[] = [];
  const logged: object[] = [];
  const step =
    (name: keyof typeof changes) =>
    async (ms = 0) => {
      order.push(`${name} ${ms}`);
      await changes[name]?.(ms);
    };
  const platform = (name: 'slack' | 'discord' | 'web') => ({
    name,
    look: { theme: 'light', scale: 1 } as const,
    start: () => NEVER,
    post: () => NEVER,
    find: () => NEVER,
    stop: step(name),
  });
  const stopped = stopAll({
    platforms: [platform('slack'), platform('discord')],
    page: platform('web'),
    now: clock.now,
    store: { rest: step('rest'), close: step('close') },
    log: (event) => void logged.push(event),
    wait: clock.wait,
  });
  return { clock, order, logged, stopped };
}

test('platforms and posts end side by side, then the database is closed, and all is well', async () => {
  const { order, logged, stopped } = stopping();
  expect(await stopped).toBe(0);
  expect(order).toEqual(['slack 25000', 'discord 25000', 'rest 25000', 'web 25000', 'close 0']);
  expect(logged).toEqual([]);
});

test('the page and the database stay while anybody is being answered', async () => {
  const answering = Promise.withResolvers<void>();
  const { clock, order, stopped } = stopping({ discord: () => answering.promise });
  await clock.advance(20_000);
  expect(order).toEqual(['slack 25000', 'discord 25000', 'rest 25000']);
  answering.resolve();
  expect(await stopped).toBe(0);
  // What the page has to finish had the same time.
  expect(order.slice(3)).toEqual(['web 5000', 'close 0']);
});

test('an answer that hangs keeps it no longer than 30 seconds, and the log says who hung', async () => {
  const { clock, order, logged, stopped } = stopping({ slack: () => NEVER });
  await clock.advance(30_000);
  expect(await stopped).toBe(0);
  expect(order.at(-1)).toBe('close 0');
  expect(logged).toEqual([{ event: 'stop-hangs', part: 'slack', ms: 30_000 }]);
});

test('a database that hangs keeps it five seconds more', async () => {
  const { clock, logged, stopped } = stopping({ close: () => NEVER });
  await clock.advance(5_000);
  expect(await stopped).toBe(0);
  expect(logged).toEqual([{ event: 'stop-hangs', part: 'store', ms: 5_000 }]);
});

test('a part that can not be stopped does not keep the others from it, and shows in the exit code', async () => {
  const broken = new Error('broken');
  const { order, logged, stopped } = stopping({ slack: () => Promise.reject(broken) });
  expect(await stopped).toBe(1);
  expect(order).toContain('discord 25000');
  expect(order.at(-1)).toBe('close 0');
  expect(logged).toEqual([{ event: 'stop-failed', part: 'slack', err: broken }]);
});

test.each([
  ['SIGTERM', 'SIGTERM', 143],
  ['SIGTERM', 'SIGINT', 130],
  ['SIGINT', 'SIGINT', 130],
] as const)('after %s a %s ends it at once', async (first, second, code) => {
  const emitter = new EventEmitter();
  const exits: unknown[] = [];
  const told = toldToStop({
    on: (signal, heed) => emitter.on(signal, heed),
    exit: (status) => void exits.push(status),
  });
  emitter.emit(first);
  await told;
  expect(exits).toEqual([]);
  emitter.emit(second);
  expect(exits).toEqual([code]);
});
