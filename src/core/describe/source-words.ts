import type { Series } from '../types.ts';

/** Where the closes of a leg come from and when they are read: `Coinbase, at the New York close`. */
export function sourceWords({ source, clock, instrument }: Series): string {
  if (clock === 'utc-close') return `${source}, daily candles at the UTC close`;
  return `${source}, ${instrument.market === '24/7' ? 'at the New York close' : 'adjusted closes'}`;
}
