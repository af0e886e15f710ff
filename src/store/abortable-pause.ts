import { setTimeout as pause } from 'node:timers/promises';

/** Waits. @throws the signal's reason as soon as it aborts */
export async function abortablePause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await pause(ms, undefined, { signal });
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  }
}
