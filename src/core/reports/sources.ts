import type { HygieneCounts } from '../types.ts';

/** What every report about several instruments says of where its numbers come from. */
export interface Provenance {
  /** True when not all legs were read at the same clock: then nothing is ranked. */
  readonly approximate: boolean;
  readonly simulated: boolean;
  readonly stale: boolean;
}

/** How many returns of a leg are exactly zero: the mark of stale or thin quotes. */
export interface ZeroReturns {
  /** 0 to 1, of all returns. */
  readonly share: number;
  readonly longestRun: number;
}

/** One instrument that took part. */
export interface LegSource {
  /** Listing id. */
  readonly id: string;
  readonly instrument: string;
  readonly source: string;
  readonly counts: HygieneCounts;
  /** On the days used; absent where nobody counted. */
  readonly zeroReturns?: ZeroReturns;
}

/** A name that could not take part, and why, as a clause: `its prices begin on 11 Apr 2023`. */
export interface LeftOut {
  readonly id: string;
  readonly reason: string;
}
