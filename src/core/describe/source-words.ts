import type { Series } from '../types.ts';

/** Where the closes of a leg come from and when they are read: `Coinbase, at the New York close`. */
export function sourceWords({ source, clock, instrument }: Series): string {
  if (clock === 'utc-close') return `${source}, daily candles at the UTC close`;
  return `${source}, ${instrument.market === '24/7' ? 'at the New York close' : 'adjusted closes'}`;
}

/** How many legs came from where, one by its name: `BTC/USD from Coinbase, at the New York close`, `29 from Yahoo, adjusted closes`. */
export function countedSources(series: readonly Series[]): string[] {
  return [...Map.groupBy(series, sourceWords)].map(([words, legs]) => {
    const [first] = legs;
    return `${legs.length === 1 && first !== undefined ? first.instrument.symbol : legs.length} from ${words}`;
  });
}
