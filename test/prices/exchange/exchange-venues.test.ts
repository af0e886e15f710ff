import { expect, test } from 'vitest';
import { VENUES } from '../../../src/prices/exchange/exchange-venues.ts';

/** Ids from the exchanges' own lists of pairs; Kraken's are the keys of its AssetPairs answer. */
test.each([
  ['coinbase', 'BTC', 'USD', 'BTC-USD'],
  ['kraken', 'BTC', 'USD', 'XXBTZUSD'],
  ['kraken', 'ETH', 'EUR', 'XETHZEUR'],
  ['kraken', 'DOGE', 'USD', 'XDGUSD'],
  ['kraken', 'SOL', 'USD', 'SOLUSD'],
  ['kraken', 'BTC', 'USDT', 'XBTUSDT'],
  ['bitstamp', 'BTC', 'USD', 'btcusd'],
  ['binance', 'PEPE', 'USDT', 'PEPEUSDT'],
])('%s calls %s/%s %s', (id, base, quote, expected) => {
  expect(VENUES.find((venue) => venue.id === id)?.marketId(base, quote)).toBe(expected);
});
