/** How often each of many may do something. */
export interface RateLimit {
  /** Milliseconds until that one may do it once more; 0 when it may now. Nothing is counted. */
  readonly waitMs: (who: string) => number;
  /** Counts one more, or a part of one; a negative part is given back. */
  readonly count: (who: string, times?: number) => void;
}

const MINUTE_MS = 60_000;
/** Of more than that, who came longest ago is forgotten: what one can make somebody remember has an end. */
const MOST_KNOWN = 10_000;

/**
 * So many times a minute for each: all of them at once, and then one whenever its part of a minute has passed (the
 * generic cell rate algorithm, ITU-T I.371). What is known of one is a single number, until when all that it did is
 * paid for; who did nothing for a minute is forgotten. `now`: milliseconds on a clock that goes forward.
 */
export function rateLimit(perMinute: number, now: () => number, mostKnown = MOST_KNOWN): RateLimit {
  const onceMs = MINUTE_MS / perMinute;
  const paidUntil = new Map<string, number>();
  const untilOf = (who: string) => Math.max(now(), paidUntil.get(who) ?? 0);
  const makeRoom = () => {
    if (paidUntil.size < mostKnown) return;
    for (const [who, until] of paidUntil) if (until <= now()) paidUntil.delete(who);
    for (const who of paidUntil.keys()) {
      if (paidUntil.size < mostKnown) break;
      paidUntil.delete(who);
    }
  };
  return {
    // A hair more than a minute is the rounding of so many parts.
    waitMs: (who) => Math.max(0, Math.floor(untilOf(who) + onceMs - now() - MINUTE_MS)),
    count: (who, times = 1) => {
      const until = untilOf(who) + times * onceMs;
      // Behind all others: those in front came longest ago.
      paidUntil.delete(who);
      makeRoom();
      paidUntil.set(who, until);
    },
  };
}
