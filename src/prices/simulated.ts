import { SourceError } from '../core/errors.ts';
import type { PriceSource } from '../core/types.ts';
import { candlesOf, type Candle } from './simulated/candles.ts';
import { isSimulated, SIMULATED_DAYS, simulatedMarket, type SimulatedMarket } from './simulated/market.ts';

export { simulatedCorrelation } from './simulated/market.ts';

const SOURCE = 'simulated';
const DEFAULT_SEED = 11;

/**
 * A made-up market for trying things out, with a known truth (`simulatedCorrelation`): bitcoin moves with small-cap tech
 * since 2020, more than with anything else, other coins less. It has heavy tails and calm and stormy times, runs from
 * 2014 to the end of the calendar, and trades everything in the catalog. The same seed gives the same market.
 */
export function simulatedSource({ seed = DEFAULT_SEED }: { readonly seed?: number } = {}): PriceSource {
  return {
    name: SOURCE,
    covers: ({ symbol }) => isSimulated(symbol),
    async closes(instrument, { from, to }, { signal } = {}) {
      signal?.throwIfAborted();
      const { symbol } = instrument;
      if (!isSimulated(symbol)) {
        throw new SourceError(SOURCE, 'unknown-instrument', `the simulated market does not trade ${symbol}`);
      }
      const path = marketOf(seed).path(symbol);
      const born = SIMULATED_DAYS[path.first] ?? '';
      const inside = SIMULATED_DAYS.map((day, index) => ({
        day,
        close: path.closes[index - path.first],
      })).filter(({ day, close }) => close !== undefined && day >= from && day <= to);
      if (inside.length === 0) {
        throw new SourceError(
          SOURCE,
          'bad-data',
          `${symbol} is only traded since ${born} in the simulated market`,
        );
      }
      return {
        instrument,
        days: inside.map(({ day }) => day),
        closes: inside.map(({ close }) => close ?? NaN),
        source: SOURCE,
        clock: 'new-york-close',
        counts: {},
        notes: [],
      };
    },
  };
}

/**
 * Bars of the simulated market that open in [fromMs, toMs), milliseconds since 1970, on whole multiples of `stepMs`:
 * what an exchange in that market would answer. The bar that ends at a New York close closes at that session's close.
 * @throws RangeError when the market does not trade the symbol.
 */
export function simulatedCandles(
  symbol: string,
  fromMs: number,
  toMs: number,
  stepMs: number,
  { seed = DEFAULT_SEED }: { readonly seed?: number } = {},
): readonly Candle[] {
  return candlesOf(marketOf(seed).path(symbol), seed, symbol, fromMs, toMs, stepMs);
}

/** The market made last, since the source and the candles ask for the same one over and over. */
let latest: { seed: number; market: SimulatedMarket } | null = null;

function marketOf(seed: number): SimulatedMarket {
  if (latest?.seed !== seed) latest = { seed, market: simulatedMarket(seed) };
  return latest.market;
}
