/** Whom requests are sent to, and how many may be. */
export interface RequestRate {
  /** `Yahoo`, `Coinbase`. */
  readonly source: string;
  readonly perSecond: number;
  /** How many may go at once after a quiet time. */
  readonly burst: number;
}

/** Port: how often a price source is asked, counted over all replicas. */
export interface RequestBudget {
  /**
   * Waits until one more request may be sent.
   * @throws SourceError `unavailable` when the source wants to be left alone, or too many wait already; the signal's
   * reason on abort
   */
  readonly take: (rate: RequestRate, signal?: AbortSignal) => Promise<void>;
  /** The source said "slow down": nobody asks it before that time has passed, a minute when it did not say. */
  readonly block: (source: string, retryAfterMs: number | undefined) => Promise<void>;
}
