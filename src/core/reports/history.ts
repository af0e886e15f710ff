import type { Day } from '../types.ts';
import type { Estimate } from './estimate.ts';
import type { Label, Regime, RollingPath, TurningPoint } from './rolling-path.ts';
import type { LegSource, Provenance } from './sources.ts';

/** What `history` found. */
export interface HistoryReport extends Provenance {
  readonly asset: LegSource;
  readonly benchmark: LegSource;
  readonly from: Day;
  readonly to: Day;
  readonly n: number;
  readonly sessions: number;
  readonly pearson: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly rolling: RollingPath;
  /** Ascending by day. */
  readonly peaks: readonly TurningPoint[];
  readonly valleys: readonly TurningPoint[];
  /** Days around which the link changed; correlation before and after (up to the neighbouring breaks). */
  readonly breaks: readonly {
    readonly day: Day;
    readonly p: number;
    readonly before: number;
    readonly after: number;
  }[];
  /** Correlation of the returns of each calendar year; years with fewer than 20 returns are absent. */
  readonly years: readonly ({
    readonly year: number;
    readonly pearson: number;
    readonly n: number;
  } & Omit<Estimate, 'value'>)[];
  /** Shares of the sessions with a label, 0 to 1; they add up to 1. Null when no window is full. */
  readonly shares: Readonly<Record<Label, number>> | null;
  readonly regimes: readonly Regime[];
  readonly today: {
    readonly value: number | null;
    readonly low: number | null;
    readonly high: number | null;
    /** Share of the path below today's value, 0 to 100. */
    readonly percentile: number | null;
    readonly since: Day | null;
    readonly label: Label | null;
    readonly labelSince: Day | null;
  };
}
