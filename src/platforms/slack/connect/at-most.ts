import type { Wait } from '../desk.ts';

/** Resolves when the work is over, after so many milliseconds at the latest. Rejects when the work does. */
export async function atMost(milliseconds: number, work: Promise<unknown>, wait: Wait): Promise<void> {
  const patience = new AbortController();
  const enough = wait(milliseconds, patience.signal).catch(() => undefined);
  await Promise.race([work, enough]).finally(() => patience.abort());
}
