import { retryAfterMs } from './delivery-error.ts';
import type { Wait } from '../../../core/clock.ts';

const MOST_TRIES = 4;
const LONGEST_WAIT_MS = 60_000;

/**
 * Makes a call again when Slack asks for patience, after the time it names: such a call did nothing. Whatever else fails
 * is not tried again here, because nobody can tell whether it was done.
 */
export async function sendAgain<T>(call: () => Promise<T>, wait: Wait): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await call();
    } catch (error) {
      const pause = retryAfterMs(error);
      if (pause === undefined || pause > LONGEST_WAIT_MS || tries === MOST_TRIES) throw error;
      await wait(pause);
    }
  }
}
