import { isConstant, momentsOf } from '../numbers/moments.ts';
import { columnsOf } from './view-input.ts';
import type { ViewInput } from './view-input.ts';

/** The slope of the asset on the benchmark and what it comes from: beta = correlation x ratio of the volatilities. */
export interface BetaView {
  readonly kind: 'beta';
  readonly beta: number;
  readonly low: number;
  readonly high: number;
  readonly r2: number;
  /** Standard deviation (n - 1) of the log returns, per day or week. */
  readonly volatility: { readonly asset: number; readonly benchmark: number };
}

/** Null when the report has no slope with an interval. */
export function betaView(input: ViewInput): BetaView | null {
  const { beta, betaLow: low, betaHigh: high, r2, n } = input.report;
  const { asset, benchmark } = columnsOf(input);
  const { sxx, syy } = momentsOf(asset, benchmark);
  if (beta === null || low === null || high === null || r2 === null || isConstant(syy, n)) return null;
  const volatility = { asset: Math.sqrt(sxx / (n - 1)), benchmark: Math.sqrt(syy / (n - 1)) };
  return { kind: 'beta', beta, low, high, r2, volatility };
}
