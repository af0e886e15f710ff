import createYahooFinance from 'yahoo-finance2/createYahooFinance';
import { ExtendedCookieJar } from 'yahoo-finance2/lib/cookieJar';
import quote from 'yahoo-finance2/modules/quote';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { SourceError } from '../../../src/core/errors.ts';
import type { Instrument } from '../../../src/core/types.ts';
import { yahooFetch } from '../../../src/prices/yahoo/yahoo-fetch.ts';
import { yahooSource } from '../../../src/prices/yahoo.ts';
import type { Fault } from '../../fakes/price-server.ts';
import { startFakeYahoo, type FakeYahoo, type YahooListing } from '../../fakes/yahoo.ts';

const PSCT: Instrument = { symbol: 'PSCT', market: 'NYSE' };

/** The Friday before and the Monday after New York's clocks went forward, 2024-03-10. */
const span = { from: '2024-03-08', to: '2024-03-11' };

const listings: Record<string, YahooListing> = {
  PSCT: {
    bars: [
      { day: '2024-03-07', close: 99, adjclose: 98 },
      { day: '2024-03-08', close: 100, adjclose: 99 },
      { day: '2024-03-11', close: 101, adjclose: 100 },
      { day: '2024-03-12', close: 102, adjclose: 101 },
    ],
  },
};

const EMPTY_CHART = {
  meta: { exchangeTimezoneName: 'America/New_York', gmtoffset: -18_000 },
  indicators: { quote: [{}] },
};

let yahoo: FakeYahoo;

beforeEach(async () => {
  yahoo = await startFakeYahoo({ history: (symbol) => listings[symbol] });
});
afterEach(() => yahoo.close());

function source(timeoutMs = 2000) {
  return yahooSource({ baseUrl: yahoo.url, timeoutMs });
}

function failure(instrument: Instrument, timeoutMs?: number): Promise<SourceError> {
  return source(timeoutMs)
    .closes(instrument, span)
    .then(
      () => expect.unreachable('prices instead of an error'),
      (error: SourceError) => error,
    );
}

describe('faults', () => {
  test('429 says when to come back, is not retried, and prints nothing', async () => {
    const printed = vi.spyOn(process.stdout, 'write');
    const logged = [vi.spyOn(console, 'error'), vi.spyOn(console, 'log'), vi.spyOn(console, 'warn')];
    yahoo.failAlways({ status: 429, headers: { 'retry-after': '90' }, body: 'Too Many Requests\r\n' });
    const error = await failure(PSCT);
    expect(error).toMatchObject({
      source: 'Yahoo',
      kind: 'unavailable',
      message: 'answered 429, too many requests',
      retryAfterMs: 90_000,
    });
    expect(yahoo.requests).toHaveLength(1);
    for (const spy of [printed, ...logged]) expect(spy).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });

  test('429 with a date is read against the answer’s own clock', async () => {
    const headers = {
      date: 'Fri, 08 Mar 2024 12:00:00 GMT',
      'retry-after': 'Fri, 08 Mar 2024 12:02:00 GMT',
    };
    yahoo.failAlways({ status: 429, headers, body: '' });
    expect((await failure(PSCT)).retryAfterMs).toBe(120_000);
  });

  test('an unknown ticker is final', async () => {
    const error = await failure({ symbol: 'NOPE', market: 'NYSE' });
    expect(error).toMatchObject({
      kind: 'unknown-instrument',
      message: "doesn't know that symbol (it may be delisted)",
    });
    expect(yahoo.requests).toHaveLength(1);
  });

  test('a symbol without prices in the span says so', async () => {
    const years = { from: '2019-01-02', to: '2019-12-31' };
    await expect(source().closes(PSCT, years)).rejects.toMatchObject({
      kind: 'bad-data',
      message: 'has no prices for those days',
    });
    expect(yahoo.requests).toHaveLength(1);
  });

  test.each<[string, Fault, string, string, number]>([
    ['nothing', 'empty', 'unavailable', 'gave an empty answer', 1],
    [
      'a consent page',
      'html',
      'unavailable',
      'answered with a web page instead of prices (a consent or block page)',
      1,
    ],
    ['half a JSON', 'half-json', 'unavailable', "gave an answer that broke off and can't be read", 2],
    [
      '"Too Many Requests" under 200',
      { body: 'Too Many Requests' },
      'unavailable',
      'answered "Too Many Requests"',
      1,
    ],
    ['a redirect', 'redirect', 'unavailable', 'answered 302, a redirect, which is not followed', 1],
    ['503', { status: 503, body: '<html>' }, 'unavailable', 'answered 503', 1],
    [
      '401 and an invalid crumb',
      { status: 401, body: { finance: { result: null, error: { code: 'Unauthorized', description: '' } } } },
      'unavailable',
      'refused the request (Unauthorized)',
      1,
    ],
    ['another shape', { body: { chart: {} } }, 'bad-data', "gave an answer that can't be read", 1],
    [
      'the chart of another symbol',
      { body: { chart: { result: [{ ...EMPTY_CHART, meta: { ...EMPTY_CHART.meta, symbol: 'QQQ' } }] } } },
      'bad-data',
      'answered with the prices of QQQ instead',
      1,
    ],
    [
      'no result',
      { body: { chart: { result: null, error: null } } },
      'bad-data',
      "gave an answer that can't be read",
      1,
    ],
    ['a connection that is reset', 'reset', 'unavailable', 'could not be reached (ECONNRESET)', 2],
    ['an answer that breaks off', 'broken-off', 'unavailable', 'could not be reached (UND_ERR_SOCKET)', 2],
  ])('%s', async (_, fault, kind, message, requests) => {
    yahoo.failAlways(fault);
    expect(await failure(PSCT)).toMatchObject({ name: 'SourceError', source: 'Yahoo', kind, message });
    expect(yahoo.requests).toHaveLength(requests);
  });

  test.each<Fault>(['stall', 'stall-in-body'])('%s: gives up after its time, twice', async (fault) => {
    yahoo.failAlways(fault);
    expect(await failure(PSCT, 500)).toMatchObject({
      kind: 'unavailable',
      message: 'gave no answer within 0.5 s',
    });
    expect(yahoo.requests).toHaveLength(2);
  });

  test.each<Fault>(['reset', 'broken-off', 'half-json', 'stall'])(
    'one %s is healed by one retry',
    async (fault) => {
      yahoo.failNext(fault);
      expect((await source(2_000).closes(PSCT, span)).closes).toEqual([99, 100]);
      expect(yahoo.requests).toHaveLength(2);
    },
  );

  test('a failed call leaves the next one whole', async () => {
    const same = source();
    yahoo.failNext({ status: 500, body: '' });
    await expect(same.closes(PSCT, span)).rejects.toMatchObject({ message: 'answered 500' });
    expect((await same.closes(PSCT, span)).closes).toEqual([99, 100]);
  });
});

