import type { Day, Instrument } from '../../core/types.ts';

/** How much a source has of an instrument. */
export interface Reach {
  /** Who has it: `Yahoo`, `Coinbase`. */
  readonly source: string;
  readonly first: Day;
  readonly last: Day;
  /** Closes of New York sessions from the first to the last. */
  readonly closes: number;
  /** False where they were not fetched: then it is the sessions in between, of which some may be missing. */
  readonly counted: boolean;
  /** Sessions that the last close is behind the last one that can be had. */
  readonly behind: number;
}

/** A source that can be tried alone. */
export interface Candidate {
  readonly source: string;
  readonly covers: (instrument: Instrument) => boolean;
  /** Rejects with a `SourceError`, or the signal's reason. */
  readonly reach: (instrument: Instrument, signal: AbortSignal) => Promise<Reach>;
}
