/**
 * The shapes that pass through the house, in the order in which they pass:
 * a line becomes a `Query`, prices become a `Series`, both become a `Report`, and a `Report` becomes a `Reply`.
 * The ports (`PriceSource`, `Command`, `Platform`) are what the folders around the core implement.
 */

import type { Checkup } from './checkup/checkup.ts';
import type { Caller, Target } from './people.ts';
import type { PlatformHealth } from './platform-health.ts';
import type { HistoryReport, MatrixReport, RankReport, StudyReport } from './reports.ts';
import type { Gist } from './orders/daily-post.ts';
import type { Schedule } from './orders/schedule.ts';
import type { CacheState } from './telemetry.ts';

/** A New York trading session, `YYYY-MM-DD`. */
export type Day = string;

// ---------------------------------------------------------------- names

/** Something that has prices: an exchange pair (`BTC/USD`, trades around the clock) or a Yahoo symbol (`PSCT`, `^VIX`). */
export interface Instrument {
  readonly symbol: string;
  readonly market: 'NYSE' | '24/7';
}

/** Where a name belongs; `rank` and the charts tell small caps and large caps apart by it. */
export type Group = 'coin' | 'small-cap' | 'large-cap' | 'broad' | 'theme' | 'other';

/** A name people may type, and what stands for it. */
export interface Listing {
  /** Canonical name, lower case: `btc`, `r2k-tech`, or a raw symbol such as `mstr`, `pepe/usdt`, `^ixic`. */
  readonly id: string;
  /** As a sentence says it: `BTC`, `small-cap tech`, `Nasdaq-100`. */
  readonly label: string;
  /** In full: `Bitcoin`, `Russell 2000 Technology`. */
  readonly name: string;
  readonly group: Group;
  /** Spoken forms, lower case: `bitcoin`, `small tech`. */
  readonly aliases: readonly string[];
  /** What can stand for it, first choice first. Never empty. */
  readonly instruments: readonly Instrument[];
  /** One sentence on what it is. */
  readonly about: string;
  /** Set when the instrument is only a stand-in: what is really being traded, `S&P SmallCap 600 tech`. */
  readonly standIn?: string;
  /** True when the basket is known to hold bitcoin miners or treasury companies, so part of the link is circular. */
  readonly holdsCryptoStocks?: boolean;
}

// ---------------------------------------------------------------- Query

/**
 * The days a question is about. `text` is the canonical spelling (`1y`, `2020..2022`).
 * `sessions` counts returns ending at the as-of session; the others hold the returns whose last day lies inside.
 */
export type Range =
  | { readonly kind: 'sessions'; readonly text: string; readonly sessions: number }
  | { readonly kind: 'calendar'; readonly text: string; readonly from: Day; readonly to: Day | null }
  | { readonly kind: 'ytd'; readonly text: 'ytd' }
  | { readonly kind: 'max'; readonly text: 'max' };

/** What was asked, fully resolved: defaults filled in, names canonical. `format(query)` is its canonical line. */
export interface Query {
  readonly command: string;
  /** Listing ids. */
  readonly assets: readonly string[];
  /** Listing ids. */
  readonly benchmarks: readonly string[];
  readonly range: Range;
  /** Length of the rolling window, in sessions; in weeks with `freq=weekly`. */
  readonly window: number;
  /** Values of the command's `choice` options by name, defaults filled in: `{ method: 'spearman' }`. */
  readonly choices: Readonly<Record<string, string>>;
  /** Free words of `help`, `symbols`, `about`, `daily` and `alert`; empty elsewhere. */
  readonly text: string;
}

// ---------------------------------------------------------------- Series

/** How often each hygiene rule fired (docs/statistics.md, "Hygiene"). Every one that fired is shown. */
export interface HygieneCounts {
  /** Rows that could not be read: no date, no number, wrong number of cells. */
  malformed: number;
  /** Null, NaN, zero or negative closes. */
  badPrice: number;
  /** Repeated days with the same close. */
  duplicate: number;
  /** Repeated days with another close; the later row was kept. */
  conflicting: number;
  /** Rows that stood before an earlier day. */
  unsorted: number;
  /** Days after the as-of session. */
  future: number;
  /** Days on which New York did not trade (not counted for coins, which always trade). */
  offCalendar: number;
  /** A session that was not over (close + 20 minutes) when it was fetched. */
  unfinished: number;
  /** Closes that jumped more than 12 robust deviations and came back within the next session. */
  badTick: number;
  /** Jumps by about a split ratio: a split that the source has not adjusted. */
  split: number;
  /** Sessions for which no hourly candle closed within two hours of the New York close. */
  missingCandle: number;
}

/** Which clock the closes were read on. A coin at the `utc-close` is up to four hours off a stock's close. */
export type Clock = 'new-york-close' | 'utc-close';

