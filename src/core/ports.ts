/** The ports: what the folders around the core implement, and what they get to do it. */

import type { Chart, Look } from './chart.ts';
import type { Checkup } from './checkup/checkup.ts';
import type { Schedule } from './orders/schedule.ts';
import type { Caller, Target } from './people.ts';
import type { PlatformHealth } from './health/platform-health.ts';
import type { CacheState } from './telemetry.ts';
import type { Day, Image, Instrument, Listing, Query, RawSeries, Reply, Series, Span } from './types.ts';

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
      /** 0 where the command does without one unless it is asked for. */
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
