import type { KeyValue } from '../key-value.ts';

/** A holder that was killed at its work is succeeded after so long, and one that lives says so as often. */
const HELD_SECONDS = 30;
const RENEW_MS = 10_000;

/** What is held, and how long after the work is done. */
interface Held {
  readonly space: string;
  readonly key: string;
  readonly afterSeconds: number;
  readonly workspace?: string | undefined;
}

/**
 * Does `work` unless somebody holds the key, in this process or another; false when somebody does. However long the work
 * takes the key is held by claims of half a minute, so that a process that is killed at it leaves nothing closed behind.
 * @param wait resolves after some milliseconds; rejects when the signal aborts
 */
export async function holdWhile(
  keyValue: KeyValue,
  { space, key, afterSeconds, workspace }: Held,
  work: () => Promise<void>,
  wait: (ms: number, signal: AbortSignal) => Promise<void>,
): Promise<boolean> {
  if (!(await keyValue.claim(space, key, { seconds: HELD_SECONDS }))) return false;
  const over = new AbortController();
  const renewing = renew(keyValue, { space, key, workspace }, (ms) => wait(ms, over.signal)).catch(
    // Told that the work is over; or by a store that failed, and then the claim runs out. What is set below tells that.
    () => undefined,
  );
  try {
    await work();
  } finally {
    over.abort();
    await renewing;
    await keyValue.set(space, key, true, { seconds: afterSeconds, workspace });
  }
  return true;
}

async function renew(
  keyValue: KeyValue,
  { space, key, workspace }: Omit<Held, 'afterSeconds'>,
  wait: (ms: number) => Promise<void>,
): Promise<never> {
  for (;;) {
    await wait(RENEW_MS);
    await keyValue.set(space, key, true, { seconds: HELD_SECONDS, workspace });
  }
}
