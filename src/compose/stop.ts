import type { Platform } from '../core/ports.ts';
import type { LogEvent } from '../core/log.ts';
import type { Store } from './store.ts';

/** All that is under way when the process is told to stop gets so long to end. */
const GRACE_MS = 30_000;
/** Of that, answers: those that are not there by then are told to be asked for again. */
const FINISH_MS = 25_000;
/** For the database, whatever the others did with their time. */
const CLOSE_MS = 5_000;

export interface StopParts {
  readonly platforms: readonly Platform[];
  /** The page, which goes last: until then it says how the bot stands. */
  readonly page: Platform | null;
  readonly store: Pick<Store, 'rest' | 'close'>;
  readonly log: (event: LogEvent) => void;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Resolves after so many milliseconds, or rejects when the signal aborts. */
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

/**
 * Ends the bot: nothing new is taken, what was acknowledged is finished, and the database is closed. What hangs is left
 * behind after 30 seconds. Resolves with the exit code: 0, or 1 when a part could not be stopped. Never rejects.
 */
export async function stopAll({ platforms, page, store, log, now, wait }: StopParts): Promise<number> {
  const within = async (ms: number, part: string, work: Promise<unknown>): Promise<boolean> => {
    const over = new AbortController();
    const late = wait(ms, over.signal).then(
      () => log({ event: 'stop-hangs', part, ms }),
      () => undefined,
    );
    try {
      await Promise.race([work, late]);
      return true;
    } catch (error) {
      log({ event: 'stop-failed', part, err: error });
      return false;
    } finally {
      over.abort();
    }
  };
  const began = now();
  const left = (ms: number) => Math.max(0, began + ms - now());
  const stopped = await Promise.all([
    ...platforms.map((platform) => within(GRACE_MS, platform.name, platform.stop(FINISH_MS))),
    within(GRACE_MS, 'schedule', store.rest(FINISH_MS)),
  ]);
  if (page !== null) stopped.push(await within(left(GRACE_MS), page.name, page.stop(left(FINISH_MS))));
  stopped.push(await within(CLOSE_MS, 'store', store.close(0)));
  return stopped.every(Boolean) ? 0 : 1;
}

/**
 * Resolves when the process is told to stop. A second signal ends it at once: whoever sends two is in a hurry. (Left to
 * itself the first process of a container would not even heed it.)
 */
export function toldToStop(process: {
  readonly on: (signal: 'SIGINT' | 'SIGTERM', heed: () => void) => unknown;
  readonly exit: (code: number) => void;
}): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  let told = false;
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    process.on(signal, () => {
      if (told) process.exit(code);
      told = true;
      resolve();
    });
  }
  return promise;
}
