import { mkdir, mkdtemp, rm, symlink, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { closeInstant } from '../../src/core/calendar/closes.ts';
import { sessionsBetween } from '../../src/core/calendar/sessions.ts';
import type { SourceError } from '../../src/core/errors.ts';
import type { Day, Instrument, Span } from '../../src/core/types.ts';
import { filesSource } from '../../src/prices/files.ts';
import { priceSourceContract } from '../contracts/price-source.ts';
import { hasRealPrices, realPrices, skipReason } from '../real-prices-folder.ts';

const PSCT: Instrument = { symbol: 'PSCT', market: 'NYSE' };
const VIX: Instrument = { symbol: '^VIX', market: 'NYSE' };
const BTC: Instrument = { symbol: 'BTC/USD', market: '24/7' };
const april: Span = { from: '2024-04-01', to: '2024-04-30' };

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lockstep-files-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const put = (name: string, text: string) => writeFile(join(folder, name), text);
const index = (entries: object) => put('instruments.json', JSON.stringify(entries));
/** What went wrong, worded as a person reads it: who is at fault, then the clause. */
const refusal = (instrument: Instrument, span = april) =>
  filesSource(folder)
    .closes(instrument, span)
    .then(
      () => 'no refusal',
      ({ kind, source, message }: SourceError) => ({ kind, message: `${source} ${message}` }),
    );

/** Closes 100, 101, ... for every session of a span. */
function daily(from: Day, to: Day): string {
  return ['date,close', ...sessionsBetween(from, to).map((day, i) => `${day},${100 + i}`), ''].join('\n');
}

/** Bars of the ten hours up to each close of a span, whose close is the hour of the month, so that each is another. */
function hourly(from: Day, to: Day, keep: (openMs: number) => boolean = () => true): string {
  const opens = sessionsBetween(from, to).flatMap((day) =>
    Array.from({ length: 10 }, (_, i) => closeInstant(day) - (10 - i) * 3_600_000),
  );
  const rows = opens.filter(keep).map((open) => `${new Date(open).toISOString()},${hourOfMonth(open)}`);
  return ['open_time_utc,close', ...rows, ''].join('\n');
}

const hourOfMonth = (ms: number) => new Date(ms).getUTCDate() * 24 + new Date(ms).getUTCHours();

describe('which file stands for an instrument', () => {
  test.each([
    ['PSCT.csv', PSCT],
    ['psct.csv', PSCT],
    ['VIX.csv', VIX],
    ['_VIX.csv', VIX],
    ['^VIX.csv', VIX],
    ['BTC-USD.csv', BTC],
    ['BTC-USDT.csv', BTC],
    ['DX-Y.NYB.csv', { symbol: 'DX-Y.NYB', market: 'NYSE' }],
    ['EURUSD=X.csv', { symbol: 'EURUSD=X', market: 'NYSE' }],
  ] as const)('%s is found by its name', async (name, instrument) => {
    await put(name, daily('2024-04-01', '2024-04-30'));
    expect(await filesSource(folder).closes(instrument, april)).toMatchObject({
      instrument,
      source: 'files',
    });
  });

  test('the index names files, and says what trades around the clock', async () => {
    await put('ours.csv', 'date,close\n2024-04-06,7\n');
    await index({ GOOSE: { daily: 'ours.csv', market: '24/7', source: 'our desk' } });
    expect(await filesSource(folder).closes({ symbol: 'GOOSE', market: 'NYSE' }, april)).toMatchObject({
      instrument: { symbol: 'GOOSE', market: '24/7' },
      days: ['2024-04-06'],
      clock: 'utc-close',
    });
  });

  test('what the index does not list is still found by its name', async () => {
    await put('PSCT.csv', daily('2024-04-01', '2024-04-30'));
    await index({});
    expect((await filesSource(folder).closes(PSCT, april)).days).toHaveLength(22);
  });

  test('an instrument without a file is unknown', async () => {
    await put('PSCT.csv', daily('2024-04-01', '2024-04-30'));
    expect(await refusal(VIX)).toMatchObject({
      kind: 'unknown-instrument',
      message: expect.stringContaining('^VIX'),
    });
  });

  test.each([
    '../secret',
    '/etc/passwd',
    '..',
    '.',
    '',
    '..%2f..%2f.env',
    'data.csv\0.png',
    '__proto__',
    'constructor',
  ])('the symbol %j leads nowhere', async (symbol) => {
    await put('PSCT.csv', daily('2024-04-01', '2024-04-30'));
    await index({});
    expect(await refusal({ symbol, market: 'NYSE' })).toMatchObject({ kind: 'unknown-instrument' });
  });
});

describe('a folder that can not be used', () => {
  test('is missing', async () => {
    await rm(folder, { recursive: true });
    expect(await refusal(PSCT)).toMatchObject({
      kind: 'bad-data',
      message: `the folder ${folder} does not exist`,
    });
  });

  test('is empty', async () => {
    expect(await refusal(PSCT)).toMatchObject({
      kind: 'bad-data',
      message: `the folder ${folder} has no CSV file in it`,
    });
  });

  test.each([
    '{',
    '[]',
    '{"PSCT":{"daily":7,"market":"NYSE"}}',
    '{"PSCT":{"daily":"PSCT.csv","market":"LSE"}}',
  ])('has an index that says %s', async (text) => {
    await put('PSCT.csv', daily('2024-04-01', '2024-04-30'));
    await put('instruments.json', text);
    expect(await refusal(PSCT)).toMatchObject({
      kind: 'bad-data',
      message: expect.stringMatching(/^instruments\.json is not an index/),
    });
  });

  test.each([
    '../PSCT.csv',
    'sub/PSCT.csv',
    '/etc/hosts',
    'PSCT.csv.png',
    '.csv',
    'a b.csv',
    `${'x'.repeat(65)}.csv`,
  ])('has an index that names the file %s', async (name) => {
    await put('PSCT.csv', daily('2024-04-01', '2024-04-30'));
    await index({ PSCT: { daily: name, market: 'NYSE' } });
    expect(await refusal(PSCT)).toMatchObject({
      kind: 'bad-data',
      message: expect.stringContaining('plain name'),
    });
  });

  test('has an index that names a file which is not there', async () => {
    await put('VIX.csv', daily('2024-04-01', '2024-04-30'));
    await index({ PSCT: { daily: 'PSCT.csv', market: 'NYSE' } });
    expect(await refusal(PSCT)).toMatchObject({
      kind: 'bad-data',
      message: expect.stringContaining('not there'),
    });
  });
});

describe('a file that can not be used', () => {
  test('is a link that leads out of the folder', async () => {
    const outside = await mkdtemp(join(tmpdir(), 'lockstep-outside-'));
    await writeFile(join(outside, 'secret.csv'), daily('2024-04-01', '2024-04-30'));
    await symlink(join(outside, 'secret.csv'), join(folder, 'PSCT.csv'));
    expect(await refusal(PSCT)).toMatchObject({
      kind: 'bad-data',
      message: expect.stringContaining('leads out'),
    });
    await rm(outside, { recursive: true });
  });

  test('is a folder', async () => {
    await mkdir(join(folder, 'PSCT.csv'));
    expect(await refusal(PSCT)).toMatchObject({
      kind: 'bad-data',
      message: 'PSCT.csv is not a regular file',
    });
  });

  test('is larger than 64 MB', async () => {
    await put('PSCT.csv', '');
    await truncate(join(folder, 'PSCT.csv'), 64 * 1024 * 1024 + 1);
    expect(await refusal(PSCT)).toMatchObject({
      kind: 'bad-data',
      message: expect.stringContaining('64 MB'),
    });
  });

  test('is no price file', async () => {
    await put('PSCT.csv', '<html>Too Many Requests</html>');
    expect(await refusal(PSCT)).toMatchObject({
      kind: 'bad-data',
      message: expect.stringMatching(/^PSCT\.csv must start/),
    });
  });

  test('has nothing in the span', async () => {
    await put('PSCT.csv', daily('2023-04-03', '2023-04-28'));
    expect(await refusal(PSCT)).toEqual({
      kind: 'bad-data',
      message:
        'PSCT.csv has no price of PSCT from 2024-04-01 to 2024-04-30; its prices go from 2023-04-03 to 2023-04-28',
    });
  });
});

describe('rows that can not be read', () => {
  test('are counted and named, five at most, unless their day lies outside the span', async () => {
    const bad = Array.from({ length: 7 }, () => 'x,1').join('\n');
    await put('PSCT.csv', `date,close\n2023-01-03,x\n${bad}\n2024-04-01,1\n2024-04-02,y\n`);
    expect(await filesSource(folder).closes(PSCT, april)).toMatchObject({
      days: ['2024-04-01'],
      counts: { malformed: 8 },
      notes: ['rows 3, 4, 5, 6, 7 and 3 more of PSCT.csv could not be read'],
    });
  });
});

describe('a coin', () => {
  const both = { 'BTC/USD': { hourly: ['first.csv', 'second.csv'], daily: 'BTC-USD.csv', market: '24/7' } };
  /** Opens of the bars that end with a session's close. */
  const lastBar = (day: Day) => closeInstant(day) - 3_600_000;

  test('is read from the bar that ends when New York closes, also on a half day', async () => {
    await put('BTC-USD.csv', hourly('2024-07-01', '2024-07-05'));
    const { days, closes, clock } = await filesSource(folder).closes(BTC, {
      from: '2024-07-01',
      to: '2024-07-05',
    });
    expect(days).toEqual(['2024-07-01', '2024-07-02', '2024-07-03', '2024-07-05']);
    // 20:00Z is the close of the bar that opened at 19:00Z; 17:00Z on the half day.
    expect(closes).toEqual([1 * 24 + 19, 2 * 24 + 19, 3 * 24 + 16, 5 * 24 + 19]);
    expect(clock).toBe('new-york-close');
  });

  test('has the gaps of its first hourly file filled by the second, and only these', async () => {
    await index({ 'BTC/USD': { hourly: ['first.csv', 'second.csv'], market: '24/7' } });
    await put(
      'first.csv',
      hourly('2024-04-01', '2024-04-04', (open) => open < closeInstant('2024-04-03') - 36e6),
    );
    await put('second.csv', hourly('2024-04-01', '2024-04-04').replaceAll(/,(\d+)$/gm, ',9$1'));
    const { closes, counts } = await filesSource(folder).closes(BTC, april);
    expect(closes).toEqual([24 + 19, 2 * 24 + 19, 991, 9115]);
    expect(counts).toEqual({ missingCandle: 0, malformed: 0 });
  });

  test('lacks a session when no bar ended within two hours of the close, and counts it', async () => {
    const gap = (hours: number) => (open: number) =>
      open > lastBar('2024-04-03') || open <= lastBar('2024-04-03') - hours * 3_600_000;
    await put('BTC-USD.csv', hourly('2024-04-01', '2024-04-05', gap(3)));
    expect(await filesSource(folder).closes(BTC, april)).toMatchObject({
      days: ['2024-04-01', '2024-04-02', '2024-04-04', '2024-04-05'],
      counts: { missingCandle: 1 },
    });
    await put('BTC-USD.csv', hourly('2024-04-01', '2024-04-05', gap(2)));
    const { days, closes } = await filesSource(folder).closes(BTC, april);
    expect(days).toHaveLength(5);
    expect(closes[2]).toBe(3 * 24 + 17);
  });

  test.each<[string, Day, Day, string, number]>([
    ['hourly when that reaches as far as the daily file', '2024-04-30', '2024-04-30', 'new-york-close', 22],
    ['hourly when that reaches farther', '2024-04-30', '2024-04-26', 'new-york-close', 22],
    ['daily when the hourly files miss the last session', '2024-04-29', '2024-04-30', 'utc-close', 22],
  ])('is %s', async (_, hourlyTo, dailyTo, clock, sessions) => {
    await index(both);
    await put('first.csv', hourly('2024-04-01', '2024-04-15'));
    await put('second.csv', hourly('2024-04-16', hourlyTo));
    await put('BTC-USD.csv', daily('2024-03-01', dailyTo));
    const answer = await filesSource(folder).closes(BTC, april);
    expect(answer.clock).toBe(clock);
    expect(answer.days).toHaveLength(sessions);
  });

  test('is on the New York clock when its daily file says so', async () => {
    await put('BTC-USD.csv', 'date,close,clock\n2024-04-01,5,new-york-close\n');
    expect(await filesSource(folder).closes(BTC, april)).toMatchObject({ clock: 'new-york-close' });
  });
});

describe('reading again', () => {
  test('a file that changed is read anew', async () => {
    const source = filesSource(folder);
    await put('PSCT.csv', 'date,close\n2024-04-01,5\n');
    expect((await source.closes(PSCT, april)).closes).toEqual([5]);
    await put('PSCT.csv', 'date,close\n2024-04-01,6\n');
    await utimes(join(folder, 'PSCT.csv'), 1, 1);
    expect((await source.closes(PSCT, april)).closes).toEqual([6]);
  });

  test('a file that was mended is read, after it could not be', async () => {
    const source = filesSource(folder);
    const good = 'date,close\n2024-04-01,6\n';
    await put('PSCT.csv', 'x'.repeat(good.length));
    await utimes(join(folder, 'PSCT.csv'), 1, 1);
    await expect(source.closes(PSCT, april)).rejects.toThrow('must start with a row');
    await put('PSCT.csv', good);
    // As large and as old as before: a failure is not remembered.
    await utimes(join(folder, 'PSCT.csv'), 1, 1);
    expect((await source.closes(PSCT, april)).closes).toEqual([6]);
  });
});

priceSourceContract('the files source', async () => {
  await put('PSCT.csv', daily('2024-01-02', '2024-06-28'));
  return { source: filesSource(folder), known: PSCT, unknown: VIX };
});

describe.skipIf(!hasRealPrices)(`on real prices${skipReason}`, () => {
  const source = filesSource(realPrices);
  const ETH: Instrument = { symbol: 'ETH/USD', market: '24/7' };

  test('bitcoin as of 2025-05-05 is hourly, without a session missing', async () => {
    const { clock, days, counts } = await source.closes(BTC, { from: '2019-01-02', to: '2025-05-05' });
    expect(clock).toBe('new-york-close');
    expect(counts).toEqual({ missingCandle: 0, malformed: 0 });
    expect(days).toEqual(sessionsBetween('2019-01-02', '2025-05-05'));
  });

  test('bitcoin as of 2026-06-23 is daily, and says that it is on another clock', async () => {
    const { clock, days } = await source.closes(BTC, { from: '2025-06-02', to: '2026-06-23' });
    expect(clock).toBe('utc-close');
    expect(days.at(-1)).toBe('2026-06-23');
  });

  test('ether as of 2025-05-05 is daily, since its hours stop on 2025-04-30', async () => {
    expect((await source.closes(ETH, { from: '2024-01-02', to: '2025-05-05' })).clock).toBe('utc-close');
    expect((await source.closes(ETH, { from: '2024-01-02', to: '2025-04-29' })).clock).toBe('new-york-close');
  });
});
