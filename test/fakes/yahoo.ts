import type { Day } from '../../src/core/types.ts';
import { startPriceServer, type Answer, type PriceServer } from './price-server.ts';

/** One daily bar; `adjclose` is the close unless given. */
interface YahooBar {
  readonly day: Day;
  readonly close: number | null;
  readonly adjclose?: number | null;
  /** The instant it is stamped with, when that is not the open of the day: a bar that still runs. */
  readonly stampMs?: number;
}

/** What Yahoo knows of one symbol. */
export interface YahooListing {
  readonly bars: readonly YahooBar[];
  /** IANA name; `America/New_York` unless given. */
  readonly zone?: string;
  /** Local time at which a day's bar opens: `09:30` in New York, `00:00` elsewhere, unless given. */
  readonly opensAt?: string;
  readonly currency?: string;
  /** False for indices, which have no adjusted closes. */
  readonly adjusted?: boolean;
  readonly splits?: readonly {
    readonly day: Day;
    readonly numerator: number;
    readonly denominator: number;
  }[];
}

export interface FakeYahoo extends PriceServer {
  /** How often the crumb was asked for. */
  readonly crumbs: () => number;
}

/**
 * Yahoo as yahoo-finance2 sees it: `/v8/finance/chart/:symbol`, the crumb, the page that sets the cookie, and `quote`,
 * which needs a crumb. `history` gives the listing of a symbol, undefined when Yahoo does not know it.
 */
export async function startFakeYahoo(options: {
  readonly history: (symbol: string) => YahooListing | undefined;
}): Promise<FakeYahoo> {
  const server = await startPriceServer((url) => {
    const [, symbol] = /^\/v8\/finance\/chart\/([^/]+)$/.exec(url.pathname) ?? [];
    if (symbol !== undefined) return chart(decodeURIComponent(symbol), options.history, url.searchParams);
    if (url.pathname === '/v1/test/getcrumb') return { headers: text, body: 'crumb.of.fake' };
    if (url.pathname === '/v7/finance/quote') return quote(url.searchParams);
    return { headers: { ...text, 'set-cookie': 'A3=fake; Domain=.yahoo.com; Path=/; Secure' }, body: 'page' };
  });
  return {
    ...server,
    crumbs: () => server.requests.filter((request) => request.startsWith('/v1/test/getcrumb')).length,
  };
}

const text = { 'content-type': 'text/plain' };

function quote(params: URLSearchParams): Answer {
  if (params.get('crumb') !== 'crumb.of.fake') {
    const error = { code: 'Unauthorized', description: 'Invalid Crumb' };
    return { status: 401, body: { finance: { result: null, error } } };
  }
  return { body: { quoteResponse: { result: [], error: null } } };
}

function chart(
  symbol: string,
  history: (symbol: string) => YahooListing | undefined,
  params: URLSearchParams,
): Answer {
  const listing = history(symbol);
  if (listing === undefined) return refusal(404, 'Not Found', 'No data found, symbol may be delisted');
  const { zone = 'America/New_York', bars, adjusted = true } = listing;
  const [from, to] = [Number(params.get('period1')), Number(params.get('period2'))];
  const stamped = bars
    .map((bar) => ({ ...bar, stamp: (bar.stampMs ?? openOf(bar.day, listing)) / 1000 }))
    .filter(({ stamp }) => stamp >= from && stamp < to);
  if (stamped.length === 0) {
    return refusal(400, 'Bad Request', `Data doesn't exist for startDate = ${from}, endDate = ${to}`);
  }
  const closes = stamped.map(({ close }) => close);
  const adjclose = stamped.map((bar) => (bar.adjclose === undefined ? bar.close : bar.adjclose));
  const result = {
    meta: metaOf(symbol, zone, listing.currency ?? 'USD', stamped.at(-1)?.stamp ?? 0),
    timestamp: stamped.map(({ stamp }) => stamp),
    events: { splits: splitsOf(listing) },
    indicators: {
      quote: [{ open: closes, high: closes, low: closes, close: closes, volume: closes.map(() => 1000) }],
      ...(adjusted ? { adjclose: [{ adjclose }] } : {}),
    },
  };
  return { body: { chart: { result: [result], error: null } } };
}

function refusal(status: number, code: string, description: string): Answer {
  return { status, body: { chart: { result: null, error: { code, description } } } };
}

function splitsOf(listing: YahooListing) {
  return Object.fromEntries(
    (listing.splits ?? []).map(({ day, numerator, denominator }) => {
      const date = openOf(day, listing) / 1000;
      return [date, { date, numerator, denominator, splitRatio: `${numerator}:${denominator}` }];
    }),
  );
}

function metaOf(symbol: string, zone: string, currency: string, lastStamp: number) {
  const gmtoffset = offsetAt(lastStamp * 1000, zone) / 1000;
  const period = { timezone: zone, start: lastStamp, end: lastStamp, gmtoffset };
  return {
    currency,
    symbol,
    exchangeName: 'FAK',
    instrumentType: 'ETF',
    firstTradeDate: 0,
    regularMarketTime: lastStamp,
    hasPrePostMarketData: true,
    gmtoffset,
    timezone: zone,
    exchangeTimezoneName: zone,
    regularMarketPrice: 1,
    priceHint: 2,
    currentTradingPeriod: { pre: period, regular: period, post: period },
    dataGranularity: '1d',
    range: '',
    validRanges: ['1d', 'max'],
  };
}

/** The instant at which a day's bar opens. */
function openOf(day: Day, { zone = 'America/New_York', opensAt }: YahooListing): number {
  const local = Date.parse(`${day}T${opensAt ?? (zone === 'America/New_York' ? '09:30' : '00:00')}Z`);
  return local - offsetAt(local - offsetAt(local, zone), zone);
}

/** Milliseconds that a zone's clocks are ahead of UTC. */
function offsetAt(instantMs: number, zone: string): number {
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  return Date.parse(`${shown.format(instantMs).replace(' ', 'T')}Z`) - instantMs;
}
