/** One exchange: what ccxt does not know about it, or only after loading its whole list of markets. */
export interface Venue {
  /** ccxt's name of it. */
  readonly id: string;
  /** As a person says it. */
  readonly label: string;
  readonly host: string;
  /** Most hourly candles in one answer. */
  readonly pageCandles: number;
  /** True when only the latest page can be had, whatever is asked for. */
  readonly latestOnly: boolean;
  /** The quote that stands for the one asked for. */
  readonly quotes: Readonly<Record<string, string>>;
  readonly marketId: (base: string, quote: string) => string;
  /** A fifth below what it allows one address, https://docs.ccxt.com and its own pages; arrivals bunch. */
  readonly rate: { readonly perSecond: number; readonly burst: number };
  /** What its refusal of a pair that it does not list says, where ccxt has no `BadSymbol` for it. */
  readonly unknownPair: RegExp;
}

const coinbase: Venue = {
  id: 'coinbase',
  label: 'Coinbase',
  host: 'api.coinbase.com',
  pageCandles: 300,
  latestOnly: false,
  quotes: {},
  marketId: (base, quote) => `${base}-${quote}`,
  // Allowed: 10 a second.
  rate: { perSecond: 8, burst: 8 },
  unknownPair: /NOT_FOUND|product_?id/i,
};

const kraken: Venue = {
  id: 'kraken',
  label: 'Kraken',
  host: 'api.kraken.com',
  pageCandles: 720,
  latestOnly: true,
  quotes: {},
  marketId: krakenPair,
  // Allowed: 15, then one a second.
  rate: { perSecond: 0.8, burst: 12 },
  unknownPair: /Unknown asset pair/i,
};

const bitstamp: Venue = {
  id: 'bitstamp',
  label: 'Bitstamp',
  host: 'www.bitstamp.net',
  pageCandles: 1000,
  latestOnly: false,
  quotes: {},
  marketId: (base, quote) => `${base}${quote}`.toLowerCase(),
  // Allowed: 10,000 in ten minutes.
  rate: { perSecond: 13, burst: 13 },
  unknownPair: / 404 /,
};

const binance: Venue = {
  id: 'binance',
  label: 'Binance',
  host: 'api.binance.com',
  pageCandles: 1000,
  latestOnly: false,
  quotes: { USD: 'USDT' },
  marketId: (base, quote) => `${base}${quote}`,
  // Allowed: 6,000 of weight a minute, 2 for a page.
  rate: { perSecond: 40, burst: 40 },
  unknownPair: /Invalid symbol/i,
};

/** The exchanges that can be asked, in the order in which they are by default. */
export const VENUES: readonly Venue[] = [coinbase, kraken, bitstamp, binance];

/** The exchange of that ccxt id. @throws Error for one that can't be asked */
export function venueOf(id: string): Venue {
  const venue = VENUES.find((known) => known.id === id);
  if (venue !== undefined) return venue;
  const known = VENUES.map((each) => each.id).join(', ');
  throw new Error(`I don't know the exchange "${id}". The ones I can ask are ${known}.`);
}

/** Kraken's own tickers, and the old ones that carry an X, against a quote that carries a Z (`XXBTZUSD`). */
const KRAKEN_TICKERS: Readonly<Record<string, string>> = { BTC: 'XBT', DOGE: 'XDG' };
const KRAKEN_OLD_COINS = new Set(['XBT', 'ETH', 'ETC', 'LTC', 'XLM', 'XMR', 'XRP', 'ZEC']);
const KRAKEN_OLD_QUOTES = new Set(['USD', 'EUR']);

/** The key under which Kraken answers, which is what ccxt looks for. */
function krakenPair(base: string, quote: string): string {
  const coin = KRAKEN_TICKERS[base] ?? base;
  return KRAKEN_OLD_COINS.has(coin) && KRAKEN_OLD_QUOTES.has(quote) ? `X${coin}Z${quote}` : `${coin}${quote}`;
}
