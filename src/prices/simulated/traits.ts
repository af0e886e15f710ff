import type { Day } from '../../core/types.ts';

/**
 * The forces of the simulated market: independent, each of variance one. `risk` is the appetite for small speculative
 * tech, on which bitcoin's link is planted; `crypto` moves coins only.
 */
export const FACTORS = ['market', 'tech', 'small', 'risk', 'crypto', 'metal', 'dollar', 'rates'] as const;

/** Weights on the factors, sum of squares at most one; what is missing to one is the instrument's own force. */
export type Weights = Partial<Readonly<Record<(typeof FACTORS)[number], number>>>;

/** What makes one simulated instrument differ from another. Every one of them is made up. */
export interface Traits {
  /** Standard deviation of a session's log return in calm times. */
  readonly volatility: number;
  /** First session, and the close on it. */
  readonly born: Day;
  readonly start: number;
  /** Close at the end of 2025. */
  readonly level: number;
  /** Weights of a stock, a fund or an index. A coin has none: its weights follow the planted correlation. */
  readonly weights: Weights;
  /** A coin's link to stocks as a share of bitcoin's, 0 to 1; null for what is no coin. */
  readonly tie: number | null;
  /** Share of a session's log level that is left in the next one: 1 is a random walk, below it the level comes back. */
  readonly memory: number;
}

export const FIRST_SIMULATED_SESSION: Day = '2014-01-02';
