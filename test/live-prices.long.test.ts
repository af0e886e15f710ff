import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { EXCHANGE_NAMES } from './fakes/exchanges.ts';
import { startUpstreams, type Upstreams } from './fakes/upstreams.ts';
import { runLockstep } from './run-lockstep.ts';

/**
 * The program as it runs in production, with the real yahoo-finance2 and the real ccxt, against servers on loopback
 * that speak their protocols. As of a Monday evening, so nothing depends on the day the test runs.
 */
const AS_OF = '2025-05-05';
const EVENING = Date.UTC(2025, 4, 6, 3, 59);

let world: Upstreams;
let state: string;
beforeEach(async () => {
  state = await mkdtemp(join(tmpdir(), 'lockstep-live-'));
  world = await startUpstreams(EVENING);
});
afterEach(async () => {
  await world.close();
  await rm(state, { recursive: true });
});

async function ask(line: string, asOf = AS_OF) {
  const environment = {
    ...world.environment,
    STATE_DIR: state,
    EXCHANGES: 'bitstamp,coinbase,kraken,binance',
  };
  const ended = await runLockstep(['corr', ...line.split(' '), '--json', '--as-of', asOf], { environment });
  return { ...ended, answer: ended.stdout === '' ? null : JSON.parse(ended.stdout) };
}

// The exchange's own pace, which ccxt keeps, takes most of it.
vi.setConfig({ testTimeout: 60_000 });

describe('live prices', () => {
  test('come from the exchange and from Yahoo, and are kept as CSVs that --prices reads', async () => {
    const { code, answer } = await ask('btc r2k-tech 1y');
    expect(code).toBe(0);
    expect(answer.report).toMatchObject({
      sources: { asset: 'Bitstamp', benchmark: 'Yahoo' },
      approximate: false,
      simulated: false,
      n: 252,
      to: AS_OF,
    });
    const kept = join(state, 'prices');
    expect(await readFile(join(kept, 'PSCT.csv'), 'utf8')).toMatch(/^date,close\n/);
    expect(await readFile(join(kept, 'BTC-USD.csv'), 'utf8')).toContain('new-york-close');

    const again = await runLockstep(
      ['corr', 'btc', 'r2k-tech', '1y', '--json', '--as-of', AS_OF, '--prices', kept],
      { environment: { STATE_DIR: state } },
    );
    const { pearson, low, high, spearman, rolling } = JSON.parse(again.stdout).report;
    expect({ pearson, low, high, spearman, rolling }).toEqual({
      pearson: answer.report.pearson,
      low: answer.report.low,
      high: answer.report.high,
      spearman: answer.report.spearman,
      rolling: answer.report.rolling,
    });
  });

  test('are not fetched again for the same evening, and survive every source being down', async () => {
    const first = await ask('btc r2k-tech 1y');
    const requests = () =>
      EXCHANGE_NAMES.reduce(
        (sum, name) => sum + world.exchanges.servers[name].requests.length,
        world.yahoo.requests.length,
      );
    const before = requests();
    world.yahoo.failAlways('reset');
    for (const name of EXCHANGE_NAMES) world.exchanges.servers[name].failAlways('reset');
    const second = await ask('btc r2k-tech 90d');
    expect(second.code).toBe(0);
    expect(second.answer.report.pearson).toEqual(expect.any(Number));
    expect(first.code).toBe(0);
    expect(requests() - before).toBeLessThan(30);
  });

  test('all sources down and nothing kept: each is named with its reason, exit 1', async () => {
    world.yahoo.failAlways({ status: 429, body: 'Too Many Requests' });
    world.exchanges.servers.bitstamp.failAlways({ status: 503, body: '{}' });
    world.exchanges.servers.coinbase.failAlways('html');
    world.exchanges.servers.kraken.failAlways({ body: { error: ['EService:Unavailable'] } });
    world.exchanges.servers.binance.failAlways({ status: 451, body: '{}' });
    const { code, stdout, stderr } = await ask('btc r2k-tech 1y');
    expect([code, stdout]).toEqual([1, '']);
    for (const name of ['Bitstamp', 'Coinbase', 'Kraken', 'Binance', 'Yahoo']) expect(stderr).toContain(name);
    expect(stderr).toContain('451');
    expect(stderr).toContain('429');
    expect(stderr).not.toMatch(/ {4}at |node:/);
  });

  test('a ticker that nobody knows is unknown, with the nearest names', async () => {
    const { code, stderr } = await ask('bct r2k-tech 1y');
    expect(code).toBe(1);
    expect(stderr).toMatch(/I don't know bct\. Did you mean (bch|btc)/);
  });
});
