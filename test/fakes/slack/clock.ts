/** Time as the fake sees it: re-sends after 3 s, triggers of 3 s, response URLs of 30 min, pings. */
export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Runs something later; the answer calls it off. */
  readonly after: (milliseconds: number, run: () => void) => () => void;
}

/** The machine's own. */
export const realClock: Clock = {
  now: () => Date.now(),
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    timer.unref();
    return () => clearTimeout(timer);
  },
};

export interface ManualClock extends Clock {
  /** Moves the time on and runs what falls due on the way, in order. */
  readonly advance: (milliseconds: number) => void;
}

/** A clock that stands still until it is told to move. */
export function manualClock(startMs: number): ManualClock {
  let now = startMs;
  const due = new Map<() => void, number>();
  const next = (untilMs: number) =>
    [...due].filter(([, at]) => at <= untilMs).toSorted(([, a], [, b]) => a - b)[0];
  return {
    now: () => now,
    after: (milliseconds, run) => {
      const once = () => run();
      due.set(once, now + milliseconds);
      return () => void due.delete(once);
    },
    advance: (milliseconds) => {
      const untilMs = now + milliseconds;
      for (let entry = next(untilMs); entry !== undefined; entry = next(untilMs)) {
        const [run, at] = entry;
        due.delete(run);
        now = at;
        run();
      }
      now = untilMs;
    },
  };
}
