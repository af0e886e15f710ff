import { RateLimitError } from 'discord.js';
import { apiCode } from './delivery-error.ts';
import type { Desk } from '../desk.ts';
import { isRefusedToken } from '../connect/rest.ts';

const TRIES = 3;
const WAIT_MS = 1_000;
/** A wait that Discord asks for is worth it for an answer up to this long. */
const LONGEST_WAIT_MS = 60_000;

/**
 * Sends again what is not known to have arrived, after a second or two, or as long as Discord asks: only for what says
 * the same twice, an edit or a message with a nonce. Rejects with the last error.
 */
export async function sendAgain<T>(
  attempt: () => Promise<T>,
  { clock, signal, log }: Pick<Desk, 'clock' | 'signal' | 'log'>,
): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await attempt();
    } catch (error) {
      const waitMs = waitBefore(error, tried);
      if (tried === TRIES || waitMs > LONGEST_WAIT_MS) throw error;
      log.info({ event: 'discord-send-again', tried, err: error });
      await clock.wait(waitMs, signal);
    }
  }
}

/** Milliseconds; for ever when trying again is no use. */
function waitBefore(error: unknown, tried: number): number {
  if (error instanceof RateLimitError) return Math.max(error.retryAfter, error.timeToReset, 0);
  return apiCode(error) !== null || isRefusedToken(error) ? Infinity : WAIT_MS * tried;
}
