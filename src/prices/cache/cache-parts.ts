import type { PriceKeeper } from '../../core/kept-prices.ts';
import type { Leases } from '../../core/leases.ts';
import type { Log } from '../../core/log.ts';
import type { PriceSource } from '../../core/ports.ts';
import type { SingleFlight } from '../../core/pacing/single-flight.ts';
import type { Telemetry } from '../../core/telemetry.ts';
import type { Day } from '../../core/types.ts';
import type { CircuitBreaker } from './circuit-breaker.ts';
import type { Holding, PriceMemory } from './price-memory.ts';

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

/** What the cache is made of, for the files beside this one. */
export interface Cache extends CachedPricesOptions {
  readonly memory: PriceMemory;
  readonly flights: SingleFlight<Holding>;
  readonly guarded: readonly { readonly source: PriceSource; readonly breaker: CircuitBreaker }[];
}
