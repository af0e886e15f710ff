import { Refusal } from '../core/errors.ts';

/** Runs a task when there is room for it. */
export type RenderQueue = <Result>(task: () => Promise<Result>) => Promise<Result>;

/**
 * Lets `running` tasks run at once and `waiting` more wait, first come first served. Beyond that it rejects with a
 * `Refusal` at once: each waiting picture would cost memory, and whoever asked would have left before it was drawn.
 */
export function createRenderQueue(running: number, waiting: number): RenderQueue {
  const line: (() => void)[] = [];
  let free = running;
  return async (task) => {
    if (free > 0) free -= 1;
    else {
      if (line.length >= waiting)
        throw new Refusal('Too many charts are being drawn at once. Try again in a minute.');
      // The one that finishes hands its place over, so `free` does not change.
      await new Promise<void>((resolve) => line.push(resolve));
    }
    try {
      return await task();
    } finally {
      const next = line.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}
