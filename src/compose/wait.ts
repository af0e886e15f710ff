import { setTimeout as pause } from 'node:timers/promises';

/** Resolves after so many milliseconds; rejects when the signal aborts. */
export async function wait(ms: number, signal?: AbortSignal): Promise<void> {
  await pause(ms, undefined, signal === undefined ? {} : { signal });
}
