import type { Estimate, PairedDifference } from '../../reports/estimate.ts';
import type { LeftOut } from '../../reports/sources.ts';
import type { Claim, SizeEvidence, Verdict } from '../../reports/study.ts';
import type { Span } from '../../types.ts';
import type { Leg } from '../samples/range-check.ts';
import { clockReason } from './clock-reason.ts';
import { compareOnSharedDays, isAhead, isBehind } from './shared-days.ts';

/** What small tech is held against. */
export const LARGE_TECH: readonly string[] = ['ndx', 'sp500-tech', 'mag7'];
/** Without these two nothing is settled; the Magnificent Seven's fund is young, so it may be missing. */
const NEEDED: readonly string[] = ['ndx', 'sp500-tech'];

/**
 * Small tech rather than the largest tech: bitcoin's correlation with small tech against that with each large one, on
 * the days that each shares. `smallTechLink` is the correlation over the whole range.
 */
export function sizeClaim(input: {
  readonly bitcoin: Leg;
  readonly smallTech: Leg;
  readonly largeTech: readonly Leg[];
  readonly smallTechLink: Estimate;
  readonly span: Span;
}): { readonly claim: Claim<SizeEvidence>; readonly leftOut: readonly LeftOut[] } {
  const { bitcoin, smallTech, largeTech, smallTechLink, span } = input;
  const { shared, differences, leftOut } = compareOnSharedDays(bitcoin, smallTech, largeTech, span);
  const clocks = clockReason([bitcoin, smallTech, ...shared.map(({ other }) => other)]);
  return {
    leftOut,
    claim: {
      claim: 'Bitcoin moves with small tech rather than with the largest tech.',
      verdict: clocks === null ? sizeVerdict(differences) : "can't be told apart",
      reason: clocks ?? missingReason(differences),
      evidence: {
        smallTech: smallTechLink,
        rows: shared.map(({ other, from, n, second }) => ({
          id: other.listing.id,
          label: other.listing.label,
          value: second.r,
          low: second.low,
          high: second.high,
          n,
          from,
        })),
        differences: clocks === null ? differences : [],
      },
    },
  };
}

/**
 * The rule. Does not hold when bitcoin is closer to any large one (Holm-adjusted p < 0.05); holds when it is closer to
 * small tech than to every one, the Nasdaq-100 and the large-cap tech sector among them; else it can't be told.
 */
export function sizeVerdict(differences: readonly PairedDifference[]): Verdict {
  if (differences.some(isBehind)) return 'does not hold';
  return missingReason(differences) === null && differences.every(isAhead) ? 'holds' : "can't be told apart";
}

function missingReason(differences: readonly PairedDifference[]): string | null {
  const isMissing = NEEDED.some((id) => differences.every(({ second }) => second !== id));
  return isMissing ? 'the Nasdaq-100 or the large-cap tech sector is missing' : null;
}
