import { startPriceServer, type Answer, type PriceServer } from './price-server.ts';

const HOUR_MS = 3_600_000;

export type ExchangeName = 'coinbase' | 'kraken' | 'bitstamp' | 'binance';

/** What one exchange has. */
export interface ExchangeMarket {
  /** `BTC/USD`; on Binance `BTC/USDT`. */
  readonly pairs: readonly string[];
  /** The close of the hourly candle that opened at an instant; undefined when there is none. */
  readonly close: (pair: string, openMs: number) => number | undefined;
  /** Milliseconds since 1970: the candle of the running hour is sent too, as the exchanges do. */
  readonly now: () => number;
  /** Sends candles in an order of its own. */
  readonly shuffled?: boolean;
}

export const EXCHANGE_NAMES: readonly ExchangeName[] = ['coinbase', 'kraken', 'bitstamp', 'binance'];

export interface FakeExchanges {
  readonly servers: Readonly<Record<ExchangeName, PriceServer>>;
  /** For `exchangeSource`. */
  readonly baseUrls: Readonly<Record<ExchangeName, string>>;
  readonly close: () => Promise<void>;
}

/** The four exchanges, each on a port of its own: the public REST candles, as ccxt asks for them. */
export async function startFakeExchanges(
  marketOf: (name: ExchangeName) => ExchangeMarket,
): Promise<FakeExchanges> {
  const start = (name: ExchangeName) => {
    const answer = { coinbase, kraken, bitstamp, binance }[name];
    const market = marketOf(name);
    return startPriceServer((url) => answer(url, market));
  };
  const servers = {
    coinbase: await start('coinbase'),
    kraken: await start('kraken'),
    bitstamp: await start('bitstamp'),
    binance: await start('binance'),
  };
  return {
    servers,
    baseUrls: {
      coinbase: servers.coinbase.url,
      kraken: servers.kraken.url,
      bitstamp: servers.bitstamp.url,
      binance: servers.binance.url,
    },
    close: async () => {
      await Promise.all(EXCHANGE_NAMES.map((name) => servers[name].close()));
    },
  };
}

function coinbase(url: URL, market: ExchangeMarket): Answer {
  const id = /^\/api\/v3\/brokerage\/market\/products\/([^/]+)\/candles$/.exec(url.pathname)?.[1] ?? '';
  const pair = market.pairs.find((known) => known.replace('/', '-') === id);
  if (pair === undefined) {
    const message = `Product ${id} not supported`;
    return { status: 404, body: { error: 'NOT_FOUND', error_details: message, message } };
  }
  const [start, end] = [seconds(url, 'start'), seconds(url, 'end')];
  const count = (end - start) / HOUR_MS + 1;
  if (url.searchParams.get('granularity') !== 'ONE_HOUR' || count > 349) {
    const message = 'number of candles requested should be less than 350';
    return { status: 400, body: { error: 'INVALID_ARGUMENT', error_details: message, message } };
  }
  const candles = candlesBetween(market, pair, start, end).toReversed();
  return {
    body: {
      candles: candles.map(([openMs, close]) => ({
        start: `${openMs / 1000}`,
        low: `${close}`,
        high: `${close}`,
        open: `${close}`,
        close: `${close}`,
        volume: '1',
      })),
    },
  };
}

/** Only ever the latest 720, after `since`, whatever that is. */
function kraken(url: URL, market: ExchangeMarket): Answer {
  const id = url.searchParams.get('pair') ?? '';
  const pair = market.pairs.find((known) => krakenId(known) === id);
  if (url.pathname !== '/0/public/OHLC' || pair === undefined) {
    return { body: { error: ['EQuery:Unknown asset pair'] } };
  }
  const latest = market.now() - 720 * HOUR_MS;
  const since = Math.max(seconds(url, 'since') + 1, latest);
  const rows = candlesBetween(market, pair, since, market.now()).map(([openMs, close]) => {
    const price = `${close}`;
    return [openMs / 1000, price, price, price, price, price, '1.0', 1];
  });
  return { body: { error: [], result: { [id]: rows, last: market.now() / 1000 } } };
}

/** `XXBTZUSD` for the coins Kraken has had from its beginnings, `SOLUSD` for the others. */
function krakenId(pair: string): string {
  const [base = '', quote = ''] = pair.split('/');
  const coin = { BTC: 'XBT', DOGE: 'XDG' }[base] ?? base;
  return ['XBT', 'ETH', 'XRP', 'LTC', 'XLM'].includes(coin) && quote === 'USD'
    ? `X${coin}ZUSD`
    : `${coin}${quote}`;
}

function bitstamp(url: URL, market: ExchangeMarket): Answer {
  const id = /^\/api\/v2\/ohlc\/([^/]+)\/$/.exec(url.pathname)?.[1] ?? '';
  const pair = market.pairs.find((known) => known.replace('/', '').toLowerCase() === id);
  if (pair === undefined || url.searchParams.get('step') !== '3600') {
    return { status: 404, headers: { 'content-type': 'text/html' }, body: '<h1>Page not found</h1>' };
  }
  const limit = Number(url.searchParams.get('limit'));
  const candles = candlesBetween(market, pair, seconds(url, 'start'), seconds(url, 'end'), limit);
  const ohlc = candles.map(([openMs, close]) => ({
    timestamp: `${openMs / 1000}`,
    open: `${close}`,
    high: `${close}`,
    low: `${close}`,
    close: `${close}`,
    volume: '1',
  }));
  return { body: { data: { pair, ohlc } } };
}

function binance(url: URL, market: ExchangeMarket): Answer {
  const id = url.searchParams.get('symbol') ?? '';
  const pair = market.pairs.find((known) => known.replace('/', '') === id);
  if (url.pathname !== '/api/v3/klines' || pair === undefined) {
    return { status: 400, body: { code: -1121, msg: 'Invalid symbol.' } };
  }
  const start = Number(url.searchParams.get('startTime'));
  const limit = Math.min(Number(url.searchParams.get('limit')), 1000);
  const candles = candlesBetween(market, pair, start, market.now(), limit);
  return {
    body: candles.map(([openMs, close]) => {
      const price = `${close}`;
      return [openMs, price, price, price, price, '1', openMs + HOUR_MS - 1, '1', 1, '1', '1', '0'];
    }),
  };
}

/** The first candles whose hour has begun, between two open times, ascending unless shuffled. */
function candlesBetween(
  market: ExchangeMarket,
  pair: string,
  fromMs: number,
  toMs: number,
  limit = Infinity,
) {
  const candles: [openMs: number, close: number][] = [];
  const last = Math.min(toMs, market.now());
  for (let openMs = Math.ceil(fromMs / HOUR_MS) * HOUR_MS; openMs <= last; openMs += HOUR_MS) {
    if (candles.length === limit) break;
    const close = market.close(pair, openMs);
    if (close !== undefined) candles.push([openMs, close]);
  }
  return market.shuffled === true ? candles.toSorted(([a], [b]) => (a % 7) - (b % 7)) : candles;
}

function seconds(url: URL, name: string): number {
  return Number(url.searchParams.get(name)) * 1000;
}
