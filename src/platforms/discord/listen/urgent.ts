import type { Clock } from '../../../core/clock.ts';

/** What has three seconds goes before what has fifteen minutes. */
export interface Urgent {
  readonly during: <T>(task: () => Promise<T>) => Promise<T>;
  /** Resolves when nothing urgent is under way, or soon: answers must not starve where it never ends. */
  readonly calm: () => Promise<void>;
}

const LONGEST_CALM_WAIT_MS = 250;

/**
 * In a rush, the acknowledgements of all get their turn before the first answer is worked out: a picture that is sent
 * holds up every small request behind it.
 */
export function createUrgent(clock: Clock): Urgent {
  let underWay = 0;
  let calmed = Promise.withResolvers<void>();
  return {
    during: async (task) => {
      underWay += 1;
      try {
        return await task();
      } finally {
        underWay -= 1;
        if (underWay === 0) {
          calmed.resolve();
          calmed = Promise.withResolvers();
        }
      }
    },
    calm: async () => {
      if (underWay === 0) return;
      const over = new AbortController();
      await Promise.race([
        calmed.promise,
        clock.wait(LONGEST_CALM_WAIT_MS, over.signal).catch(() => undefined),
      ]);
      over.abort();
    },
  };
}
