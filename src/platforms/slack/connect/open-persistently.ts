import type { Log } from '../../../core/log.ts';
import type { Clock } from '../../../core/clock.ts';
import { reason } from '../post/delivery-error.ts';
import { backOffMs } from './back-off.ts';

interface Parts {
  readonly clock: Clock;
  readonly log: Log;
  readonly say: (sentence: string) => void;
  readonly signal: AbortSignal;
  /** A sentence when trying again is no use, else null. */
  readonly final: (error: unknown) => string | null;
}

/**
 * Tries until it works, with ever longer pauses, and tells how it goes. Resolves after the first try, whatever came of
 * it; the others go on by themselves until the signal aborts. Never rejects.
 */
export async function openPersistently(
  attempt: () => Promise<void>,
  { clock, log, say, signal, final }: Parts,
): Promise<void> {
  const once = async (failures: number): Promise<boolean> => {
    try {
      await attempt();
      say(failures === 0 ? 'Slack: ready.' : 'Slack: reached at last, ready.');
      return true;
    } catch (error) {
      log.warn({ event: 'slack-start-failed', failures: failures + 1, err: error });
      const sentence = final(error);
      if (sentence !== null) say(sentence);
      else if (failures === 0) say(`Slack: no start yet (${reason(error)}). I keep trying.`);
      return sentence !== null;
    }
  };
  const goOn = async () => {
    for (let failures = 1; ; failures += 1) {
      await clock.wait(backOffMs(failures), signal).catch(() => undefined);
      if (signal.aborted || (await once(failures))) return;
    }
  };
  // `goOn` never rejects: what fails in it is told and logged.
  if (!(await once(0))) void goOn();
}
