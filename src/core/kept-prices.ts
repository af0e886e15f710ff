import type { Day, Instrument, RawSeries } from './types.ts';

/** Closes as they are kept in memory and beyond: raw (hygiene applies on reading), and of closed sessions only. */
export interface KeptPrices {
  readonly raw: RawSeries;
  /** `name` of the `PriceSource` that gave them. `raw.source` says it to people and may be finer: one of its exchanges. */
  readonly via: string;
  /** First day that was asked for. A young instrument starts later, and is not asked for its missing past again. */
  readonly askedFrom: Day;
  /** Milliseconds since 1970. */
  readonly fetchedAt: number;
}

/** Port: where closes outlive a restart. Never fails: what can't be read is not there, and why is logged. */
export interface PriceKeeper {
  readonly read: (instrument: Instrument) => Promise<KeptPrices | null>;
  /**
   * Replaces what is kept for the instrument, if anything, unless `mayReplace` says no to it. What can't be written is
   * not kept, and why is logged.
   */
  readonly write: (kept: KeptPrices, mayReplace?: (stored: KeptPrices) => boolean) => Promise<void>;
}
