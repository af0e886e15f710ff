import { atOnce, type AtOnce } from '../core/pacing/at-once.ts';
import { Refusal } from '../core/errors.ts';

/**
 * Lets `running` tasks run at once and `waiting` more wait, first come first served. Beyond that it rejects with a
 * `Refusal` at once: each waiting picture would cost memory, and whoever asked would have left before it was drawn.
 */
export function createRenderQueue(running: number, waiting: number): AtOnce {
  const queue = atOnce(running);
  let under = 0;
  return async (task) => {
    if (under >= running + waiting)
      throw new Refusal('Too many charts are being drawn at once. Try again in a minute.');
    under += 1;
    try {
      return await queue(task);
    } finally {
      under -= 1;
    }
  };
}
