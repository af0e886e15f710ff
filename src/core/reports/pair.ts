import type { Day, HygieneCounts } from '../types.ts';
import type { Estimate } from './estimate.ts';
import type { Label, Regime, RollingPath } from './rolling-path.ts';
import type { ZeroReturns } from './sources.ts';

/** What one return covers: from close to close, or from the last close of a week to that of the next. */
export type Frequency = 'daily' | 'weekly';

/** The statistic that an answer about a pair leads with. */
export type Method = 'pearson' | 'spearman' | 'kendall' | 'ewma';

/**
 * Everything `corr` found about one pair. Numbers only; null is "not computable", and a note says why.
 * In a weekly report everything that counts returns counts weeks: `n`, `sessions`, windows and what lies before them.
 */
export interface PairReport {
  readonly asset: string;
  readonly benchmark: string;
  readonly instruments: { readonly asset: string; readonly benchmark: string };
  readonly sources: { readonly asset: string; readonly benchmark: string };
  /** True when the two legs were not read at the same clock. */
  readonly approximate: boolean;
  /** True when any leg is from the simulated market. */
  readonly simulated: boolean;
  /** True when any leg is older than it should be, because its source failed. */
  readonly stale: boolean;
  /** First and last return day. */
  readonly from: Day;
  readonly to: Day;
  /** Joint returns used, and the sessions that the range holds. */
  readonly n: number;
  readonly sessions: number;
  readonly frequency: Frequency;
  readonly method: Method;
  /** The statistic of `method` with its 95% interval; an EWMA has none. The other fields hold whatever the method is. */
  readonly headline: {
    readonly value: number | null;
    readonly low: number | null;
    readonly high: number | null;
  };
  readonly pearson: number | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Two-sided p-value of "no correlation" from the jackknife. */
  readonly p: number | null;
  readonly spearman: number | null;
  readonly spearmanLow: number | null;
  readonly spearmanHigh: number | null;
  /** Slope of the asset's log return on the benchmark's. */
  readonly beta: number | null;
  readonly betaLow: number | null;
  readonly betaHigh: number | null;
  readonly r2: number | null;
  /** The correlation without the single most influential day. */
  readonly without: { readonly day: Day; readonly pearson: number; readonly material: boolean } | null;
  readonly rolling: RollingPath;
  /** The last window against the 252 sessions before it (disjoint). */
  readonly change: {
    readonly before: number;
    readonly now: number;
    readonly t: number;
    readonly material: boolean;
  } | null;
  /** Share of the rolling history that lies below its last value, 0 to 100, with the history's first day. */
  readonly percentile: number | null;
  readonly percentileSince: Day | null;
  /** Today's label, since when, and whether today's window no longer says so by itself; a weekly report has none. */
  readonly label: Label | null;
  readonly labelSince: Day | null;
  readonly fading: boolean;
  /** The labels over `rolling.days`, as runs: for the shading of the chart. */
  readonly regimes: readonly Regime[];
  /** Correlation left after the broad market is removed from both legs. */
  readonly partial: ({ readonly control: string } & Estimate) | null;
  /** The same asset against the broad market on the same days; `difference` is pearson minus theirs. */
  readonly versus: {
    readonly benchmark: string;
    readonly pearson: number;
    readonly difference: number;
    readonly low: number;
    readonly high: number;
    readonly p: number;
  } | null;
  /** Both legs over the range, 100 on the close before the first return. */
  readonly rebased: {
    readonly days: readonly Day[];
    readonly asset: readonly number[];
    readonly benchmark: readonly number[];
  };
  /** Of the daily returns in the range, also in a weekly report. */
  readonly zeroReturns: {
    readonly asset: ZeroReturns;
    readonly benchmark: ZeroReturns;
  };
  readonly counts: { readonly asset: HygieneCounts; readonly benchmark: HygieneCounts };
}
