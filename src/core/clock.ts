/** Time, passed in so that tests need not wait for it. */
export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Resolves after so many milliseconds; rejects with the signal's reason when it aborts. */
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>;
}

/** How a part waits that knows no time of day. */
export type Wait = Clock['wait'];
