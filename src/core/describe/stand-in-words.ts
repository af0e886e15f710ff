import type { Listing } from '../types.ts';

/** `PSCT (S&P SmallCap 600 tech) stands in for the Russell 2000 Technology index`; null for what is the real thing. */
export function standInClause(listing: Listing, symbol: string): string | null {
  return listing.standIn === undefined
    ? null
    : `${symbol} (${listing.standIn}) stands in for the ${listing.name} index`;
}

/** The same as a sentence that says why. */
export function standInNote(clause: string): string {
  return `${clause}: no free symbol of the index itself is known.`;
}
