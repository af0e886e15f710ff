import { createServer, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { simulatedSource } from '../../src/prices/simulated.ts';
import { simulatedCandles } from './simulated-candles.ts';
import { startFakeExchanges, type FakeExchanges } from './exchanges.ts';
import { startFakeYahoo, type FakeYahoo, type YahooListing } from './yahoo.ts';
import { onLoopback } from './on-loopback.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const FUNDS = ['PSCT', 'QQQ', 'SPY'];

/** Yahoo and the exchanges on loopback, fed with the simulated market, and the environment that points at them. */
export interface Upstreams {
  readonly yahoo: FakeYahoo;
  readonly exchanges: FakeExchanges;
  readonly environment: Readonly<Record<string, string>>;
  /** From now on exchanges say nothing, until they are released: what they were asked is answered then. */
  readonly hold: () => () => void;
  /** Questions to exchanges so far. */
  readonly asked: () => number;
  /** Changes what Yahoo has of a symbol from now on. */
  readonly alter: (symbol: string, change: (listing: YahooListing) => YahooListing) => void;
  readonly close: () => Promise<void>;
}

/** The world as it is at `now` (milliseconds since 1970): funds by the day and coins by the hour, since 2018 unless given. */
export async function startUpstreams(
  now: number,
  {
    from = '2018-01-02',
    coins = ['BTC'],
  }: { readonly from?: string; readonly coins?: readonly string[] } = {},
): Promise<Upstreams> {
  const histories = new Map<string, YahooListing>();
  const span = { from, to: new Date(now).toISOString().slice(0, 10) };
  for (const symbol of FUNDS) {
    const { days, closes } = await simulatedSource().closes({ symbol, market: 'NYSE' }, span);
    histories.set(symbol, { bars: days.map((day, index) => ({ day, close: closes[index] ?? NaN })) });
  }
  const candles = new Map(
    coins.map((coin) => {
      const bars = simulatedCandles(`${coin}/USD`, Date.parse(from) - DAY_MS, now, HOUR_MS);
      return [coin, new Map(bars.map(({ openMs, close }) => [openMs, close]))] as const;
    }),
  );
  const yahoo = await startFakeYahoo({ history: (symbol) => histories.get(symbol) });
  const exchanges = await startFakeExchanges((name) => ({
    pairs: coins.map((coin) => (name === 'binance' ? `${coin}/USDT` : `${coin}/USD`)),
    close: (pair, openMs) => candles.get(pair.split('/')[0] ?? '')?.get(openMs),
    now: () => now,
  }));
  const gateway = await startGateway(exchanges.baseUrls);
  return {
    yahoo,
    exchanges,
    environment: { YAHOO_API_URL: yahoo.url, EXCHANGE_API_URL: gateway.url },
    hold: gateway.hold,
    asked: gateway.asked,
    alter: (symbol, change) => {
      const listing = histories.get(symbol);
      if (listing === undefined) throw new Error(`Yahoo has nothing of ${symbol}`);
      histories.set(symbol, change(listing));
    },
    close: async () => {
      await Promise.all([yahoo.close(), exchanges.close(), gateway.close()]);
    },
  };
}

/** One address for all exchanges, `/<exchange>/...`, as a proxy would be set up. */
async function startGateway(targets: Readonly<Record<string, string>>) {
  let open = Promise.resolve();
  let asked = 0;
  const server = createServer((request, response) => {
    asked += 1;
    const [, name = '', rest = ''] = /^\/([a-z]+)(\/.*)$/.exec(request.url ?? '') ?? [];
    const target = targets[name];
    if (target === undefined) {
      response.writeHead(404).end();
      return;
    }
    void open.then(() => relay(`${target}${rest}`, response));
  });
  const port = await onLoopback(server);
  return {
    url: `http://127.0.0.1:${port}`,
    asked: () => asked,
    hold: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      open = promise;
      return resolve;
    },
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** Fetches and passes on; a target that fails is a connection that breaks. */
async function relay(url: string, response: ServerResponse): Promise<void> {
  try {
    const answer = await fetch(url);
    const body = Buffer.from(await answer.arrayBuffer());
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(body);
  } catch {
    response.destroy();
  }
}