describe('an abort', () => {
  test('before the call asks nothing', async () => {
    const reason = new Error('nobody waits any more');
    const signal = AbortSignal.abort(reason);
    await expect(source().closes(PSCT, span, { signal })).rejects.toBe(reason);
    expect(yahoo.requests).toEqual([]);
  });

  test('during the call ends it at once, without a retry', async () => {
    const controller = new AbortController();
    yahoo.failAlways('stall');
    const pending = source(60_000).closes(PSCT, span, { signal: controller.signal });
    await vi.waitUntil(() => yahoo.requests.length === 1);
    const reason = new Error('nobody waits any more');
    controller.abort(reason);
    await expect(pending).rejects.toBe(reason);
    expect(yahoo.requests).toHaveLength(1);
  });
});

test('an aborted fetch rejects with the reason, not with an error of Yahoo', async () => {
  const controller = new AbortController();
  yahoo.failAlways('stall');
  const { signal } = controller;
  const pending = yahooFetch({ baseUrl: yahoo.url })('https://fc.yahoo.com/', { signal });
  await vi.waitUntil(() => yahoo.requests.length === 1);
  const reason = new Error('nobody waits any more');
  controller.abort(reason);
  await expect(pending).rejects.toBe(reason);
});

test('without a redirection only Yahoo’s own hosts are asked', async () => {
  const asked: string[] = [];
  const offline: typeof fetch = (input) => {
    asked.push(input instanceof Request ? input.url : String(input));
    return Promise.reject(new TypeError('fetch failed'));
  };
  await expect(yahooSource({ fetch: offline }).closes(PSCT, span)).rejects.toMatchObject({
    kind: 'unavailable',
  });
  expect(asked.map((url) => new URL(url).origin)).toEqual(Array(2).fill('https://query2.finance.yahoo.com'));
  await expect(yahooFetch({ fetch: offline })('https://example.com/')).rejects.toMatchObject({
    message: 'would have been asked at example.com, which is not allowed',
  });
});

describe('the crumb', () => {
  /** `quote` needs a crumb, `chart` does not: this client asks for one through the fetch that every call uses. */
  function client() {
    const quiet = () => undefined;
    const Client = createYahooFinance({ modules: { quote } });
    return new Client({
      fetch: yahooFetch({ baseUrl: yahoo.url }),
      cookieJar: new ExtendedCookieJar(),
      logger: { debug: quiet, info: quiet, warn: quiet, error: quiet, dir: quiet },
    });
  }

  test('is never asked for by a chart', async () => {
    await source().closes(PSCT, span);
    expect(yahoo.crumbs()).toBe(0);
  });

  test.each<[string, Fault]>([
    ['under 200', { headers: { 'content-type': 'text/plain' }, body: 'Too Many Requests\r\n' }],
    ['under 429', { status: 429, body: 'Too Many Requests\r\n' }],
  ])('is never "Too Many Requests" %s: the next call asks again and works', async (_, fault) => {
    const same = client();
    // The page that sets the cookie, then the crumb.
    yahoo.failNext({ headers: { 'set-cookie': 'A3=fake; Domain=.yahoo.com; Path=/' }, body: 'page' }, fault);
    await expect(same.quote('PSCT')).rejects.toMatchObject({ kind: 'unavailable' });
    await expect(same.quote(['PSCT'])).resolves.toEqual([]);
    expect(yahoo.crumbs()).toBe(2);
    expect(yahoo.requests.at(-1)).toContain('crumb=crumb.of.fake');
  });
});
