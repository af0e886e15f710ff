import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fileCheck } from '../../../src/prices/check/file-check.ts';
import { writePrices } from '../../price-folder.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lockstep-files-'));
  await writePrices(folder, { PSCT: 'PSCT.csv' });
});
afterAll(() => rm(folder, { recursive: true }));

const PSCT = { symbol: 'PSCT', market: 'NYSE' } as const;
const BTC = { symbol: 'BTC/USD', market: '24/7' } as const;
const look = (question: Partial<Parameters<typeof fileCheck>[0]>, asOf = '2025-05-05') =>
  fileCheck({ folder, instrument: PSCT, variable: 'PRICES_DIR', isNeeded: false, ...question }, () => asOf)();

test('files that reach the last session are fine', async () => {
  expect(await look({})).toEqual([
    {
      part: 'price files PRICES_DIR',
      state: 'ok',
      said: 'The last close of PSCT in the files is of 5 May 2025, the last session.',
    },
  ]);
});

test('files of last year are a limit', async () => {
  expect(await look({}, '2026-05-05')).toMatchObject([
    { state: 'warn', said: expect.stringMatching(/is of 5 May 2025; the last session is 5 May 2026/) },
  ]);
});

test('a folder may be without a coin, but an index of one’s own must be there', async () => {
  expect(await look({ instrument: BTC })).toMatchObject([{ state: 'warn' }]);
  expect(await look({ instrument: BTC, isNeeded: true, variable: 'BENCHMARK_R2K_TECH' })).toMatchObject([
    { state: 'fail', fix: expect.stringContaining('BENCHMARK_R2K_TECH') },
  ]);
});

test('a folder that is not there is broken', async () => {
  expect(await look({ folder: join(folder, 'nowhere') })).toMatchObject([{ state: 'fail' }]);
});
