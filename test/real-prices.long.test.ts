import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PairReport } from '../src/core/reports/pair.ts';
import {
  plainBeta,
  plainCompare,
  plainJackknife,
  plainLabels,
  plainPartial,
  plainReturns,
  plainSpearman,
} from './core/engine/plain.ts';
import { hasRealPrices, realPrices, skipReason } from './real-prices-folder.ts';
import { runLockstep } from './run-lockstep.ts';

/**
 * The whole way, from the typed line to the JSON, against the price files read once more with plain loops: no code is
 * shared with the project but the plain statistics of the tests.
 */

/** What `--json` prints, as far as these tests look at it. */
interface Answered {
  readonly query: string;
  readonly lead: string;
  readonly notes: readonly string[];
  readonly error?: string;
  readonly report: PairReport;
}

interface Column {
  readonly days: string[];
  readonly closes: number[];
}

async function table(file: string): Promise<string[][]> {
  const text = await readFile(join(realPrices, file), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((line) => line.split(','));
}

async function daily(file: string): Promise<Column> {
  const [head = [], ...rows] = await table(file);
  const close = head.indexOf('close');
  return { days: rows.map(([day = '']) => day), closes: rows.map((row) => Number(row[close])) };
}

/** Half days of the sample, from the exchange's own announcements. */
const HALF_DAYS = new Set(
  ['2018-07-03', '2018-11-23', '2018-12-24', '2019-07-03', '2019-11-29', '2019-12-24', '2020-11-27'].concat(
    ['2020-12-24', '2021-11-26', '2022-11-25', '2023-07-03', '2023-11-24', '2024-07-03', '2024-11-29'],
    ['2024-12-24', '2017-11-24', '2025-07-03'],
  ),
);

/** First and last day of daylight saving by year, as printed in the law's tables. */
const SUMMER: Readonly<Record<string, readonly [string, string]>> = {
  '2017': ['2017-03-12', '2017-11-05'],
  '2018': ['2018-03-11', '2018-11-04'],
  '2019': ['2019-03-10', '2019-11-03'],
  '2020': ['2020-03-08', '2020-11-01'],
  '2021': ['2021-03-14', '2021-11-07'],
  '2022': ['2022-03-13', '2022-11-06'],
  '2023': ['2023-03-12', '2023-11-05'],
  '2024': ['2024-03-10', '2024-11-03'],
  '2025': ['2025-03-09', '2025-11-02'],
};

/** Start of the hour that ends when New York closes: `2025-05-05` -> `2025-05-05T19:00Z`. */
function hourBeforeClose(day: string): string {
  const [start, end] = SUMMER[day.slice(0, 4)] ?? ['', ''];
  const summer = day >= start && day < end;
  const close = (HALF_DAYS.has(day) ? 13 : 16) + (summer ? 4 : 5);
  return `${day}T${String(close - 1).padStart(2, '0')}:00Z`;
}

/** Bitcoin at the New York close of the given sessions: the first file that has the hour. */
async function bitcoin(sessions: readonly string[]): Promise<Column> {
  const closes = new Map<string, number>();
  for (const file of ['BTCUSD_1h_bitstamp.csv', 'BTCUSDT_1h_binance.csv']) {
    const [head = [], ...rows] = await table(file);
    for (const row of rows) closes.set(row[0] ?? '', Number(row[head.indexOf('close')]));
  }
  const days = sessions.filter((day) => closes.has(hourBeforeClose(day)));
  return { days, closes: days.map((day) => closes.get(hourBeforeClose(day)) ?? NaN) };
}

function expectSame(value: number | null | undefined, known: number | undefined): void {
  expect(value).toBeTypeOf('number');
  expect(Math.abs((value ?? NaN) - (known ?? NaN))).toBeLessThan(1e-9);
}

describe.skipIf(!hasRealPrices)(`answers on real prices${skipReason}`, () => {
  let state: string;
  beforeAll(async () => {
    state = await mkdtemp(join(tmpdir(), 'lockstep-real-'));
  });
  afterAll(() => rm(state, { recursive: true }));

  async function ask(lines: readonly string[], asOf: string) {
    const { stdout } = await runLockstep(['corr', '-', '--json', '--prices', realPrices, '--as-of', asOf], {
      environment: { STATE_DIR: state },
      input: lines.join('\n'),
    });
    return stdout
      .trimEnd()
      .split('\n')
      .map((line): Answered => JSON.parse(line));
  }

  test('corr btc r2k-tech 1y as of 5 May 2025: every figure as an independent computation has it', async () => {
    const [answer] = await ask(['corr btc r2k-tech 1y'], '2025-05-05');
    const report = answer?.report;
    if (report === undefined) throw new Error(`no report: ${answer?.error}`);

    const upTo = ({ days, closes }: Column) => {
      const count = days.filter((day) => day <= '2025-05-05').length;
      return { days: days.slice(0, count), closes: closes.slice(0, count) };
    };
    const small = upTo(await daily('PSCT.csv'));
    const large = upTo(await daily('QQQ.csv'));
    const coin = await bitcoin(small.days);
    const pair = plainReturns([coin, small]);
    const [x = [], y = []] = pair.returns.map((column) => column.slice(-252));
    const days = pair.days.slice(-252);

    expect(report).toMatchObject({
      asset: 'btc',
      benchmark: 'r2k-tech',
      instruments: { asset: 'BTC/USD', benchmark: 'PSCT' },
      approximate: false,
      n: 252,
      from: days[0],
      to: '2025-05-05',
    });
    const knife = plainJackknife(x, y);
    expectSame(report.pearson, knife.r);
    expectSame(report.low, knife.low);
    expectSame(report.high, knife.high);
    expectSame(report.spearman, plainSpearman(x, y));
    expectSame(report.beta, plainBeta(x, y).value);
    expectSame(report.r2, knife.r ** 2);
    expect(report.without?.day).toBe(days[knife.mostInfluential]);
    expectSame(report.without?.pearson, knife.without);

    const [bx = [], by = [], bz = []] = plainReturns([coin, small, large]).returns.map((column) =>
      column.slice(-252),
    );
    const partial = plainPartial(bx, by, bz);
    expect(report.partial?.control).toBe('ndx');
    expectSame(report.partial?.value, partial.value);
    expectSame(report.partial?.low, partial.low);
    expectSame(report.partial?.high, partial.high);
    expectSame(report.versus?.pearson, plainJackknife(bx, bz).r);
    expectSame(report.versus?.p, plainCompare(bx, by, bz).p);

    const rank = plainSpearman(x, y);
    const margin = 1.959963984540054 * Math.sqrt((1 + rank ** 2 / 2) / 249);
    expectSame(report.spearmanLow, Math.tanh(Math.atanh(rank) - margin));
    expectSame(report.spearmanHigh, Math.tanh(Math.atanh(rank) + margin));
    expectSame(report.p, knife.p);
    expectSame(report.betaLow, plainBeta(x, y).low);
    expectSame(report.betaHigh, plainBeta(x, y).high);
    expectSame(report.versus?.difference, plainJackknife(bx, by).r - plainJackknife(bx, bz).r);

    // Every window that ends since 2020, each from scratch: the line with its band, today's place, and the label.
    const [allX = [], allY = []] = pair.returns;
    const windows = pair.days.flatMap((day, end) =>
      day < '2020-01-01'
        ? []
        : [plainJackknife(allX.slice(end - 62, end + 1), allY.slice(end - 62, end + 1))],
    );
    expect(report.rolling.days).toEqual(days);
    for (const [index, { r, low, high }] of windows.slice(-252).entries()) {
      expectSame(report.rolling.values[index], r);
      expectSame(report.rolling.low[index], low);
      expectSame(report.rolling.high[index], high);
    }
    const last = windows.at(-1);
    const below = windows.filter(({ r }) => r < (last?.r ?? NaN)).length;
    expectSame(report.percentile, (100 * below) / windows.length);
    expect(report.label).toBe(plainLabels(windows).at(-1));

    const before = plainJackknife(allX.slice(-315, -63), allY.slice(-315, -63));
    expectSame(report.change?.now, last?.r);
    expectSame(report.change?.before, before.r);
    expectSame(
      report.change?.t,
      ((last?.z ?? NaN) - before.z) / Math.sqrt((last?.se ?? NaN) ** 2 + before.se ** 2),
    );
  });

  test('half days are read at 13:00: 3 July and 29 November 2024 are not the 16:00 price', async () => {
    const coin = await bitcoin(['2024-07-02', '2024-07-03', '2024-11-27', '2024-11-29']);
    const [answer] = await ask(['corr btc r2k-tech 2024'], '2025-05-05');
    const { days, asset } = answer?.report.rebased ?? { days: [] as string[], asset: [] as number[] };
    const level = (day: string) => asset[days.indexOf(day)] ?? NaN;
    const close = (day: string) => coin.closes[coin.days.indexOf(day)] ?? NaN;
    expectSame(level('2024-07-03') / level('2024-07-02'), close('2024-07-03') / close('2024-07-02'));
    expectSame(level('2024-11-29') / level('2024-11-27'), close('2024-11-29') / close('2024-11-27'));
  });

  test('as of 23 June 2026 there are daily candles only: approximate, and a note says so', async () => {
    const [answer] = await ask(['corr btc r2k-tech 1y'], '2026-06-23');
    expect(answer?.report).toMatchObject({ approximate: true, n: 252, to: '2026-06-23' });
    expect(answer?.lead).toContain('approximate');
    expect(answer?.notes.join('\n')).toContain('Approximate (UTC close)');
  });

  test('other coins, years, windows, and a stock as asset with a coin as benchmark', async () => {
    const lines = ['corr btc r2k-tech 2022', 'corr eth ndx 90d', 'corr sol r2k max', 'corr mstr btc 2y'];
    const answers = await ask(lines, '2025-05-05');
    expect(answers.map(({ query, report }) => [query, report?.n, report?.approximate])).toEqual([
      ['corr btc r2k-tech 2022', 251, false],
      ['corr eth ndx 90d', 63, true],
      ['corr sol r2k max', expect.any(Number), true],
      ['corr mstr btc 2y', 504, false],
    ]);
    expect(answers[0]?.report).toMatchObject({ from: '2022-01-03', to: '2022-12-30' });
    expect(answers[2]?.report.from).toBe('2020-04-14');
  });

  test('a Sunday, a holiday and a half day answer as of the last closed session', async () => {
    const asOf = async (day: string) => (await ask(['corr btc r2k-tech 30d'], day))[0]?.report.to;
    expect(await asOf('2025-05-04')).toBe('2025-05-02');
    expect(await asOf('2025-01-09')).toBe('2025-01-08');
    expect(await asOf('2024-11-29')).toBe('2024-11-29');
  });

  test('the last sessions before and after both clock changes are all there', async () => {
    const spring = (await ask(['corr btc r2k-tech 2024-03-04..2024-04-12'], '2025-05-05'))[0]?.report;
    const autumn = (await ask(['corr btc r2k-tech 2024-10-14..2024-11-22'], '2025-05-05'))[0]?.report;
    expect(spring?.rolling.days).toEqual(expect.arrayContaining(['2024-03-08', '2024-03-11']));
    expect(autumn?.rolling.days).toEqual(expect.arrayContaining(['2024-11-01', '2024-11-04']));
    expect([spring?.n, autumn?.n]).toEqual([29, 30]);
  });

  test('a coin whose prices ended, or had not begun, is refused with the reason and a range that works', async () => {
    const [ended, unborn] = await ask(['corr ada r2k-tech 90d', 'corr sol r2k-tech 2019'], '2026-06-23');
    expect(ended?.error).toMatch(/ADA.*2025-08-13.*Try/);
    expect(unborn?.error).toMatch(/SOL.*2020-04.*Try/);
  });
});
