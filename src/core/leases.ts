/** Port: what only one replica should do at a time. */
export interface Leases {
  /**
   * Does `work` while nobody else, in this process or another, holds `key`; waits for its turn until then. The lease of
   * a holder that has died runs out, and the next one takes over.
   * @throws what `work` throws; the signal's reason when it aborts while waiting
   */
  readonly withLease: <T>(
    key: string,
    work: (lease: Lease) => Promise<T>,
    signal?: AbortSignal,
  ) => Promise<T>;
}

/** A key that is held. */
export interface Lease {
  /** False when this process stood still so long that another one took over. To be asked before a write. */
  readonly holds: () => Promise<boolean>;
}
