import { listed } from './listed.ts';
import type { Series } from '../types.ts';

/** Timing noise of a correlation whose legs are read hours apart, measured on bitcoin: about 0.06 at 63 sessions, 0.04 at 252. */
export function timingNoise(n: number): number {
  return n <= 126 ? 0.06 : 0.04;
}

/** Symbols of the legs that were read at midnight UTC, with their verb: `ETH/USD and SOL/USD are`, `ETH/USD is`. */
export function atUtcClose(series: readonly Series[]): string {
  const symbols = series.flatMap(({ clock, instrument }) =>
    clock === 'utc-close' ? [instrument.symbol] : [],
  );
  return `${listed(symbols)} ${symbols.length === 1 ? 'is' : 'are'}`;
}

/** `ETH/USD is read at midnight UTC, three to four hours after New York closes`, for a sentence to go on with. */
export function readAtUtcClose(series: readonly Series[]): string {
  return `${atUtcClose(series)} read at midnight UTC, three to four hours after New York closes`;
}
