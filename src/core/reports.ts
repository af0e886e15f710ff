import type { Day, Group, HygieneCounts } from './types.ts';

/** A point estimate with its 95% interval. */
export interface Estimate {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** `coupled`, `decoupled` and `inverse` come from the interval and hold five sessions; before any of them, `unclear`. */
export type Label = 'coupled' | 'decoupled' | 'inverse' | 'unclear';

/** The rolling correlation: index i is the window that ends on `days[i]`; null where it can't be computed. */
export interface RollingPath {
  readonly window: number;
  readonly days: readonly Day[];
  readonly values: readonly (number | null)[];
  readonly low: readonly (number | null)[];
  readonly high: readonly (number | null)[];
}

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
  readonly regimes: readonly { readonly label: Label; readonly from: Day; readonly to: Day }[];
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
  /** Exact zero returns in the range: share of n, and the longest run of them. A sign of stale or thin quotes. */
  readonly zeroReturns: {
    readonly asset: { readonly share: number; readonly longestRun: number };
    readonly benchmark: { readonly share: number; readonly longestRun: number };
  };
  readonly counts: { readonly asset: HygieneCounts; readonly benchmark: HygieneCounts };
}

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
