import type { KeptPrices } from '../../core/kept-prices.ts';
import type { Day, Instrument } from '../../core/types.ts';
import type { Cache } from './cache-parts.ts';
import { missingSession } from './freshness.ts';
import { lastDay } from './kept-prices.ts';

/**
 * The sources that may be asked for an instrument, in order: a complete series may be improved by a better source than
 * its own, but not replaced by a worse one.
 */
export function candidates(cache: Cache, instrument: Instrument, from: Day): Cache['guarded'] {
  const covering = cache.guarded.filter(({ source }) => source.covers(instrument));
  const held = cache.memory.get(instrument.symbol);
  if (held === null || held.kept.askedFrom > from || missingSession(cache, held) !== null) return covering;
  return covering.filter(({ source }) => rank(cache, source.name) <= rank(cache, held.kept.via));
}

/** True when what is stored must stay: it is of a better source, or wider. */
export function isBetter(cache: Cache, stored: KeptPrices, kept: KeptPrices): boolean {
  if (stored.via === kept.via) return isWider(stored, kept);
  return rank(cache, stored.via) < rank(cache, kept.via);
}

/** True for prices of the same source that begin earlier and end no sooner: two fetches may land in any order. */
export function isWiderOfSame(stored: KeptPrices, kept: KeptPrices): boolean {
  return stored.via === kept.via && isWider(stored, kept);
}

function isWider(stored: KeptPrices, kept: KeptPrices): boolean {
  return stored.askedFrom < kept.askedFrom && lastDay(stored.raw) >= lastDay(kept.raw);
}

/** Position in the order of preference; a source that is no longer configured comes last. */
function rank(cache: Cache, name: string): number {
  const index = cache.sources.findIndex((source) => source.name === name);
  return index < 0 ? Number.POSITIVE_INFINITY : index;
}