/** Closes as a source has them: possibly unsorted, repeated, NaN. Only `clean()` (src/prices/hygiene.ts) reads it. */
export interface RawSeries {
  readonly instrument: Instrument;
  readonly days: readonly Day[];
  readonly closes: readonly number[];
  /** Who the prices came from, as said in the reply: `Yahoo`, `Coinbase`, `files`, `simulated`. */
  readonly source: string;
  readonly clock: Clock;
  /** What the source itself had to drop or repair while reading. */
  readonly counts: Partial<HygieneCounts>;
  /** Sentences for the person, such as `rows 3 and 17 of PSCT.csv could not be read`. */
  readonly notes: readonly string[];
}

/** Clean closes, one a New York session, ascending, all finite and positive. A missing session is absent, never zero. */
export interface Series extends Omit<RawSeries, 'closes' | 'counts'> {
  readonly closes: Float64Array;
  readonly counts: HygieneCounts;
  /** When the prices were fetched from their source, milliseconds since 1970. */
  readonly fetchedAt: number;
  /** True when a refresh failed and these are the last good prices. */
  readonly stale: boolean;
}

/** Rough share of a long fetch that is done, 0 to 1, with what is being fetched: `BTC/USD from Coinbase`. */
export type OnProgress = (share: number, what: string) => void;

export interface FetchOptions {
  readonly signal?: AbortSignal | undefined;
  /** Source text (`Bitstamp`) that earlier prices came from: a source with a choice asks there first. */
  readonly prefer?: string | undefined;
  readonly onProgress?: OnProgress | undefined;
  /** Told where the prices come from, by whoever keeps them. */
  readonly onCache?: ((state: CacheState) => void) | undefined;
}

/** The sessions wanted, both ends included. */
export interface Span {
  readonly from: Day;
  readonly to: Day;
}

/** Port: one place that prices come from. Fails with a `SourceError`, never with an empty series. */
export interface PriceSource {
  readonly name: string;
  readonly covers: (instrument: Instrument) => boolean;
  readonly closes: (instrument: Instrument, span: Span, options?: FetchOptions) => Promise<RawSeries>;
}

/** What a command asks for prices: the chosen source behind the cache, cleaned. Fails with a `Refusal`. */
export interface Prices {
  readonly load: (listing: Listing, span: Span, options?: FetchOptions) => Promise<Series>;
}

// ---------------------------------------------------------------- Report

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

// ---------------------------------------------------------------- Reply

/** A button: nothing but another command line. */
export interface Action {
  readonly label: string;
  readonly line: string;
}

export interface Image {
  readonly png: Uint8Array;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  readonly filename: string;
  /** What the picture shows, in words. */
  readonly alt: string;
}

/** A text for the person to keep, such as a table of prices. */
export interface TextFile {
  readonly filename: string;
  readonly text: string;
}

/** What a platform shows. Strings are plain text with CommonMark `**bold**` and `` `code` `` only. */
export interface Reply {
  readonly title: string;
  /** The answer in at most two sentences. */
  readonly lead: string;
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly notes: readonly string[];
  readonly image?: Image;
  readonly file?: TextFile;
  readonly table?: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };
  readonly actions: readonly Action[];
  /** The canonical line that gives this answer again. */
  readonly query: string;
  /** The numbers behind the words, for `--json` and the web: plain JSON. */
  readonly report?: object;
  /** What a later answer to the same line is compared with; commands without one headline number have none. */
  readonly gist?: Gist;
}

// ---------------------------------------------------------------- commands and platforms

/** How a picture should look where it will be seen. */
export interface Look {
  readonly theme: 'light' | 'dark';
  /** Device pixel ratio. */
  readonly scale: 1 | 2;
}

/** One chart to draw: the kind names a folder in src/charts. */
export type Chart =
  | { readonly kind: 'pair'; readonly report: PairReport; readonly names: PairNames }
  | { readonly kind: 'rank'; readonly report: RankReport; readonly names: RankNames }
  | { readonly kind: 'history'; readonly report: HistoryReport; readonly names: PairNames }
  | { readonly kind: 'matrix'; readonly report: MatrixReport; readonly names: QueryName }
  | { readonly kind: 'study'; readonly report: StudyReport; readonly names: QueryName };

/** The canonical line, printed small on every chart. */
export interface QueryName {
  readonly query: string;
}

/** The words a ranking's chart needs. */
export interface RankNames extends QueryName {
  /** Label of the fixed leg: `BTC` in `rank`, `small-cap tech` in `alts`. */
  readonly fixed: string;
}

/** The words a pair's chart needs. */
export interface PairNames extends QueryName {
  readonly asset: string;
  readonly benchmark: string;
}

/** A line, read. */
export interface ReadLine {
  readonly query: Query;
  readonly command: Command;
  /** Canonical. */
  readonly line: string;
}

