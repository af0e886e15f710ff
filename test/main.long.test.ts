import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writePrices } from './price-folder.ts';
import { runLockstep } from './run-lockstep.ts';

let state: string;
beforeAll(async () => {
  state = await mkdtemp(join(tmpdir(), 'lockstep-main-'));
});
afterAll(() => rm(state, { recursive: true }));

const run = (words: readonly string[], input = '') =>
  runLockstep(words, { environment: { STATE_DIR: state }, input });

describe('node src/main.ts', () => {
  test('demo answers on the simulated market, writes the chart, and ends without a terminal', async () => {
    const { code, stdout, stderr } = await run(['demo']);
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^SIMULATED: BTC and small-cap tech, 1y\n/);
    expect(stdout).toContain('corr btc r2k-tech 1y');
    const [, file = ''] = /Chart: (.+\.png)/.exec(stdout) ?? [];
    expect((await readFile(file)).subarray(1, 4).toString()).toBe('PNG');
  });

  test('without a platform and without a terminal it answers the lines of its input', async () => {
    const { code, stdout } = await runLockstep([], {
      environment: { STATE_DIR: state, AS_OF: '2025-05-05' },
      input: 'symbols gold\n',
    });
    expect(code).toBe(0);
    expect(stdout).toContain('GLD');
  });

  test('an unknown mode is bad usage', async () => {
    const { code, stdout, stderr } = await run(['serve']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^Usage: /);
  });

  test('a fault in the environment is named, with the variable', async () => {
    const { code, stderr } = await runLockstep(['corr', 'help'], { environment: { AS_OF: '2025-02-30' } });
    expect(code).toBe(2);
    expect(stderr).toBe(
      'The environment has a fault. AS_OF: must be a day of the calendar, such as 2025-05-05. See .env.example.\n',
    );
  });

  test('an unknown exchange is named at the start, not at the first answer', async () => {
    const { code, stderr } = await runLockstep(['corr', 'help'], { environment: { EXCHANGES: 'mtgox' } });
    expect(code).toBe(1);
    expect(stderr).toContain('I don\'t know the exchange "mtgox"');
  });
});

describe('corr, as a command', () => {
  test('--json prints one document and nothing else; --out says where the chart goes', async () => {
    const out = join(state, 'mine.png');
    const { code, stdout, stderr } = await run([
      'corr',
      'eth',
      'ndx',
      '90d',
      '--demo',
      '--json',
      '--out',
      out,
    ]);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout.trimEnd()).not.toContain('\n');
    const answer = JSON.parse(stdout);
    expect(Object.keys(answer)).toEqual(
      expect.arrayContaining(['query', 'lead', 'facts', 'notes', 'chart', 'report']),
    );
    expect(answer.query).toBe('corr eth ndx 90d');
    expect(answer.chart).toMatchObject({ file: out, width: 1200, height: 675 });
    expect(answer.report).toMatchObject({ n: 63, simulated: true, approximate: false });
    expect((await stat(out)).size).toBeGreaterThan(10_000);
  });

  test('--scale 2 doubles the pixels', async () => {
    const { stdout } = await run(['corr', 'btc', '--demo', '--json', '--scale', '2', '--theme', 'dark']);
    expect(JSON.parse(stdout).chart).toMatchObject({ width: 2400, height: 1350 });
  });

  test.each([
    [['--as-of', 'yesterday'], /--as-of/],
    [['--as-of'], /--as-of needs a day/],
    [['--colour'], /I don't know the option --colour/],
    [['--as-of', '2035-01-01', 'btc'], /2035-01-01 is in the future/],
  ])('bad usage %j: exit 2 and the fix', async (words, sentence) => {
    const { code, stdout, stderr } = await run(['corr', ...words]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(sentence);
  });

  test("what can't be answered: exit 1, the sentence on standard error, nothing on standard output", async () => {
    const { code, stdout, stderr } = await run(['corr', 'btc', 'r2k-tech', 'forever', '--demo', '--json']);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/I don't know the range forever.*Try/);
  });

  test('corr - answers every line in one process, and a failed one as an error', async () => {
    const lines = [
      'btc r2k-tech 1y',
      '# a comment',
      '',
      'btc btc 1y',
      'corr eth ndx 90d',
      'btc nosuchname 1y',
    ];
    const { code, stdout } = await run(['corr', '-', '--json', '--demo'], `${lines.join('\n')}\n`);
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(code).toBe(1);
    expect(answers.map(({ query }) => query)).toEqual([
      'corr btc r2k-tech 1y',
      'btc btc 1y',
      'corr eth ndx 90d',
      'btc nosuchname 1y',
    ]);
    expect(answers.map(({ error }) => typeof error)).toEqual(['undefined', 'string', 'undefined', 'string']);
    expect(stdout).not.toMatch(/ {4}at |node:internal/);
  });
});

describe('settings from the environment', () => {
  async function priceFolder(symbols: Readonly<Record<string, string>>): Promise<string> {
    const folder = await mkdtemp(join(state, 'prices-'));
    await writePrices(folder, symbols);
    return folder;
  }

  test('PRICES_DIR and AS_OF do for every answer what the flags do for one', async () => {
    const folder = await priceFolder({ 'BTC/USD': 'BTC-USD.csv', PSCT: 'PSCT.csv', QQQ: 'QQQ.csv' });
    const environment = { STATE_DIR: state, PRICES_DIR: folder, AS_OF: '2025-05-05' };
    const set = await runLockstep(['corr', 'btc', '--json'], { environment });
    const flags = ['--prices', folder, '--as-of', '2025-05-05'];
    const given = await runLockstep(['corr', 'btc', '--json', ...flags], {
      environment: { STATE_DIR: state },
    });
    expect(set.code).toBe(0);
    expect(JSON.parse(set.stdout)).toEqual(JSON.parse(given.stdout));
    expect(JSON.parse(set.stdout).report).toMatchObject({ to: '2025-05-05', approximate: false });
  });

  test('a folder of prices that is not there is named once, with what should be in it', async () => {
    const { code, stdout, stderr } = await runLockstep(['corr', 'eth', 'ndx', '--prices', 'nowhere']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toBe('There is no folder nowhere for --prices. It holds CSV files, see docs/prices.md.\n');
  });

  test('BENCHMARK_R2K_TECH puts a CSV of the index itself in the place of the stand-in', async () => {
    const folder = await priceFolder({ 'BTC/USD': 'BTC-USD.csv', QQQ: 'QQQ.csv' });
    const own = await priceFolder({ PSCT: 'R2KTECH.csv' });
    const { code, stdout } = await runLockstep(['corr', 'btc', 'r2k-tech', '1y', '--json'], {
      environment: {
        STATE_DIR: state,
        PRICES_DIR: folder,
        AS_OF: '2025-05-05',
        BENCHMARK_R2K_TECH: join(own, 'R2KTECH.csv'),
      },
    });
    expect(code).toBe(0);
    const { lead, notes, report } = JSON.parse(stdout);
    expect(report.instruments.benchmark).toBe('R2KTECH');
    expect(`${lead} ${notes.join(' ')}`).not.toContain('stands in');
  });

  test('.env in the working folder is read; what is set already wins', async () => {
    const folder = await mkdtemp(join(state, 'cwd-'));
    await writeFile(join(folder, '.env'), 'AS_OF=not-a-day\n');
    const read = await runLockstep(['corr', 'help'], { folder });
    expect(read.stderr).toContain('AS_OF');
    const set = await runLockstep(['corr', 'help'], { folder, environment: { AS_OF: '2025-05-05' } });
    expect(set.code).toBe(0);
  });
});
