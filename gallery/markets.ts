import { simulatedSource } from '../src/prices/simulated.ts';
import type { PriceSource } from '../src/core/ports.ts';
import type { Day, RawSeries } from '../src/core/types.ts';

/** What a made-up source changes about the prices of the simulated market. */
export type Change = (raw: RawSeries) => RawSeries;

/** The simulated market, with something about it that the charts and the words have to cope with. */
export function changedMarket(change: Change): PriceSource {
  const source = simulatedSource();
  return { ...source, closes: async (...asked) => change(await source.closes(...asked)) };
}

/** Leaves out the sessions of `symbol` for which `keep` is false. */
export function only(symbol: string, keep: (day: Day, index: number) => boolean): Change {
  return on(symbol, (raw) => {
    const kept = raw.days.map((day, index) => keep(day, index));
    return {
      ...raw,
      days: raw.days.filter((_, index) => kept[index]),
      closes: raw.closes.filter((_, index) => kept[index]),
    };
  });
}

/** Changes each close of `symbol`. */
export function priced(symbol: string, price: (close: number, day: Day, index: number) => number): Change {
  return on(symbol, (raw) => ({
    ...raw,
    closes: raw.closes.map((close, index) => price(close, raw.days[index] ?? '', index)),
  }));
}

/** Coins are read at midnight UTC, as their daily candles are. */
export const atMidnight: Change = (raw) =>
  raw.instrument.market === '24/7' ? { ...raw, clock: 'utc-close' } : raw;

/** Real names of sources, so that the words are those of live prices. */
export const asIfLive: Change = (raw) => ({
  ...raw,
  source: raw.instrument.market === '24/7' ? 'Coinbase' : 'Yahoo',
});

function on(symbol: string, change: Change): Change {
  return (raw) => (raw.instrument.symbol === symbol ? change(raw) : raw);
}
