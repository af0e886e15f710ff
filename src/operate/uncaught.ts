import type { Log } from '../core/log.ts';

/** What of the process is needed to hear of faults that nobody caught. */
export interface Faulty {
  readonly on: (event: 'uncaughtException', listener: (error: unknown) => void) => unknown;
  readonly exit: (code: number) => void;
}

/**
 * A fault that nobody caught is logged before anything else. Then the process ends, for its supervisor to start it again:
 * nobody knows what it left half done. The one exception is a body of Node's own `fetch` that ends twice, which happens
 * when it is given up while its last bytes arrive on a busy machine: whoever fetched has heard of it, nothing else
 * is touched, and nobody can catch it (nodejs/undici, honojs/hono#4040).
 */
export function watchUncaught(process: Faulty, log: Pick<Log, 'warn' | 'error'>): void {
  process.on('uncaughtException', (error) => {
    if (isBodyEndedTwice(error)) {
      log.warn({ event: 'fetch-ended-twice', err: error });
      return;
    }
    log.error({ event: 'uncaught', err: error });
    process.exit(1);
  });
}

/** Wholly inside Node: a frame of ours or of a library makes it a fault of theirs. */
function isBodyEndedTwice(error: unknown): boolean {
  if (!(error instanceof TypeError) || !('code' in error) || error.code !== 'ERR_INVALID_STATE') return false;
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const isInside = frames.length > 0 && frames.every((frame) => /[( ]node:/.test(frame));
  return isInside && frames.some((frame) => frame.includes('node:internal/deps/undici'));
}
