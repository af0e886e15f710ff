import type { KeyValue } from '../../../core/key-value.ts';
import type { SlackLog } from '../desk.ts';

const SPACE = 'slack-handled';
/** Slack sends an event again after a minute and after five; replicas and restarts must know it by then. */
const HANDLED_SECONDS = 15 * 60;

/** True for exactly one of all who ask for a key within fifteen minutes, on all replicas together. */
export type FirstOf = (key: string) => Promise<boolean>;

/** When the store can't be asked, an answer too many is better than none. */
export function createFirstOf(keyValue: KeyValue, log: SlackLog): FirstOf {
  return async (key) => {
    try {
      return await keyValue.claim(SPACE, key, { seconds: HANDLED_SECONDS });
    } catch (error) {
      log.error({ event: 'slack-claim-failed', key, err: error });
      return true;
    }
  };
}