/** What a command may use. Everything that touches the world comes in through here. */
export interface Services {
  readonly prices: Prices;
  /** Draws a chart in the look of whoever asked; null when it could not be drawn (logged), never a rejection. */
  readonly draw: (chart: Chart, filename: string, alt: string) => Promise<Image | null>;
  /** Catalog look-up: a listing for any id a query can hold. */
  readonly listing: (id: string) => Listing;
  /** Listings whose id, name, aliases or symbols match; all of them for an empty text. */
  readonly search: (text: string) => readonly Listing[];
  /** The last New York session that is over (close + 20 minutes). */
  readonly asOf: () => Day;
  /** All commands, for `help`. */
  readonly commands: readonly Command[];
  /** Reads another line, such as the one that a daily post repeats. @throws Refusal when it can't be read. */
  readonly read: (line: string) => ReadLine;
  /** Who asks; one of several for a command that is not `personal`. */
  readonly caller: Caller;
  /** The standing orders, for commands that are `personal`. @throws Refusal where they can't be had. */
  readonly schedule: () => Promise<Schedule>;
  /** Looks at the parts of the house and whom it depends on, for `doctor`. */
  readonly checkup: Checkup;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: OnProgress | undefined;
}

/**
 * One word a command takes. Slack, the terminal and the web read them from the line; Discord shows them as typed options.
 * `default` is what is taken when it is left out, as it would be typed.
 */
export type CommandOption =
  | { readonly kind: 'asset' | 'benchmark'; readonly description: string; readonly default: string }
  /** A comma-separated list of names, `a,b,c`; it fills `query.assets` or `query.benchmarks`. */
  | {
      readonly kind: 'assets' | 'benchmarks';
      readonly description: string;
      readonly least: number;
      readonly most: number;
    }
  | { readonly kind: 'range'; readonly description: string; readonly default: string }
  | {
      readonly kind: 'window';
      readonly description: string;
      readonly default: number;
      readonly least: number;
      readonly most: number;
    }
  /** `name=value` with a fixed set of values. */
  | {
      readonly kind: 'choice';
      readonly name: string;
      readonly description: string;
      readonly choices: readonly string[];
      readonly default: string;
    }
  /** All the words that are left; `placeholder` is what help shows in their place, `words` unless given. */
  | { readonly kind: 'text'; readonly placeholder?: string; readonly description: string };

/** One command, one file in commands/. */
export interface Command {
  readonly name: string;
  /** One line for `help`. */
  readonly summary: string;
  /** Whole lines that work. */
  readonly examples: readonly string[];
  readonly options: readonly CommandOption[];
  /** True when the answer depends on who asks, or something is changed: people who ask at once don't share an answer. */
  readonly personal?: true;
  /** True when it needs no prices and draws nothing: it counts little towards how often one may ask. */
  readonly cheap?: true;
  readonly run: (query: Query, services: Services) => Promise<Reply>;
}

export interface AnswerOptions extends FetchOptions {
  readonly look: Look;
  readonly caller: Caller;
  /** Canonical line of the answer that this one follows in a conversation, where there is one. */
  readonly previous?: string | undefined;
  /** Said in plain words to the bot (a mention, a direct message), not typed where lines are typed. */
  readonly spoken?: boolean | undefined;
  /** What the log has this answer under, where whoever asks wants to name it to a person; a new one else. */
  readonly reference?: string | undefined;
  /** Asked where nothing may be changed, such as by following a link: a command that is `personal` is refused. */
  readonly readOnly?: boolean | undefined;
  /** Who asks, where all that ask are one caller: a browser's session, an address. For how often one may ask. */
  readonly asker?: string | undefined;
  /** Told which command it was read as, before that runs. */
  readonly onRead?: ((command: Command) => void) | undefined;
}
/** Answers one line as a person typed it. Rejects with a `Refusal` when it can't be answered: show its sentence. */
export type AnswerLine = (line: string, options: AnswerOptions) => Promise<Reply>;
/** Answers as well a query whose options were filled in one by one (`parseForm`). */
export type Answer = (asked: string | Query, options: AnswerOptions) => Promise<Reply>;

/** Port: one place that people ask from, and that daily posts and alerts go to. */
export interface Platform {
  readonly name: string;
  /** How pictures look that are posted there. */
  readonly look: Look;
  readonly start: (answer: Answer, commands: readonly Command[]) => Promise<void>;
  /**
   * Posts a reply; the platform's id of the message. The key marks the message for `find`, and where the platform can
   * tell, a second post under one key is the first one again. One attempt: whoever calls tries again.
   * Rejects with a `DeliveryError`.
   */
  readonly post: (target: Target, reply: Reply, key: string, signal?: AbortSignal) => Promise<string>;
  /** The message that was posted there under that key lately, or null. Rejects with a `DeliveryError`. */
  readonly find: (target: Target, key: string, signal?: AbortSignal) => Promise<string | null>;
  /** How it stands, for whoever runs the bot; a place that is always there has nothing to say. */
  readonly health?: () => PlatformHealth;
  /**
   * Takes nothing new, finishes what it has acknowledged within so many milliseconds (25 seconds unless given), and
   * tells the others to ask again.
   */
  readonly stop: (finishMs?: number) => Promise<void>;
}
