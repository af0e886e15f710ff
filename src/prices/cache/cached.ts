import { shiftSessions } from '../../core/calendar/sessions.ts';
import { SourceError } from '../../core/errors.ts';
import type { KeptPrices, PriceKeeper } from '../../core/kept-prices.ts';
import type { Lease, Leases } from '../../core/leases.ts';
import type { SourceHealth } from '../../core/source-health.ts';
import type { Happening, Telemetry } from '../../core/telemetry.ts';
import type { FetchOptions, PriceSource } from '../../core/ports.ts';
import type { Day, Instrument } from '../../core/types.ts';
import { circuitBreaker } from './circuit-breaker.ts';
import type { CircuitBreaker } from './circuit-breaker.ts';
import { fetchKept } from './fetch-kept.ts';
import { firstToAnswer, SourcesFailed } from '../first-to-answer.ts';
import { lastDay, newestClosed } from './kept-prices.ts';
import { priceMemory } from './price-memory.ts';
import type { Holding, PriceMemory } from './price-memory.ts';
import { singleFlight } from '../../core/single-flight.ts';
import type { SingleFlight } from '../../core/single-flight.ts';
import type { Log } from '../../core/log.ts';

export interface CachedPricesOptions {
  /** In order of preference, each behind a circuit breaker of its own. */
  readonly sources: readonly PriceSource[];
  /** Null keeps nothing beyond this process. */
  readonly keeper: PriceKeeper | null;
  /** Where other replicas share the keeper: one of them fetches, the others take what it kept. Null for one process. */
  readonly leases: Leases | null;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly asOf: () => Day;
  /** How long prices that hold every closed session are not looked at again, give or take a fifth. */
  readonly ttlSeconds: number;
  /** 0 to 1; spreads the moments at which prices are looked at again. */
  readonly random: () => number;
  /** Most instruments held in memory. */
  readonly maxInstruments: number;
  readonly log: Pick<Log, 'info' | 'warn'>;
  /** Told of every question to a source. */
  readonly telemetry: Telemetry;
}

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

interface Cache extends CachedPricesOptions {
  readonly memory: PriceMemory;
  readonly flights: SingleFlight<Holding>;
  readonly guarded: readonly { readonly source: PriceSource; readonly breaker: CircuitBreaker }[];
}

/** A source that has no close of the last session yet, or that fails, is not asked again for everyone who wants it. */
const RETRY_MS = 60_000;

/** Lives are spread around the time to live, so that not everything is looked at again at once: the least, as a share. */
const SHORTEST_LIFE = 0.8;

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
  return cache.flights.join(key, (joint) => refresh(cache, instrument, from, joint), options);
}

/** One replica asks the sources; those that waited for it find what it has kept. */
async function refresh(
  cache: Cache,
  instrument: Instrument,
  from: Day,
  options: FetchOptions,
): Promise<Holding> {
  if (cache.leases === null) return refreshHere(cache, instrument, from, options);
  const work = async (lease: Lease) =>
    (await fetchedElsewhere(cache, instrument, from)) ?? refreshHere(cache, instrument, from, options, lease);
  return cache.leases.withLease(`prices ${instrument.symbol}`, work, options.signal);
}

/** What another replica has kept so recently that asking the sources again would tell nothing new. */
async function fetchedElsewhere(cache: Cache, instrument: Instrument, from: Day): Promise<Holding | null> {
  const kept = await (cache.keeper?.read(instrument) ?? null);
  if (kept === null || kept.askedFrom > from) return null;
  const held: Holding = {
    ...holdingOf(kept, []),
    checkedAt: kept.fetchedAt,
    checkedFor: cache.asOf(),
    freshUntil: kept.fetchedAt + lifeMs(cache),
  };
  const newEnoughMs =
    missingSession(cache, held) === null ? SHORTEST_LIFE * cache.ttlSeconds * 1000 : RETRY_MS;
  if (Math.abs(cache.now() - kept.fetchedAt) >= newEnoughMs) return null;
  cache.memory.set(instrument.symbol, held);
  return held;
}

async function refreshHere(
  cache: Cache,
  instrument: Instrument,
  from: Day,
  options: FetchOptions,
  lease?: Lease,
): Promise<Holding> {
  const { memory, log } = cache;
  const { symbol } = instrument;
  try {
    const { answer, failures } = await firstToAnswer(
      candidates(cache, instrument, from),
      ({ source, breaker }) => breaker.run(() => ask(cache, source, instrument, from, options)),
    );
    const holding = remember(cache, answer, failures);
    // A fallback's prices don't push out those of a better source, which need only their last days when it is back.
    if ((await lease?.holds()) !== false) {
      await cache.keeper?.write(answer, (stored) => !isBetter(cache, stored, answer));
    }
    log.info({ event: 'prices-fetched', symbol, source: answer.raw.source, from, to: holding.lastDay });
    return holding;
  } catch (error) {
    if (!(error instanceof SourcesFailed)) throw error;
    log.warn({ event: 'prices-refresh-failed', symbol, reason: error.message });
    const held = memory.get(symbol);
    if (held !== null)
      memory.set(symbol, { ...held, ...asked(cache, RETRY_MS), refreshFailures: error.failures });
    throw error;
  }
}

