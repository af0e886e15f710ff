/** Longer than anything that a test waits for; shorter than the test's own limit. */
const PATIENCE_MS = 10_000;

/** What is not there yet. */
type Absent = undefined | null | false;

export interface Waiting {
  /** Looks again, for all who wait. */
  readonly changed: () => void;
  readonly until: <Value>(what: () => string, look: () => Value | Absent) => Promise<Value>;
}

/** Waiting for something to come about without asking again and again. */
export function createWaiting(): Waiting {
  const waiters = new Set<() => void>();
  return {
    changed: () => {
      for (const look of waiters) look();
    },
    until: <Value>(what: () => string, look: () => Value | Absent) =>
      new Promise<Value>((resolve, reject) => {
        const end = () => {
          clearTimeout(timer);
          waiters.delete(check);
        };
        const check = () => {
          try {
            const found = look();
            if (found === undefined || found === null || found === false) return;
            end();
            resolve(found);
          } catch (error) {
            end();
            reject(error instanceof Error ? error : new Error(String(error)));
          }
        };
        const timer = setTimeout(() => {
          end();
          reject(new Error(`Waited in vain for ${what()}.`));
        }, PATIENCE_MS);
        waiters.add(check);
        check();
      }),
  };
}
