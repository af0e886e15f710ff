import { describe, expect, onTestFinished, test } from 'vitest';
import { datedFetch } from '../../../src/compose/checkup/dated-fetch.ts';
import { lastFinishedSession } from '../../../src/core/calendar/closes.ts';
import { clockFinding } from '../../../src/core/checkup/clock-offset.ts';
import { networkPriceChecks, type PriceCheckOptions } from '../../../src/prices/check/price-checks.ts';
import { startFakeExchanges } from '../../fakes/exchanges.ts';
import { startFakeYahoo } from '../../fakes/yahoo.ts';

const NOW = Date.parse('2025-05-06T12:00:00Z');
const YAHOO = 'price source Yahoo';
const EXCHANGES = 'price source exchanges';

/** Yahoo and the exchanges as they are on the morning of 6 May 2025, and what the checks say of them. */
async function upstreams(asOf = lastFinishedSession(NOW)) {
  const bars = ['2025-05-01', '2025-05-02', '2025-05-05', '2025-05-06'].map((day) => ({ day, close: 560 }));
  const yahoo = await startFakeYahoo({ history: (symbol) => (symbol === 'SPY' ? { bars } : undefined) });
  const exchanges = await startFakeExchanges((name) => ({
    pairs: [name === 'binance' ? 'BTC/USDT' : 'BTC/USD'],
    close: () => 94_000,
    now: () => NOW,
  }));
  onTestFinished(async () => {
    await Promise.all([yahoo.close(), exchanges.close()]);
  });
  const look = async (name: string, more: Partial<PriceCheckOptions> = {}, signal?: AbortSignal) => {
    const checks = networkPriceChecks({
      exchanges: ['coinbase', 'kraken', 'bitstamp', 'binance'],
      exchangeUrls: exchanges.baseUrls,
      yahooUrl: yahoo.url,
      ...datedFetch(Date.now),
      now: () => NOW,
      asOf: () => asOf,
      ...more,
    });
    return (await checks[name]?.(signal)) ?? [];
  };
  return { yahoo, exchanges, look };
}

describe('price sources', () => {
  test('that answer with the last session are fine, and their clocks are compared with ours', async () => {
    const { look } = await upstreams();
    expect(await look(YAHOO)).toEqual([
      {
        part: YAHOO,
        state: 'ok',
        said: 'Yahoo answers: the last close of SPY is of 5 May 2025, the last session; its clock agrees with ours.',
      },
    ]);
    const exchanges = await look(EXCHANGES);
    expect(exchanges.map(({ part, state }) => [part, state])).toEqual([
      ['price source Coinbase', 'ok'],
      ['price source Kraken', 'ok'],
      ['price source Bitstamp', 'ok'],
      ['price source Binance', 'ok'],
    ]);
  });

  test('one request each is enough', async () => {
    const { look, yahoo, exchanges } = await upstreams();
    await Promise.all([look(YAHOO), look(EXCHANGES)]);
    expect(yahoo.requests).toHaveLength(1);
    expect(Object.values(exchanges.servers).map(({ requests }) => requests.length)).toEqual([1, 1, 1, 1]);
  });

  test('a source that is behind is a limit, with how far', async () => {
    const { look } = await upstreams('2025-05-08');
    expect(await look(YAHOO)).toMatchObject([
      {
        state: 'warn',
        said: expect.stringMatching(/last close of SPY is of 6 May 2025, 2 sessions behind 8 May 2025/),
      },
    ]);
  });

  test('Yahoo away is broken, for nobody else has funds', async () => {
    const { look, yahoo } = await upstreams();
    yahoo.failAlways('reset');
    expect(await look(YAHOO)).toMatchObject([
      {
        state: 'fail',
        said: 'Yahoo could not be reached (ECONNRESET) when asked for SPY.',
        fix: expect.stringContaining('YAHOO_API_URL'),
      },
    ]);
  });

  test('one exchange away is a limit while others answer; all of them away is broken', async () => {
    const { look, exchanges } = await upstreams();
    exchanges.servers.binance.failAlways({ status: 451, body: 'not here' });
    expect((await look(EXCHANGES)).at(-1)).toEqual({
      part: 'price source Binance',
      state: 'warn',
      said: 'Binance does not answer from this country (451) when asked for BTC/USD.',
      fix: 'Coins come from the other exchanges meanwhile. Check the network and EXCHANGE_API_URL, or leave binance out of EXCHANGES.',
    });
    for (const server of Object.values(exchanges.servers)) server.failAlways({ status: 503, body: 'no' });
    expect((await look(EXCHANGES)).map(({ state }) => state)).toEqual(['fail', 'fail', 'fail', 'fail']);
  });

  test('a source that never ends is given up when its time is over', async () => {
    const { look, yahoo } = await upstreams();
    yahoo.failAlways('stall-in-body');
    const time = new AbortController();
    const looking = look(YAHOO, {}, time.signal);
    time.abort(new Error('its time is over'));
    await expect(looking).rejects.toThrow('its time is over');
  });

  test('a clock of ours that is five minutes late shows at every source', async () => {
    const { look } = await upstreams();
    const dated = datedFetch(() => Date.now() - 300_000);
    expect((await look(YAHOO, dated))[0]?.said).toContain('its clock is 5 minutes ahead of ours');
    expect(clockFinding(dated.clocks.all())).toMatchObject({ state: 'fail' });
  });
});
