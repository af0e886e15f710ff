import type { Exchange } from 'ccxt';
import type { RequestBudget } from '../../core/pacing/request-budget.ts';
import { abortable } from '../../core/pacing/abortable.ts';
import { boundedFetch } from '../http/bounded-fetch.ts';
import { exchangeError } from './exchange-errors.ts';
import type { Venue } from './exchange-venues.ts';
import { jsonAnswer } from '../http/json-answer.ts';

/** One hourly candle: when it opened, milliseconds since 1970, and its close. */
export type Candle = readonly [openTime: number, close: number];

/** A pair as a person writes it, `BTC/USD`, and the one that is asked for there, `BTC/USDT`. */
export interface VenuePair {
  readonly symbol: string;
  readonly base: string;
  readonly quote: string;
}

export interface ExchangeClient {
  readonly venue: Venue;
  /** The pair that stands for `symbol` on this exchange. */
  readonly pairFor: (symbol: string) => VenuePair;
  /** Up to `hours` candles from the one that opened at `since`, unsorted. @throws SourceError */
  readonly page: (
    pair: VenuePair,
    since: number,
    hours: number,
    signal: AbortSignal | undefined,
  ) => Promise<readonly Candle[]>;
}

export interface ClientOptions {
  readonly fetch?: typeof fetch | undefined;
  /** An address that stands for the exchange's own. */
  readonly baseUrl?: string | undefined;
  /** What all replicas together may ask. */
  readonly budget?: RequestBudget | undefined;
  readonly timeoutMs: number;
}

/** A client of one exchange on ccxt, which is loaded with the first page and keeps to the exchange's rate limit. */
export function exchangeClient(venue: Venue, options: ClientOptions): ExchangeClient {
  let loading: Promise<Exchange> | undefined;
  return {
    venue,
    pairFor: (symbol) => pairAt(venue, symbol),
    async page(pair, since, hours, signal) {
      const exchange = await (loading ??= loadExchange(venue, options));
      know(exchange, venue, pair);
      try {
        const rows = await abortable(exchange.fetchOHLCV(pair.symbol, '1h', since, hours), signal);
        return rows.map(([openTime, , , , close]) => [openTime ?? NaN, close ?? NaN] as const);
      } catch (error) {
        signal?.throwIfAborted();
        throw exchangeError(error, venue, pair.symbol);
      }
    },
  };
}

function pairAt({ quotes }: Venue, symbol: string): VenuePair {
  const [base = '', asked = ''] = symbol.split('/');
  const quote = quotes[asked] ?? asked;
  return { symbol: `${base}/${quote}`, base, quote };
}

/**
 * One exchange of ccxt by its file, because the whole of it is a hundred exchanges: four of them load in 90 ms and
 * 38 MiB, all in 350 ms and 100 MiB. The package does not export its files, so the path is taken from its entry.
 */
async function loadExchange({ id, label, host, rate }: Venue, options: ClientOptions): Promise<Exchange> {
  const { href } = new URL(`./src/${id}.js`, import.meta.resolve('ccxt'));
  const loaded: unknown = await import(href);
  if (!isExchangeModule(loaded)) throw new Error(`${href} is no exchange of ccxt. Run npm ci.`);
  // Both tries of the fetch below fit in: it keeps the time, and ccxt's own limit does not cover the body.
  const exchange = new loaded.default({ enableRateLimit: true, timeout: 3 * options.timeoutMs });
  exchange.fetchImplementation = boundedFetch({
    source: label,
    hosts: [host],
    rate,
    ...options,
    // ccxt reads the error answers itself.
    check: (_, status, text) => void (status === 200 && jsonAnswer(label, text)),
  });
  return exchange;
}

function isExchangeModule(loaded: unknown): loaded is { default: new (config: object) => Exchange } {
  return (
    typeof loaded === 'object' &&
    loaded !== null &&
    'default' in loaded &&
    typeof loaded.default === 'function'
  );
}

/** Tells ccxt the one market that is wanted. Asking the exchange would mean its full list, megabytes and many calls. */
function know(exchange: Exchange, { marketId }: Venue, { symbol, base, quote }: VenuePair): void {
  const known: Readonly<Record<string, unknown>> = exchange.markets ?? {};
  if (Object.hasOwn(known, symbol)) return;
  const market = { id: marketId(base, quote), symbol, base, quote, type: 'spot', spot: true, active: true };
  exchange.setMarkets([...Object.values(known), market]);
}
