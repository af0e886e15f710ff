import { describe, expect, test } from 'vitest';
import { createRenderQueue } from '../../src/charts/render-queue.ts';
import { Refusal } from '../../src/core/errors.ts';

/** A task that ends when it is told to. */
function controlled(): { task: () => Promise<string>; end: (word: string) => void; started: () => boolean } {
  const { promise, resolve } = Promise.withResolvers<string>();
  let started = false;
  return {
    task: () => {
      started = true;
      return promise;
    },
    end: resolve,
    started: () => started,
  };
}

describe('createRenderQueue', () => {
  test('runs two at once and the third when one has ended', async () => {
    const enqueue = createRenderQueue(2, 10);
    const [first, second, third] = [controlled(), controlled(), controlled()];
    const results = [first, second, third].map(({ task }) => enqueue(task));
    expect([first.started(), second.started(), third.started()]).toEqual([true, true, false]);
    second.end('b');
    await results[1];
    await Promise.resolve();
    expect(third.started()).toBe(true);
    first.end('a');
    third.end('c');
    expect(await Promise.all(results)).toEqual(['a', 'b', 'c']);
  });

  test('refuses in a sentence when the line is full', async () => {
    const enqueue = createRenderQueue(1, 1);
    const [first, second] = [controlled(), controlled()];
    const running = enqueue(first.task);
    const waiting = enqueue(second.task);
    await expect(enqueue(async () => 'third')).rejects.toThrow(Refusal);
    first.end('a');
    second.end('b');
    expect(await Promise.all([running, waiting])).toEqual(['a', 'b']);
    expect(await enqueue(async () => 'later')).toBe('later');
  });

  test('a task that fails gives its place on', async () => {
    const enqueue = createRenderQueue(1, 5);
    const failing = enqueue(() => Promise.reject(new Error('no ink')));
    const next = enqueue(async () => 'drawn');
    await expect(failing).rejects.toThrow('no ink');
    expect(await next).toBe('drawn');
  });
});
