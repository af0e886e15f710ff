import type { KeyValue } from '../../../core/key-value.ts';

const SPACE = 'slack-handled';
/** Slack sends an event again after a minute and after five; replicas and restarts must know it by then. */
const HANDLED_SECONDS = 15 * 60;

/** True for exactly one of all who ask for a key within fifteen minutes, on all replicas together. */
export type FirstOf = (key: string) => Promise<boolean>;

/** `keyValue` grants what it can't look up: an answer too many is better than none. */
export function createFirstOf(keyValue: KeyValue): FirstOf {
  return (key) => keyValue.claim(SPACE, key, { seconds: HANDLED_SECONDS });
}
