import { holdWhile } from '../../../core/pacing/hold-while.ts';
import type { Desk } from '../desk.ts';

const SPACE = 'slack-press';
/** A double click is over by then. */
const CALM_SECONDS = 3;

/** Does the work of a press unless the same one is in work, or was done a moment ago. */
export async function pressOnce(
  key: string,
  { keyValue, clock }: Pick<Desk, 'keyValue' | 'clock'>,
  work: () => Promise<void>,
): Promise<void> {
  await holdWhile(keyValue, { space: SPACE, key, afterSeconds: CALM_SECONDS }, work, clock.wait);
}
