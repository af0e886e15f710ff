import { shiftSessions } from '../../core/calendar/sessions.ts';
import type { SourceError } from '../../core/errors.ts';
import type { KeptPrices } from '../../core/kept-prices.ts';
import type { Day } from '../../core/types.ts';
import type { Cache } from './cache-parts.ts';
import { lastDay, newestClosed } from './kept-prices.ts';
import type { Holding } from './price-memory.ts';

/** A source that has no close of the last session yet, or that fails, is not asked again for everyone who wants it. */
const RETRY_MS = 60_000;

/** Lives are spread around the time to live, so that not everything is looked at again at once: the least, as a share. */
const SHORTEST_LIFE = 0.8;

type Asked = Pick<Holding, 'checkedAt' | 'checkedFor' | 'freshUntil'>;

/** Prices that the sources have just given. `passedOver` is why better ones than theirs gave none. */
export function fetchedNow(cache: Cache, kept: KeptPrices, passedOver: readonly SourceError[]): Holding {
  return { ...heldAs(kept, passedOver), ...askedNow(cache, lifeMs(cache)) };
}

/**
 * Prices that were kept before, by whomever. `checkedFor` is the as-of session that their sources were asked for; empty
 * where that is not known.
 */
export function keptBefore(cache: Cache, kept: KeptPrices, checkedFor: Day): Holding {
  const { fetchedAt } = kept;
  const asked = { checkedAt: fetchedAt, checkedFor, freshUntil: fetchedAt + lifeMs(cache) };
  return { ...heldAs(kept, []), ...asked };
}

/** The same prices after no source gave any newer ones. */
export function notRefreshed(cache: Cache, held: Holding, failures: readonly SourceError[]): Holding {
  return { ...held, ...askedNow(cache, RETRY_MS), refreshFailures: failures };
}

/** The session that should be there by now and is not; null when none is missing. */
export function missingSession(cache: Cache, held: Holding): Day | null {
  const newest = newestClosed(held.kept.raw.clock, cache.asOf(), cache.now());
  return held.lastDay < newest ? newest : null;
}

/** True when the sources must be asked before these prices are given. */
export function isBehind(cache: Cache, held: Holding): boolean {
  const missing = missingSession(cache, held);
  if (missing === null) return false;
  if (held.checkedFor < cache.asOf()) return true;
  // In absolute terms: a clock that was set back must not hold the next try for an hour.
  if (Math.abs(cache.now() - held.checkedAt) < RETRY_MS) return false;
  // A source that answers and lacks more than the last session has no more to give: the instrument no longer trades.
  return held.refreshFailures.length > 0 || held.lastDay >= shiftSessions(missing, -1);
}

/** True for prices that were fetched so recently that asking the sources again would tell nothing new. */
export function isJustFetched(cache: Cache, held: Holding): boolean {
  const forMs = missingSession(cache, held) === null ? SHORTEST_LIFE * cache.ttlSeconds * 1000 : RETRY_MS;
  return Math.abs(cache.now() - held.kept.fetchedAt) < forMs;
}

function heldAs(kept: KeptPrices, passedOver: readonly SourceError[]): Omit<Holding, keyof Asked> {
  return { kept, lastDay: lastDay(kept.raw), refreshFailures: [], passedOver };
}

function askedNow(cache: Cache, forMs: number): Asked {
  const checkedAt = cache.now();
  return { checkedAt, checkedFor: cache.asOf(), freshUntil: checkedAt + forMs };
}

function lifeMs({ ttlSeconds, random }: Cache): number {
  return ttlSeconds * 1000 * (SHORTEST_LIFE + 2 * (1 - SHORTEST_LIFE) * random());
}
