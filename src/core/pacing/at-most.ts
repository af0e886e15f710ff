/**
 * Resolves when the work is over, after so many milliseconds at the latest. Rejects when the work does.
 * @param wait resolves after some milliseconds; rejects when the signal aborts
 */
export async function atMost(
  milliseconds: number,
  work: Promise<unknown>,
  wait: (milliseconds: number, signal: AbortSignal) => Promise<void>,
): Promise<void> {
  if (milliseconds <= 0) return;
  const patience = new AbortController();
  const enough = wait(milliseconds, patience.signal).catch(() => undefined);
  await Promise.race([work, enough]).finally(() => patience.abort());
}
