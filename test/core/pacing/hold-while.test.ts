import { describe, expect, test } from 'vitest';
import { holdWhile } from '../../../src/core/pacing/hold-while.ts';
import { manualClock } from '../../fakes/clocks.ts';
import { memoryKeyValue } from '../../fakes/key-value.ts';

const held = { space: 'press', key: 'k', afterSeconds: 5 };

/** A store on a clock, and a process that works as long as a test lets it, on a clock of its own that stops when it is killed. */
function world() {
  const clock = manualClock();
  const keyValue = memoryKeyValue(clock.now);
  const start = (wait = clock.wait) => {
    const done = Promise.withResolvers<void>();
    let works = false;
    const work = () => {
      works = true;
      return done.promise;
    };
    const result = holdWhile(keyValue, held, work, wait);
    return { result, works: () => works, end: done.resolve, fail: done.reject };
  };
  return { clock, start };
}

describe('work that is held', () => {
  test('is nobody else’s however long it takes, and a little longer', async () => {
    const { clock, start } = world();
    const first = start();
    await clock.advance(5 * 60_000);
    expect(await start().result).toBe(false);
    first.end();
    expect(await first.result).toBe(true);
    expect(await start().result).toBe(false);
    await clock.advance(5_000);
    const next = start();
    next.end();
    expect(await next.result).toBe(true);
    expect(clock.waiting()).toBe(0);
  });

  test('of a process that was killed is free half a minute later', async () => {
    const { clock, start } = world();
    const killed = start(() => new Promise(() => undefined));
    await clock.advance(29_999);
    expect(await start().result).toBe(false);
    await clock.advance(1);
    const next = start();
    next.end();
    expect(await next.result).toBe(true);
    expect(killed.works()).toBe(true);
  });

  test('that fails is over as well, and its error is passed on', async () => {
    const { clock, start } = world();
    const failing = start();
    failing.fail(new Error('no luck'));
    await expect(failing.result).rejects.toThrow('no luck');
    await clock.advance(5_000);
    const next = start();
    next.end();
    expect(await next.result).toBe(true);
  });
});
