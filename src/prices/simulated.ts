import { SourceError } from '../core/errors.ts';
import type { PriceSource } from '../core/ports.ts';
import { isSimulated, marketOf, SIMULATED_DAYS, USUAL_SEED } from './simulated/market.ts';

const SOURCE = 'simulated';

/**
 * A made-up market for trying things out, with a known truth (`simulatedCorrelation` in simulated/market.ts): bitcoin moves with small-cap tech
 * since 2020, more than with anything else, other coins less. It has heavy tails and calm and stormy times, runs from
 * 2014 to the end of the calendar, and trades everything in the catalog. The same seed gives the same market.
 */
export function simulatedSource({ seed = USUAL_SEED }: { readonly seed?: number } = {}): PriceSource {
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
