import type { MatrixContext } from './matrix-context.ts';
import { standInClause, timingNoise } from '../pair/pair-caveat.ts';
import { listed } from '../listed.ts';

/** The one caveat the lead has room for, the gravest first: different clocks, stale prices, a stand-in. */
export function matrixCaveat({ report, legs, sessions }: MatrixContext): string | null {
  if (report.approximate) {
    const which = legs.length === 2 ? 'take it as approximate' : 'pairs with the others are approximate';
    return `${atUtcClose(legs)} read at the UTC close, so ${which}, ±${timingNoise(sessions)}`;
  }
  if (report.stale) return 'some prices are older than they should be, because their source did not answer';
  const standIns = legs.flatMap(
    ({ listing, series }) => standInClause(listing, series.instrument.symbol) ?? [],
  );
  return standIns[0] ?? null;
}

/** `ETH/USD and SOL/USD are`, for a sentence to go on with. */
export function atUtcClose(legs: MatrixContext['legs']): string {
  const symbols = legs.flatMap(({ series: { clock, instrument } }) =>
    clock === 'utc-close' ? [instrument.symbol] : [],
  );
  return `${listed(symbols)} ${symbols.length === 1 ? 'is' : 'are'}`;
}
