import type { SocketModeReceiver } from '@slack/bolt';
import { reason } from '../post/slack-errors.ts';
import type { SlackLog, Wait } from '../desk.ts';
import { backOffMs } from './back-off.ts';
import { refusedToken } from './start-check.ts';

type Client = SocketModeReceiver['client'];

/** A Socket Mode link that is kept up. */
export interface SocketLink {
  /** Resolves when Slack has said hello. Rejects when it did not. */
  readonly open: () => Promise<void>;
  readonly close: () => Promise<void>;
}

interface Parts {
  readonly wait: Wait;
  readonly log: SlackLog;
  readonly tell: (sentence: string) => void;
}

const HELLO_MS = 15_000;
const GOODBYE_MS = 2_500;

/**
 * Bolt's own way to reconnect ends the process when Slack can't be reached at that moment, so it is switched off and done
 * here: at once after Slack asks for it or the line breaks, then with ever longer pauses. What was not acknowledged Slack
 * sends again over the new link.
 */
export function socketLink(client: Client, { wait, log, tell }: Parts): SocketLink {
  const lifetime = new AbortController();
  let connecting = false;

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
    } finally {
      connecting = false;
    }
  };

  const reopen = async () => {
    for (let failures = 0; !lifetime.signal.aborted;) {
      try {
        await open();
        if (failures > 0) tell('Slack: the link is up again.');
        return;
      } catch (error) {
        failures += 1;
        log.warn({ event: 'slack-link-failed', failures, err: error });
        const refused = refusedToken(error);
        if (refused !== null) {
          tell(refused);
          return;
        }
        const pause = backOffMs(failures);
        if (failures === 1) tell(`Slack: the link is down (${reason(error)}). I keep trying.`);
        await wait(pause, lifetime.signal).catch(() => undefined);
      }
    }
  };

  client.on('disconnected', () => {
    if (connecting || lifetime.signal.aborted) return;
    log.info({ event: 'slack-link-lost' });
    // `reopen` tells and logs its failures and never rejects.
    void reopen();
  });

  return {
    open,
    close: async () => {
      lifetime.abort();
      const patience = new AbortController();
      const enough = wait(GOODBYE_MS, patience.signal).catch(() => undefined);
      await Promise.race([client.disconnect(), enough]).finally(() => patience.abort());
    },
  };
}
