import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { sessionsBetween } from '../../src/core/calendar/sessions.ts';
import { simulatedSource } from '../../src/prices/simulated.ts';
import { startUpstreams, type Upstreams } from '../fakes/upstreams.ts';
import { runLockstep } from '../run-lockstep.ts';

const AS_OF = '2025-05-05';
const EVENING = Date.parse('2025-05-06T03:59:00Z');
const FROM = '2024-12-02';

// Each test is a process or two.
vi.setConfig({ testTimeout: 60_000 });

let upstreams: Upstreams;
beforeAll(async () => {
  upstreams = await startUpstreams(EVENING, { from: FROM });
});
afterAll(() => upstreams.close());

const probe = (words: readonly string[], more: Readonly<Record<string, string>> = {}) =>
  runLockstep(['probe', ...words], { environment: { ...upstreams.environment, AS_OF, ...more } });

const documents = (text: string) =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('npm run probe', () => {
  test('says for each source how much it has and how fresh, in the order in which they are asked', async () => {
    const { code, stdout, stderr } = await probe(['btc,r2k-tech', '--json']);
    expect([code, stderr]).toEqual([0, '']);
    const all = documents(stdout);
    expect(all.slice(0, -1).map(({ name, source }) => [name, source])).toEqual([
      ['btc', 'Coinbase'],
      ['btc', 'Kraken'],
      ['btc', 'Bitstamp'],
      ['btc', 'Binance'],
      ['btc', 'Yahoo'],
      ['r2k-tech', 'Yahoo'],
    ]);
    const sessions = sessionsBetween(FROM, AS_OF).length;
    expect(all[0].reach).toMatchObject({
      first: FROM,
      last: AS_OF,
      closes: sessions,
      counted: false,
      behind: 0,
    });
    expect(all[1].reach.first > '2025-04-01').toBe(true);
    expect(all[4]).toMatchObject({
      reach: null,
      trouble: expect.stringContaining("doesn't know that symbol"),
    });
    expect(all[5].reach).toMatchObject({ first: FROM, last: AS_OF, closes: sessions, counted: true });
    expect(all.at(-1)).toMatchObject({
      summary: { names: 2, without: [], behind: [], standIn: { symbol: 'PSCT', standsIn: true } },
    });
  });

  test('a name that nobody has is an exit code, and named in the summary of the table', async () => {
    const { code, stdout } = await probe(['gold', 'spx']);
    expect(code).toBe(1);
    expect(stdout).toMatch(/ {2}gold +GLD +Yahoo +✗ doesn't know that symbol/);
    expect(stdout).toMatch(/ {2}spx +SPY +Yahoo +\d+ closes, 2024-12-02 to 2025-05-05, \d+\.\d s/);
    expect(stdout).toContain('\n2 names. No source answers for gold.\n');
    expect(stdout).not.toContain('stands in');
  });

  test('a source that fails three times in a row is left alone for the rest', async () => {
    upstreams.yahoo.failAlways({ status: 503, body: 'no' });
    onTestFinished(() => upstreams.yahoo.failAlways(null));
    const before = upstreams.yahoo.requests.length;
    const { code, stdout } = await probe(['spx', 'ndx', 'r2k', 'gold', 'dow', '--json']);
    expect(code).toBe(1);
    expect(upstreams.yahoo.requests.length - before).toBe(3);
    expect(documents(stdout).at(-2).trouble).toMatch(/answered 503; asked again in \d+ s/);
  });

  test("an operator's own index is compared with what stands in without it", async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lockstep-probe-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const { days, closes } = await simulatedSource().closes(
      { symbol: 'PSCT', market: 'NYSE' },
      { from: FROM, to: AS_OF },
    );
    const file = join(folder, 'R2KTECH.csv');
    // The same moves at another level: another index of the same thing.
    await writeFile(
      file,
      `date,close\n${days.map((day, index) => `${day},${3 * (closes[index] ?? NaN)}`).join('\n')}\n`,
    );
    const { stdout } = await probe(['r2k-tech'], { BENCHMARK_R2K_TECH: file });
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      `r2k-tech: R2KTECH answers. Its daily returns and those of PSCT, which stands in otherwise, have a correlation of 1.00 (n = ${days.length - 1}, 3 Dec 2024 to 5 May 2025).`,
    );
  });

  test.each([
    [['--fast'], /^Usage: /],
    [['b`tc'], /can't be a name/],
  ])('%j is bad usage', async (words, sentence) => {
    const { code, stdout, stderr } = await probe(words);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(sentence);
  });
});
