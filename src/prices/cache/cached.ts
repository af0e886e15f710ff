import type { FetchOptions } from '../../core/ports.ts';
import { singleFlight } from '../../core/pacing/single-flight.ts';
import type { SourceHealth } from '../../core/health/source-health.ts';
import type { Day, Instrument } from '../../core/types.ts';
import { SourcesFailed } from '../first-to-answer.ts';
import type { Cache, CachedPricesOptions } from './cache-parts.ts';
import { circuitBreaker } from './circuit-breaker.ts';
import { isBehind, keptBefore } from './freshness.ts';
import { isWiderOfSame } from './preference.ts';
import { priceMemory } from './price-memory.ts';
import type { Holding } from './price-memory.ts';
import { refreshPrices } from './refresh-prices.ts';

/** Prices from memory, else from the keeper, else from the sources. */
export interface CachedPrices {
  /**
   * Holds closes from `from` (or the instrument's youth) to the as-of session, as far as anyone has them.
   * @throws SourcesFailed when nothing that reaches back to `from` is held or can be had; the signal's reason on abort.
   */
  readonly load: (instrument: Instrument, from: Day, options?: FetchOptions) => Promise<Holding>;
  /** How it stands with each source, in order of preference. */
  readonly health: () => readonly SourceHealth[];
}

/**
 * Memory before the keeper before sources, one fetch at a time for an instrument and a first day.
 *
 * Prices that miss the as-of session are brought up to date before they are given, at most once a minute while no
 * source has it. Complete ones are given at once and, when older than the time to live, looked at again in the
 * background. When that fails they stay, and `refreshFailures` says why.
 */
export function cachedPrices(options: CachedPricesOptions): CachedPrices {
  const { sources, now, log } = options;
  const cache: Cache = {
    ...options,
    memory: priceMemory(options.maxInstruments),
    flights: singleFlight<Holding>(),
    guarded: sources.map((source) => ({
      source,
      breaker: circuitBreaker({ name: source.name, now, log: log.warn }),
    })),
  };
  return {
    load: (instrument, from, fetchOptions = {}) => load(cache, instrument, from, fetchOptions),
    health: () => cache.guarded.map(({ breaker }) => breaker.health()),
  };
}

async function load(
  cache: Cache,
  instrument: Instrument,
  from: Day,
  options: FetchOptions,
): Promise<Holding> {
  const remembered = cache.memory.get(instrument.symbol);
  const reaches = remembered !== null && remembered.kept.askedFrom <= from;
  const held = reaches ? remembered : await fromKeeper(cache, instrument);
  if (held === null) {
    options.onCache?.('miss');
    return fly(cache, instrument, from, options);
  }
  if (held.kept.askedFrom > from || isBehind(cache, held)) {
    const now = await bringUpToDate(cache, held, from, options);
    options.onCache?.(now.refreshFailures.length > 0 ? 'stale' : 'miss');
    return now;
  }
  if (cache.now() >= held.freshUntil) refreshInBackground(cache, held);
  options.onCache?.(held.refreshFailures.length > 0 ? 'stale' : 'hit');
  return held;
}

async function bringUpToDate(
  cache: Cache,
  held: Holding,
  from: Day,
  options: FetchOptions,
): Promise<Holding> {
  const { raw, askedFrom } = held.kept;
  try {
    return await fly(cache, raw.instrument, from < askedFrom ? from : askedFrom, options);
  } catch (error) {
    if (!(error instanceof SourcesFailed)) throw error;
    if (askedFrom > from) throw new SourcesFailed(error.failures, askedFrom);
    return { ...held, refreshFailures: error.failures };
  }
}

function refreshInBackground(cache: Cache, { kept }: Holding): void {
  const { instrument } = kept.raw;
  fly(cache, instrument, kept.askedFrom, {}).catch((error: unknown) => {
    // The flight itself logs that the sources failed.
    if (error instanceof SourcesFailed) return;
    cache.log.warn({ event: 'prices-refresh-broken', symbol: instrument.symbol, reason: String(error) });
  });
}

function fly(cache: Cache, instrument: Instrument, from: Day, options: FetchOptions): Promise<Holding> {
  const key = `${instrument.symbol} ${from}`;
  return cache.flights.join(key, (joint) => refreshPrices(cache, instrument, from, joint), options);
}

/** What is kept where that is more than what is remembered: another process, or a backfill, may have fetched it. */
async function fromKeeper(cache: Cache, instrument: Instrument): Promise<Holding | null> {
  const kept = await (cache.keeper?.read(instrument) ?? null);
  const held = cache.memory.get(instrument.symbol);
  if (kept === null) return held;
  if (held !== null && !isWiderOfSame(kept, held.kept)) return held;
  const found = keptBefore(cache, kept, '');
  cache.memory.set(instrument.symbol, found);
  return found;
}
