import type { Listing, Reply } from '../../types.ts';
import type { PairContext } from '../pair/pair-context.ts';

/** What a deeper view adds to the words of its pair. */
export interface ViewWords {
  /** For the lead, in the place of what changed: without capital and full stop. */
  readonly clause: string;
  readonly facts: Reply['facts'];
  readonly notes: readonly string[];
  readonly table?: NonNullable<Reply['table']>;
}

/** A pair with the listings of its broad markets. */
export interface ViewContext extends PairContext {
  readonly controls: readonly Listing[];
}
