import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { startFakeExchanges, type FakeExchanges } from '../fakes/exchanges.ts';
import { startFakeYahoo, type FakeYahoo } from '../fakes/yahoo.ts';
import { runLockstep } from '../run-lockstep.ts';
import { startHoldingGateway, type HoldingGateway } from '../compose/holding-gateway.ts';

const AS_OF = '2021-03-01';
const EVENING = Date.parse('2021-03-02T03:59:00Z');
/** The first page goes alone, then four at a time: so many are answered before the third batch. */
const TWO_BATCHES = 1 + 4 + 4;

// Each test is some processes.
vi.setConfig({ testTimeout: 120_000 });

let exchanges: FakeExchanges;
let yahoo: FakeYahoo;
let gateway: HoldingGateway;

beforeAll(async () => {
  exchanges = await startFakeExchanges(() => ({
    pairs: ['BTC/USD'],
    close: (_, openMs) => 40_000 + 5_000 * Math.sin(openMs / 1e9),
    now: () => EVENING,
  }));
  gateway = await startHoldingGateway(exchanges.servers.bitstamp.url);
  yahoo = await startFakeYahoo({ history: () => undefined });
});
afterAll(() => Promise.all([exchanges.close(), gateway.close(), yahoo.close()]));

/** An empty state folder, and backfills into it from one exchange. */
async function fresh() {
  const state = await mkdtemp(join(tmpdir(), 'lockstep-backfill-'));
  onTestFinished(() => rm(state, { recursive: true }));
  const environment = {
    STATE_DIR: state,
    AS_OF,
    EXCHANGES: 'bitstamp',
    EXCHANGE_API_URL: gateway.url,
    YAHOO_API_URL: yahoo.url,
  };
  const run = async (words: readonly string[]) => {
    const before = gateway.count();
    const ended = await runLockstep(['backfill', ...words], { environment });
    return { ...ended, requests: gateway.count() - before };
  };
  /** Is stopped when the exchange has answered two batches and been asked for the third. */
  const stopped = async (signal: 'SIGINT' | 'SIGKILL') => {
    gateway.holdAfter(TWO_BATCHES);
    const { PATH = '' } = process.env;
    const main = join(import.meta.dirname, '../../src/main.ts');
    const child = spawn(process.execPath, [main, 'backfill', 'btc', '1y'], { env: { PATH, ...environment } });
    const exit = once(child, 'exit');
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    await gateway.held(4);
    child.kill(signal);
    const [code] = await exit;
    gateway.holdAfter(Infinity);
    return { code: Number(code), said };
  };
  return { state, run, stopped };
}

const readPrices = (state: string) => readFile(join(state, 'prices', 'BTC-USD.csv'), 'utf8');

describe('npm run backfill', () => {
  test('keeps what answers read, and a stop at any moment costs only what was in flight', async () => {
    const { state, run } = await fresh();
    const { code, stdout, requests } = await run(['btc', '1y']);
    const done = /^btc: \d+ closes of Bitstamp, 20\d\d-\d\d-\d\d to 2021-03-01\.\n$/;
    expect([code, stdout]).toEqual([0, expect.stringMatching(done)]);
    expect(requests).toBeGreaterThan(TWO_BATCHES + 4);
    expect(await readdir(join(state, 'backfill'))).toEqual([]);
    expect((await run(['btc', '1y'])).requests).toBe(0);

    const killed = await fresh();
    await killed.stopped('SIGKILL');
    const interrupted = await fresh();
    const { code: status, said } = await interrupted.stopped('SIGINT');
    expect([status, said]).toEqual([130, expect.stringContaining('the same line goes on from there')]);
    for (const one of [killed, interrupted]) {
      const again = await one.run(['btc', '1y']);
      expect([again.code, again.requests]).toEqual([0, requests - TWO_BATCHES]);
      expect(await readPrices(one.state)).toBe(await readPrices(state));
    }
  });

  test('what nobody has is told, and the rest is fetched all the same', async () => {
    const { run } = await fresh();
    const { code, stdout, stderr } = await run(['gold,btc', '30d']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^gold: I have no prices for gold/);
    expect(stdout).toMatch(/^btc: /);
  });

  test('nonsense is refused in a sentence, before anybody is asked', async () => {
    const { run } = await fresh();
    const { code, stdout, stderr, requests } = await run(['btc', '5y', '3y']);
    expect([code, stdout, requests]).toEqual([2, '', 0]);
    expect(stderr).toBe('5y is no name. Say names and one range, such as btc,eth 5y or all 1y.\n');
  });
});
