/** How often something is looked at that changes outside the fake, in milliseconds. */
const LOOK_MS = 20;

/** Looks again whenever something happened, until there is something to see. */
export interface Waiting {
  /**
   * What `look` gives as soon as it is neither null, undefined nor false. Rejects when `look` throws, or with `what` in
   * its words after `patienceMs` of real time (5 s unless given).
   */
  readonly until: <Found>(
    look: () => Found | null | undefined | false,
    what: string,
    patienceMs?: number,
  ) => Promise<Found>;
  /** Something happened. */
  readonly changed: () => void;
}

export function createWaiting(): Waiting {
  const looks = new Set<() => void>();
  return {
    until: <Found>(look: () => Found | null | undefined | false, what: string, patienceMs = 5_000) => {
      const { promise, resolve, reject } = Promise.withResolvers<Found>();
      const giveUp = () => reject(new Error(`There was no ${what} in ${patienceMs} ms.`));
      const timer = setTimeout(giveUp, patienceMs);
      const attempt = () => {
        try {
          const found = look();
          if (found !== null && found !== undefined && found !== false) resolve(found);
        } catch (error) {
          reject(error);
        }
      };
      const regularly = setInterval(attempt, LOOK_MS);
      looks.add(attempt);
      attempt();
      return promise.finally(() => {
        clearTimeout(timer);
        clearInterval(regularly);
        looks.delete(attempt);
      });
    },
    changed: () => [...looks].forEach((look) => look()),
  };
}
