import { pairCaveat } from '../pair/pair-caveat.ts';
import type { PairContext } from '../pair/pair-context.ts';

/**
 * The one caveat that a sentence about single readings has room for. Each rests on one window, so timing noise is that
 * of a window; and what one day or the ranks do to the whole range is no matter of a reading.
 */
export function readingCaveat(pair: PairContext): string | null {
  const { report } = pair;
  return pairCaveat({
    ...pair,
    report: { ...report, n: report.rolling.window, without: null, spearman: null },
  });
}
