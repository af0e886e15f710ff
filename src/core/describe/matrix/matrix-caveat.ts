import type { MatrixContext } from './matrix-context.ts';
import { STALE_CLAUSE } from '../leg-notes.ts';
import { standInClause } from '../stand-in-words.ts';
import { atUtcClose, timingNoise } from '../utc-close-words.ts';

/** The one caveat the lead has room for, the gravest first: different clocks, stale prices, a stand-in. */
export function matrixCaveat({ report, legs, sessions }: MatrixContext): string | null {
  if (report.approximate) {
    const which = legs.length === 2 ? 'take it as approximate' : 'pairs with the others are approximate';
    return `${atUtcClose(legs.map(({ series }) => series))} read at the UTC close, so ${which}, ±${timingNoise(sessions)}`;
  }
  if (report.stale) return STALE_CLAUSE;
  const standIns = legs.flatMap(
    ({ listing, series }) => standInClause(listing, series.instrument.symbol) ?? [],
  );
  return standIns[0] ?? null;
}