async function ask(
  cache: Cache,
  source: PriceSource,
  instrument: Instrument,
  from: Day,
  options: FetchOptions,
): Promise<KeptPrices> {
  const base = await storedFrom(cache, instrument, source);
  const request = {
    source,
    instrument,
    from,
    base,
    asOf: cache.asOf(),
    nowMs: cache.now(),
    log: cache.log.warn,
  };
  const { now, tell } = cache.telemetry;
  const began = now();
  const ended = (outcome: Extract<Happening, { kind: 'fetched' }>['outcome']) =>
    tell({ kind: 'fetched', source: source.name, outcome, ms: now() - began });
  try {
    const kept = await fetchKept(request, options);
    ended('ok');
    return kept;
  } catch (error) {
    // Some sources report an abort as an outage; it says nothing about them.
    options.signal?.throwIfAborted();
    ended(error instanceof SourceError ? error.kind : 'fault');
    throw error;
  }
}

/** A complete series may be improved by a better source than its own, but not replaced by a worse one. */
function candidates(cache: Cache, instrument: Instrument, from: Day): Cache['guarded'] {
  const covering = cache.guarded.filter(({ source }) => source.covers(instrument));
  const held = cache.memory.get(instrument.symbol);
  if (held === null || held.kept.askedFrom > from || missingSession(cache, held) !== null) return covering;
  return covering.filter(({ source }) => rank(cache, source.name) <= rank(cache, held.kept.via));
}

/** What this very source gave before: a series is never continued by another one. */
async function storedFrom(
  cache: Cache,
  instrument: Instrument,
  source: PriceSource,
): Promise<KeptPrices | null> {
  const held = cache.memory.get(instrument.symbol);
  if (held?.kept.via === source.name) return held.kept;
  const stored = await (cache.keeper?.read(instrument) ?? null);
  return stored?.via === source.name ? stored : null;
}

/** What is kept where that is more than what is remembered: another process, or a backfill, may have fetched it. */
async function fromKeeper(cache: Cache, instrument: Instrument): Promise<Holding | null> {
  const kept = await (cache.keeper?.read(instrument) ?? null);
  const held = cache.memory.get(instrument.symbol);
  if (kept === null) return held;
  if (held !== null && !(held.kept.via === kept.via && isWider(kept, held.kept))) return held;
  const found = {
    ...holdingOf(kept, []),
    checkedAt: kept.fetchedAt,
    checkedFor: '',
    freshUntil: kept.fetchedAt + lifeMs(cache),
  };
  cache.memory.set(instrument.symbol, found);
  return found;
}

function remember(cache: Cache, kept: KeptPrices, passedOver: readonly SourceError[]): Holding {
  const { symbol } = kept.raw.instrument;
  const holding = { ...holdingOf(kept, passedOver), ...asked(cache, lifeMs(cache)) };
  const held = cache.memory.get(symbol);
  const keepsHeld = held !== null && isWider(held.kept, kept) && held.kept.via === kept.via;
  if (!keepsHeld) cache.memory.set(symbol, holding);
  return holding;
}

function isBetter(cache: Cache, stored: KeptPrices, kept: KeptPrices): boolean {
  if (stored.via === kept.via) return isWider(stored, kept);
  return rank(cache, stored.via) < rank(cache, kept.via);
}

/** Two fetches with different first days may land in any order. */
function isWider(stored: KeptPrices, kept: KeptPrices): boolean {
  return stored.askedFrom < kept.askedFrom && lastDay(stored.raw) >= lastDay(kept.raw);
}

function holdingOf(
  kept: KeptPrices,
  passedOver: readonly SourceError[],
): Pick<Holding, 'kept' | 'lastDay' | 'refreshFailures' | 'passedOver'> {
  return { kept, lastDay: lastDay(kept.raw), refreshFailures: [], passedOver };
}

function asked(cache: Cache, forMs: number): Pick<Holding, 'checkedAt' | 'checkedFor' | 'freshUntil'> {
  const checkedAt = cache.now();
  return { checkedAt, checkedFor: cache.asOf(), freshUntil: checkedAt + forMs };
}

function lifeMs({ ttlSeconds, random }: Cache): number {
  return ttlSeconds * 1000 * (SHORTEST_LIFE + 2 * (1 - SHORTEST_LIFE) * random());
}

/** The session that should be there by now and is not. */
function missingSession(cache: Cache, held: Holding): Day | null {
  const newest = newestClosed(held.kept.raw.clock, cache.asOf(), cache.now());
  return held.lastDay < newest ? newest : null;
}

/** True when the sources must be asked before these prices are given. */
function isBehind(cache: Cache, held: Holding): boolean {
  const missing = missingSession(cache, held);
  if (missing === null) return false;
  if (held.checkedFor < cache.asOf()) return true;
  // In absolute terms: a clock that was set back must not hold the next try for an hour.
  if (Math.abs(cache.now() - held.checkedAt) < RETRY_MS) return false;
  // A source that answers and lacks more than the last session has no more to give: the instrument no longer trades.
  return held.refreshFailures.length > 0 || held.lastDay >= shiftSessions(missing, -1);
}

/** Position in the order of preference; a source that is no longer configured comes last. */
function rank(cache: Cache, name: string): number {
  const index = cache.sources.findIndex((source) => source.name === name);
  return index < 0 ? Number.POSITIVE_INFINITY : index;
}
