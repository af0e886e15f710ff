import type { SocketModeReceiver } from '@slack/bolt';
import type { Log } from '../../../core/log.ts';
import { reason } from '../post/delivery-error.ts';
import type { Clock } from '../../../core/clock.ts';
import { atMost } from '../../../core/pacing/at-most.ts';
import { backOffMs } from './back-off.ts';
import { refusedSentence } from './start-check.ts';

type Client = SocketModeReceiver['client'];

/** A Socket Mode link that is kept up. */
export interface SocketLink {
  /** Resolves when Slack has said hello. Rejects when it did not. */
  readonly open: () => Promise<void>;
  readonly close: () => Promise<void>;
  /** Why it is down, after it was opened; null while it is up. */
  readonly trouble: () => LinkTrouble | null;
}

/** A link that is being opened again, or that Slack refuses to open. */
export interface LinkTrouble {
  readonly state: 'reconnecting' | 'stopped';
  readonly reason: string;
}

interface Parts {
  readonly clock: Clock;
  readonly log: Log;
  readonly say: (sentence: string) => void;
}

const HELLO_MS = 15_000;
/** A link that ends sooner was no good: the next one may wait. */
const SHORT_LIFE_MS = 10_000;
const GOODBYE_MS = 2_500;

/**
 * Bolt's own way to reconnect ends the process when Slack can't be reached at that moment, so it is switched off and done
 * here: at once after Slack asks for it or the line breaks, then with ever longer pauses. What was not acknowledged Slack
 * sends again over the new link.
 */
export function socketLink(client: Client, { clock: { now, wait }, log, say }: Parts): SocketLink {
  const lifetime = new AbortController();
  let connecting = false;
  let openedAt = 0;
  let shortLives = 0;
  let trouble: LinkTrouble | null = null;

  const open = async () => {
    connecting = true;
    try {
      const overdue = new AbortController();
      const late = wait(HELLO_MS, overdue.signal).then(() => {
        throw new Error('no hello');
      });
      // Whichever of the two is left over ends on its own and is of no interest.
      late.catch(() => undefined);
      await Promise.race([client.start(), late]).finally(() => overdue.abort());
      openedAt = now();
      trouble = null;
    } finally {
      connecting = false;
    }
  };

  const pause = (failures: number) => wait(backOffMs(failures), lifetime.signal).catch(() => undefined);

  const reopen = async () => {
    shortLives = now() - openedAt < SHORT_LIFE_MS ? shortLives + 1 : 0;
    // At once the first time; a link that Slack ends again and again must not be opened again and again.
    if (shortLives > 1) await pause(shortLives - 1);
    for (let failures = 0; !lifetime.signal.aborted;) {
      try {
        await open();
        if (failures > 0) say('Slack: the link is up again.');
        return;
      } catch (error) {
        failures += 1;
        log.warn({ event: 'slack-link-failed', failures, err: error });
        const refused = refusedSentence(error);
        trouble = { state: refused === null ? 'reconnecting' : 'stopped', reason: refused ?? reason(error) };
        if (refused !== null) {
          say(refused);
          return;
        }
        if (failures === 1) say(`Slack: the link is down (${reason(error)}). I keep trying.`);
        await pause(failures);
      }
    }
  };

  client.on('disconnected', () => {
    if (connecting || lifetime.signal.aborted) return;
    log.info({ event: 'slack-link-lost' });
    trouble = { state: 'reconnecting', reason: 'the link broke' };
    // `reopen` tells and logs its failures and never rejects.
    void reopen();
  });

  return {
    open,
    trouble: () => trouble,
    close: async () => {
      lifetime.abort();
      await atMost(GOODBYE_MS, client.disconnect(), wait);
    },
  };
}
