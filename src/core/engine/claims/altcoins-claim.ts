import type { Estimate, PairedDifference } from '../../reports/estimate.ts';
import type { LeftOut } from '../../reports/sources.ts';
import type { AltcoinEvidence, Claim, Verdict } from '../../reports/study.ts';
import type { Span } from '../../types.ts';
import type { Leg } from '../samples/range-check.ts';
import { clockReason } from './clock-reason.ts';
import { compareOnSharedDays, isAhead, isBehind } from './shared-days.ts';

/** Fewer other coins than this are not "altcoins". */
const LEAST_COINS = 3;

/**
 * Altcoins show it too, bitcoin more: each coin's correlation with small tech, and bitcoin's against it on the days
 * that the two coins share. `bitcoinLink` is bitcoin's correlation over the whole range, of `n` returns.
 */
export function altcoinsClaim(input: {
  readonly bitcoin: Leg;
  readonly smallTech: Leg;
  readonly altcoins: readonly Leg[];
  readonly bitcoinLink: Estimate;
  readonly n: number;
  readonly span: Span;
}): { readonly claim: Claim<AltcoinEvidence>; readonly leftOut: readonly LeftOut[] } {
  const { bitcoin, smallTech, altcoins, bitcoinLink, n, span } = input;
  const { shared, differences, leftOut } = compareOnSharedDays(smallTech, bitcoin, altcoins, span);
  const others = shared.map(({ other, n, second }) => rowOf(other, second.r, second.low, second.high, n));
  const clocks = clockReason([smallTech, bitcoin, ...shared.map(({ other }) => other)]);
  const { value, low, high } = bitcoinLink;
  return {
    leftOut,
    claim: {
      claim: 'Altcoins show it too, bitcoin more.',
      verdict: clocks === null ? altcoinsVerdict(others, differences) : "can't be told apart",
      reason: clocks ?? (others.length < LEAST_COINS ? 'there are too few other coins with prices' : null),
      evidence: {
        rows: [rowOf(bitcoin, value, low, high, n), ...others.sort((a, b) => b.pearson - a.pearson)],
        differences: clocks === null ? differences : [],
      },
    },
  };
}

/**
 * The rule. Does not hold when some coin's interval lies below zero, or when one is closer to small tech than bitcoin
 * (Holm-adjusted p < 0.05). Holds when there are at least three other coins, each with its interval above zero, and
 * bitcoin is closer than every one of them. Else it can't be told: one coin level with bitcoin is enough.
 */
export function altcoinsVerdict(
  others: readonly { readonly low: number; readonly high: number }[],
  differences: readonly PairedDifference[],
): Verdict {
  if (others.some(({ high }) => high < 0) || differences.some(isBehind)) return 'does not hold';
  const showIt = others.length >= LEAST_COINS && others.every(({ low }) => low > 0);
  return showIt && differences.every(isAhead) ? 'holds' : "can't be told apart";
}

function rowOf(
  { listing, series }: Leg,
  pearson: number,
  low: number,
  high: number,
  n: number,
): AltcoinEvidence['rows'][number] {
  const { id, label, group } = listing;
  return { id, label, group, instrument: series.instrument.symbol, pearson, low, high, n };
}
