import type { Day } from '../types.ts';
import type { Estimate, PairedDifference } from './estimate.ts';
import type { TurningPoint } from './rolling-path.ts';
import type { RankRow } from './rank.ts';
import type { LeftOut, LegSource, Provenance } from './sources.ts';

/** What a test of a claim came to. Nothing else is ever said. */
export type Verdict = 'holds' | 'does not hold' | "can't be told apart";

/** One of the note's claims with its verdict and the numbers behind it (plain JSON, documented in docs/json.md). */
export interface Claim<Evidence extends object = object> {
  readonly claim: string;
  readonly verdict: Verdict;
  /** What keeps the numbers from deciding, as a clause: `SOL/USD was read at midnight UTC`; null when they decide. */
  readonly reason: string | null;
  readonly evidence: Evidence;
}

export interface SectorEvidence {
  /** Small-cap and large-cap sectors, highest first. */
  readonly rows: readonly RankRow[];
}

export interface SizeEvidence {
  readonly smallTech: Estimate;
  /** The large ones, each over the days it shares: n of them from `from` on. */
  readonly rows: readonly (Estimate & {
    readonly id: string;
    readonly label: string;
    readonly n: number;
    readonly from: Day;
  })[];
  /** Small tech minus each large one on the days of that one's row, p adjusted by Holm; empty when clocks differ. */
  readonly differences: readonly PairedDifference[];
}

export interface AltcoinEvidence {
  /** Bitcoin first, then the others, highest first, each over the days it shares: they are not ranked together. */
  readonly rows: readonly Omit<RankRow, 'tiedForTop'>[];
  /** Bitcoin minus each other coin on the days of that one's row, p adjusted by Holm; empty when clocks differ. */
  readonly differences: readonly PairedDifference[];
}

export interface PandemicEvidence {
  readonly window: number;
  readonly since: Day;
  readonly days: readonly Day[];
  readonly values: readonly (number | null)[];
  /** Share of windows above zero, 0 to 1; null when none ends in the range. */
  readonly share: number | null;
  readonly lowest: TurningPoint | null;
  /** Where the link to bitcoin rose around the pandemic, if a break is found. */
  readonly breakDay: Day | null;
}

export interface BigMovesEvidence {
  readonly days: readonly Day[];
  readonly correlation: readonly (number | null)[];
  /** Size of the benchmark's 63-session move, |log|, and its volatility a day. */
  readonly move: readonly (number | null)[];
  readonly volatility: readonly (number | null)[];
  /** Windows that share no day: what the intervals below count as points. */
  readonly windows: number;
  /** How the correlation goes together with either; null when there are too few windows. */
  readonly withMove: Estimate | null;
  readonly withVolatility: Estimate | null;
  readonly bigYears: readonly string[];
  readonly meanBig: number | null;
  readonly meanOther: number | null;
  readonly difference: (Estimate & { readonly p: number }) | null;
}

/** What `study` found: five claims in the order of the note. */
export interface StudyReport extends Provenance {
  readonly claims: readonly [
    Claim<SectorEvidence>,
    Claim<SizeEvidence>,
    Claim<AltcoinEvidence>,
    Claim<PandemicEvidence>,
    Claim<BigMovesEvidence>,
  ];
  readonly from: Day;
  readonly to: Day;
  readonly n: number;
  readonly standIn: { readonly instrument: string; readonly name: string } | null;
  readonly leftOut: readonly LeftOut[];
  readonly sources: readonly LegSource[];
}
