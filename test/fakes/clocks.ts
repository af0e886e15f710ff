/** Time for tests: the shape that platforms take, milliseconds since 1970 and a wait that can be ended. */
export interface TestClock {
  readonly now: () => number;
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>;
}

export interface ManualClock extends TestClock {
  /** Lets time pass at once, and with it every wait that ends in it, one after the other. */
  readonly advance: (ms: number) => Promise<void>;
  /** Waits that have not ended. */
  readonly waiting: () => number;
}

const START = Date.parse('2025-05-05T12:00:00Z');

/** A clock that stands still until it is moved. */
export function manualClock(start = START): ManualClock {
  let now = start;
  let waits: { readonly at: number; readonly end: () => void }[] = [];
  return {
    now: () => now,
    waiting: () => waits.length,
    wait: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted === true) {
          reject(reasonOf(signal));
          return;
        }
        const wait = { at: now + ms, end: resolve };
        waits.push(wait);
        const abort = () => {
          waits = waits.filter((other) => other !== wait);
          if (signal !== undefined) reject(reasonOf(signal));
        };
        signal?.addEventListener('abort', abort, { once: true });
      }),
    advance: async (ms) => {
      const end = now + ms;
      for (;;) {
        // What waited may wait again within the same stretch.
        await new Promise((resolve) => setImmediate(resolve));
        const next = waits.filter(({ at }) => at <= end).sort((one, other) => one.at - other.at)[0];
        if (next === undefined) break;
        waits = waits.filter((other) => other !== next);
        now = Math.max(now, next.at);
        next.end();
      }
      now = end;
    },
  };
}

/** A clock that runs so many times faster than the real one: for what really takes its turn on a socket. */
export function fastClock(pace: number, start = START): TestClock {
  const begun = performance.now();
  return {
    now: () => start + (performance.now() - begun) * pace,
    wait: (ms, signal) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted === true) {
          reject(reasonOf(signal));
          return;
        }
        const abort = () => {
          clearTimeout(timer);
          if (signal !== undefined) reject(reasonOf(signal));
        };
        const timer = setTimeout(() => {
          signal?.removeEventListener('abort', abort);
          resolve();
        }, ms / pace);
        signal?.addEventListener('abort', abort, { once: true });
      }),
  };
}

function reasonOf(signal: AbortSignal): Error {
  return signal.reason instanceof Error ? signal.reason : new Error(String(signal.reason));
}
