import type { Day, Group } from '../types.ts';
import type { PairedDifference } from './estimate.ts';
import type { LeftOut, LegSource, Provenance } from './sources.ts';

/** One line of a ranking. */
export interface RankRow {
  /** Listing id. */
  readonly id: string;
  readonly label: string;
  readonly group: Group;
  readonly instrument: string;
  readonly pearson: number;
  readonly low: number;
  readonly high: number;
  readonly n: number;
  /** In the group that can't be told from the best (95% multiple comparisons with the best). */
  readonly tiedForTop: boolean;
}

/** What `rank` and `alts` found: one fixed leg, many others, all on one common sample. */
export interface RankReport extends Provenance {
  /** Which leg is fixed: `rank` fixes the asset, `alts` the benchmark. */
  readonly fixed: LegSource;
  /** Highest correlation first. */
  readonly rows: readonly RankRow[];
  /** The joint returns that every row uses. */
  readonly common: { readonly from: Day; readonly to: Day; readonly n: number; readonly sessions: number };
  readonly leftOut: readonly LeftOut[];
  /** The paired comparison when exactly two were named, first named minus second; else null. */
  readonly pair: PairedDifference | null;
  /** `alts` only: bitcoin minus each other coin, p adjusted by Holm over the list; empty in `rank`. */
  readonly ahead: readonly PairedDifference[];
  readonly sources: readonly LegSource[];
}
