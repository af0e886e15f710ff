import type { Day, Estimate, Group, HygieneCounts, Label, RollingPath } from './types.ts';

/** What every report about several instruments says of where its numbers come from. */
export interface Provenance {
  /** True when not all legs were read at the same clock: then nothing is ranked. */
  readonly approximate: boolean;
  readonly simulated: boolean;
  readonly stale: boolean;
}

/** One instrument that took part. */
export interface LegSource {
  /** Listing id. */
  readonly id: string;
  readonly instrument: string;
  readonly source: string;
  readonly counts: HygieneCounts;
  /** Exact zero returns on the days used: share of them, and the longest run. Absent where nobody counted. */
  readonly zeroReturns?: { readonly share: number; readonly longestRun: number };
}

/** A name that could not take part, and why, as a clause: `its prices begin on 11 Apr 2023`. */
export interface LeftOut {
  readonly id: string;
  readonly reason: string;
}

/** Two correlations on the same days: `first` minus `second`. */
export interface PairedDifference {
  readonly first: string;
  readonly second: string;
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  readonly p: number;
}

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

/** A dated turning point of the rolling path with the interval of its window. */
export interface TurningPoint extends Estimate {
  readonly day: Day;
}

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
  readonly regimes: readonly { readonly label: Label; readonly from: Day; readonly to: Day }[];
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

/** What `matrix` found. Row i, column j; each pair on its own joint sessions; null is not computable; the diagonal is 1. */
export interface MatrixReport extends Provenance {
  /** Listing ids in the order asked for. */
  readonly names: readonly string[];
  readonly labels: readonly string[];
  readonly values: readonly (readonly (number | null)[])[];
  readonly low: readonly (readonly (number | null)[])[];
  readonly high: readonly (readonly (number | null)[])[];
  readonly n: readonly (readonly number[])[];
  readonly from: Day;
  readonly to: Day;
  readonly sources: readonly LegSource[];
}

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
