import type { Refusal } from '../core/errors.ts';
import type { PriceKeeper } from '../core/kept-prices.ts';
import type { Leases } from '../core/leases.ts';
import type { SourceHealth } from '../core/health/source-health.ts';
import { SILENT, type Telemetry } from '../core/telemetry.ts';
import type { FetchOptions, Prices, PriceSource } from '../core/ports.ts';
import type { Day, Instrument, RawSeries, Series, Span } from '../core/types.ts';
import type { Log } from '../core/log.ts';
import { cachedPrices } from './cache/cached.ts';
import { firstToAnswer, SourcesFailed } from './first-to-answer.ts';
import { passedOverNotes } from './cache/held-series.ts';
import { rememberingSeries } from './cache/remembering-series.ts';
import { clean } from './hygiene.ts';
import { noPrices } from './no-prices.ts';
import { priceFolder } from './cache/price-folder.ts';

/** A source, and whether what it gives is worth keeping. */
export interface SourceEntry {
  readonly source: PriceSource;
  /**
   * True for sources over a network: memory, disk and a circuit breaker stand before them. False for those that are
   * as near as the cache would be (files, the simulated market): they are asked every time, so that an edited file
   * shows at once, and nothing of them is ever mixed with what was fetched.
   */
  readonly keep: boolean;
}

export interface PricesOptions {
  /** In order of preference. Those that keep share one cache, which stands where the first of them does. */
  readonly sources: readonly SourceEntry[];
  /** Where closes are kept on disk; null keeps them in memory only. */
  readonly folder: string | null;
  /** What replicas share instead of a folder: the closes, and who of them fetches. */
  readonly shared?: { readonly keeper: PriceKeeper; readonly leases: Leases } | undefined;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** The last finished session. */
  readonly asOf: () => Day;
  /** How long complete prices are given without another look. */
  readonly ttlSeconds?: number;
  /** Most instruments held in memory, at about 0.2 MB for 16 years. */
  readonly maxInstruments?: number;
  /** 0 to 1; spreads the refreshes. */
  readonly random?: () => number;
  /** What to say of a raw symbol that no source knows; the catalog can name the nearest ones. */
  readonly unknown?: (id: string) => Refusal;
  readonly log?: Pick<Log, 'info' | 'warn'>;
  readonly telemetry?: Telemetry | undefined;
}

/** Prices for commands, and how it stands with the sources over a network, for whoever runs the bot. */
export interface ChosenPrices extends Prices {
  readonly health: () => readonly SourceHealth[];
}

/** One place that `load` goes through: a bare source, or the cache with the sources behind it. */
interface Stage {
  readonly covers: (instrument: Instrument) => boolean;
  readonly series: (instrument: Instrument, span: Span, options: FetchOptions) => Promise<Series>;
  /** Of the sources that are behind a cache. */
  readonly health: () => readonly SourceHealth[];
}

/**
 * The chooser: a listing's instruments in order, for each the sources in order.
 *
 * The next instrument is tried only when nobody knows this one. When a source is merely out of order the next source
 * is asked for the same instrument, then the last good prices are given as stale, and at last `load` refuses: what
 * stands for a name never changes because a feed had a hiccup.
 */
export function createPrices(options: PricesOptions): ChosenPrices {
  const stages = stagesOf(options);
  const load: Prices['load'] = async (listing, span, fetchOptions = {}) => {
    fetchOptions.signal?.throwIfAborted();
    const failed: SourcesFailed[] = [];
    for (const instrument of listing.instruments) {
      try {
        return await firstSeries(stages, instrument, span, fetchOptions);
      } catch (error) {
        if (!(error instanceof SourcesFailed)) throw error;
        failed.push(error);
        if (!error.unknown) break;
      }
    }
    throw noPrices(listing, failed, options.unknown);
  };
  return { load, health: () => stages.flatMap((stage) => stage.health()) };
}

async function firstSeries(
  stages: readonly Stage[],
  instrument: Instrument,
  span: Span,
  options: FetchOptions,
): Promise<Series> {
  const covering = stages.filter((stage) => stage.covers(instrument));
  const { answer, failures } = await firstToAnswer(covering, (stage) =>
    stage.series(instrument, span, options),
  );
  return { ...answer, notes: [...passedOverNotes(failures, answer), ...answer.notes] };
}

/** The sources in order, with all that keep gathered behind one cache at the place of the first of them. */
function stagesOf(options: PricesOptions): Stage[] {
  const { sources } = options;
  const kept = sources.filter((entry) => entry.keep).map((entry) => entry.source);
  const first = sources.findIndex((entry) => entry.keep);
  return sources.flatMap((entry, index) => {
    if (!entry.keep) return [bareStage(entry.source, options)];
    return index === first ? [keptStage(kept, options)] : [];
  });
}

function bareStage(source: PriceSource, { now, asOf }: PricesOptions): Stage {
  // A source that gives the very same series again need not have it cleaned again.
  const cleaned = new WeakMap<RawSeries, { readonly asOf: Day; readonly series: Series }>();
  return {
    covers: source.covers,
    health: () => [],
    series: async (instrument, span, fetchOptions) => {
      const fetchedAt = now();
      const raw = await source.closes(instrument, span, fetchOptions);
      const known = cleaned.get(raw);
      if (known?.asOf === asOf()) return known.series;
      const series = clean(raw, { asOf: asOf(), fetchedAt });
      cleaned.set(raw, { asOf: asOf(), series });
      return series;
    },
  };
}

const SILENT_LOG = { info: () => undefined, warn: () => undefined };

function keptStage(sources: readonly PriceSource[], options: PricesOptions): Stage {
  const { now, asOf, folder, shared, log = SILENT_LOG } = options;
  const cache = cachedPrices({
    sources,
    keeper: shared?.keeper ?? (folder === null ? null : priceFolder({ folder, now, log: log.warn })),
    leases: shared?.leases ?? null,
    now,
    asOf,
    ttlSeconds: options.ttlSeconds ?? 600,
    random: options.random ?? Math.random,
    maxInstruments: options.maxInstruments ?? 200,
    log,
    telemetry: options.telemetry ?? SILENT,
  });
  const seriesOf = rememberingSeries();
  return {
    health: cache.health,
    covers: (instrument) => sources.some((source) => source.covers(instrument)),
    series: async (instrument, span, fetchOptions) =>
      seriesOf(await cache.load(instrument, span.from, fetchOptions), span, asOf(), now()),
  };
}
