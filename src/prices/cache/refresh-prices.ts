import { SourceError } from '../../core/errors.ts';
import type { KeptPrices } from '../../core/kept-prices.ts';
import type { Lease } from '../../core/leases.ts';
import type { FetchOptions, PriceSource } from '../../core/ports.ts';
import type { Happening } from '../../core/telemetry.ts';
import type { Day, Instrument } from '../../core/types.ts';
import { firstToAnswer, SourcesFailed } from '../first-to-answer.ts';
import type { Cache } from './cache-parts.ts';
import { fetchKept } from './fetch-kept.ts';
import { fetchedNow, isJustFetched, keptBefore, notRefreshed } from './freshness.ts';
import { candidates, isBetter, isWiderOfSame } from './preference.ts';
import type { Holding } from './price-memory.ts';

/**
 * Fetches what is missing of an instrument from `from` on, and remembers and keeps it. One replica asks the sources;
 * those that waited for it find what it has kept.
 * @throws SourcesFailed when no source gave anything; the signal's reason on abort
 */
export async function refreshPrices(
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

/** What another replica has kept a moment ago. */
async function fetchedElsewhere(cache: Cache, instrument: Instrument, from: Day): Promise<Holding | null> {
  const kept = await (cache.keeper?.read(instrument) ?? null);
  if (kept === null || kept.askedFrom > from) return null;
  const held = keptBefore(cache, kept, cache.asOf());
  if (!isJustFetched(cache, held)) return null;
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
    if (held !== null) memory.set(symbol, notRefreshed(cache, held, error.failures));
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

function remember(cache: Cache, kept: KeptPrices, passedOver: readonly SourceError[]): Holding {
  const { symbol } = kept.raw.instrument;
  const holding = fetchedNow(cache, kept, passedOver);
  const held = cache.memory.get(symbol);
  if (held === null || !isWiderOfSame(held.kept, kept)) cache.memory.set(symbol, holding);
  return holding;
}
