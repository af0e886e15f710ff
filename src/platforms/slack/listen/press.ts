import type { KeyValue } from '../../../core/key-value.ts';

const SPACE = 'slack-press';
/** Longer than any answer takes. */
const HELD_SECONDS = 600;
/** A double click is over by then. */
const CALM_SECONDS = 3;

/** Does the work of a press unless the same one is in work, or was done a moment ago. */
export async function pressOnce(key: string, keyValue: KeyValue, work: () => Promise<void>): Promise<void> {
  if (!(await keyValue.claim(SPACE, key, { seconds: HELD_SECONDS }))) return;
  try {
    await work();
  } finally {
    await keyValue.set(SPACE, key, true, { seconds: CALM_SECONDS });
  }
}
