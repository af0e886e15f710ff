/**
 * The shapes that pass through the house, in the order in which they pass: a line becomes a `Query`, names become
 * `Series` of prices, both become a report (reports/), and a report becomes a `Reply`. What the folders around the core
 * implement is in ports.ts.
 */

import type { Gist } from './orders/daily-post.ts';

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
  /** Length of the rolling window, in sessions; in weeks with `freq=weekly`. 0 for none. */
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

/** The sessions wanted, both ends included. */
export interface Span {
  readonly from: Day;
  readonly to: Day;
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
