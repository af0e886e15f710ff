import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  truncate,
  unlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sessionsBetween } from '../../../src/core/calendar/sessions.ts';
import type { Day, Instrument, RawSeries } from '../../../src/core/types.ts';
import { filesSource } from '../../../src/prices/files.ts';
import type { KeptPrices } from '../../../src/core/kept-prices.ts';
import { priceFolder } from '../../../src/prices/cache/price-folder.ts';
import { smoothClose } from './counting-source.ts';

const PSCT: Instrument = { symbol: 'PSCT', market: 'NYSE' };
const BTC: Instrument = { symbol: 'BTC/USD', market: '24/7' };
const NOW = Date.parse('2024-06-10T20:30:00Z');

let folder: string;
let events: object[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lockstep-prices-'));
  events = [];
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const open = (path = folder) =>
  priceFolder({ folder: path, now: () => NOW, log: (event) => events.push(event) });

function kept(
  instrument: Instrument = PSCT,
  to: Day = '2024-06-07',
  change: Partial<RawSeries> = {},
): KeptPrices {
  const days = sessionsBetween('2024-01-02', to);
  const closes = days.map(smoothClose);
  const raw: RawSeries = {
    instrument,
    days,
    closes,
    source: 'Yahoo',
    clock: 'new-york-close',
    counts: {},
    notes: [],
    ...change,
  };
  return { raw, via: 'yahoo', askedFrom: '2023-12-01', fetchedAt: NOW };
}

describe('what is written comes back', () => {
  test('to the last bit, with counts, notes, missing closes and repeated days', async () => {
    const days: Day[] = ['2024-01-02', '2024-01-03', '2024-01-03', '2024-01-04'];
    const closes = [0.1 + 0.2, Number.NaN, 1e-7, 123_456.789_012_345_67];
    const original = kept(BTC, '2024-06-07', {
      days,
      closes,
      clock: 'utc-close',
      counts: { malformed: 2 },
      notes: ['a note'],
    });
    await open().write(original);
    expect(await open().read(BTC)).toEqual(original);
    expect(events).toEqual([]);
  });

  test('as CSV and JSON that any tool can read', async () => {
    const prices = open();
    await prices.write(
      kept(PSCT, '2024-01-03', { days: ['2024-01-02', '2024-01-03'], closes: [47.25, Number.NaN] }),
    );
    await prices.write(
      kept(BTC, '2024-01-03', { days: ['2024-01-02'], closes: [44_957.5], clock: 'utc-close' }),
    );
    expect(await readFile(join(folder, 'PSCT.csv'), 'utf8')).toBe(
      'date,close\n2024-01-02,47.25\n2024-01-03,\n',
    );
    expect(await readFile(join(folder, 'BTC-USD.csv'), 'utf8')).toBe(
      'date,close,clock\n2024-01-02,44957.5,utc-close\n',
    );
    expect(JSON.parse(await readFile(join(folder, 'instruments.json'), 'utf8'))).toMatchObject({
      PSCT: {
        daily: 'PSCT.csv',
        market: 'NYSE',
        source: 'Yahoo',
        askedFrom: '2023-12-01',
        clock: 'new-york-close',
      },
      'BTC/USD': { daily: 'BTC-USD.csv', market: '24/7', fetchedAt: NOW, clock: 'utc-close' },
    });
  });

  test.each([
    [PSCT, 'new-york-close'],
    [BTC, 'new-york-close'],
    [BTC, 'utc-close'],
    [{ symbol: '^VIX', market: 'NYSE' }, 'new-york-close'],
  ] as const)('and the files source reads %o on the %s', async (instrument, clock) => {
    const original = kept(instrument, '2024-06-07', { clock });
    await open().write(original);
    const read = await filesSource(folder).closes(instrument, { from: '2024-01-02', to: '2024-06-07' });
    expect(read.days).toEqual(original.raw.days);
    expect(read.closes).toEqual(original.raw.closes);
    expect(read.clock).toBe(clock);
  });

  test('nothing but finished files is left, and equal prices do not touch the CSV again', async () => {
    const prices = open();
    await prices.write(kept());
    const before = await stat(join(folder, 'PSCT.csv'));
    await prices.write({ ...kept(), fetchedAt: NOW + 1000 });
    expect((await stat(join(folder, 'PSCT.csv'))).ino).toBe(before.ino);
    expect((await readdir(folder)).sort()).toEqual(['PSCT.csv', 'instruments.json']);
    expect(await prices.read(PSCT)).toMatchObject({ fetchedAt: NOW + 1000 });
  });

  test('entries of others in instruments.json stay as they are', async () => {
    const other = { 'ETH/USD': { hourly: ['ETH_1h.csv'], market: '24/7' } };
    await writeFile(join(folder, 'instruments.json'), JSON.stringify(other));
    await open().write(kept());
    expect(JSON.parse(await readFile(join(folder, 'instruments.json'), 'utf8'))).toMatchObject(other);
  });
});

describe('what is damaged is not there', () => {
  test('nothing was kept', async () => {
    expect(await open().read(PSCT)).toBeNull();
    expect(await open(join(folder, 'not', 'yet')).read(PSCT)).toBeNull();
    expect(events).toEqual([]);
  });

  test('a CSV cut in mid-row, or at the very end of one', async () => {
    await open().write(kept());
    const path = join(folder, 'PSCT.csv');
    const text = await readFile(path, 'utf8');
    for (const size of [text.length - 7, text.lastIndexOf('\n', text.length - 2) + 1, 0]) {
      await truncate(path, size);
      expect(await open().read(PSCT)).toBeNull();
      expect(events.at(-1)).toMatchObject({ event: 'price-folder-unreadable', file: 'PSCT.csv' });
      await writeFile(path, text);
    }
    expect(await open().read(PSCT)).toEqual(kept());
  });

  test('a CSV that is gone', async () => {
    await open().write(kept());
    await unlink(join(folder, 'PSCT.csv'));
    expect(await open().read(PSCT)).toBeNull();
    expect(events).toMatchObject([{ event: 'price-folder-unreadable', reason: 'is gone' }]);
  });

  test('a half-written instruments.json; the next write mends it', async () => {
    const prices = open();
    await prices.write(kept());
    const path = join(folder, 'instruments.json');
    await truncate(path, Math.floor((await stat(path)).size / 2));
    expect(await prices.read(PSCT)).toBeNull();
    expect(events).toMatchObject([{ event: 'price-folder-unreadable', file: 'instruments.json' }]);
    await prices.write(kept());
    expect(await prices.read(PSCT)).toEqual(kept());
  });

  test.each([
    '[]',
    'null',
    '{"PSCT": null}',
    '{"PSCT": {"daily": "PSCT.csv", "market": "NYSE"}}',
    '{"PSCT": {"daily": "../secret.csv"}}',
  ])('instruments.json that says %s', async (text) => {
    await writeFile(join(folder, 'instruments.json'), text);
    expect(await open().read(PSCT)).toBeNull();
    expect(events).toMatchObject([{ event: 'price-folder-unreadable', file: 'instruments.json' }]);
  });

  test('an entry that points to another file than its own', async () => {
    await open().write(kept());
    const path = join(folder, 'instruments.json');
    await writeFile(path, (await readFile(path, 'utf8')).replace('"PSCT.csv"', '"../PSCT.csv"'));
    expect(await open().read(PSCT)).toBeNull();
  });

  test('a CSV of one fetch under the entry of another, as two writers can leave it', async () => {
    const older = kept(PSCT, '2024-06-06', { source: 'Stooq' });
    await open().write(older);
    const entry = await readFile(join(folder, 'instruments.json'), 'utf8');
    await open().write(kept());
    await writeFile(join(folder, 'instruments.json'), entry);
    expect(await open().read(PSCT)).toBeNull();
  });
});

describe('a disk that refuses', () => {
  test('a file where the folder should be: logged once, and no prices are kept', async () => {
    const path = join(folder, 'prices');
    await writeFile(path, 'not a folder');
    const prices = open(path);
    await prices.write(kept());
    await prices.write(kept(BTC));
    expect(await prices.read(PSCT)).toBeNull();
    expect(events).toMatchObject([{ event: 'price-folder-unusable', folder: path }]);
  });

  test('it is used again as soon as it works, and says so', async () => {
    const path = join(folder, 'prices');
    await writeFile(path, 'not a folder');
    const prices = open(path);
    await prices.write(kept());
    await rename(path, join(folder, 'moved'));
    await prices.write(kept());
    expect(await prices.read(PSCT)).toEqual(kept());
    expect(events).toMatchObject([
      { event: 'price-folder-unusable' },
      { event: 'price-folder-usable-again' },
    ]);
  });

  // Root may write anywhere.
  test.skipIf(process.getuid?.() === 0)('a read-only folder', async () => {
    await chmod(folder, 0o500);
    await open().write(kept());
    expect(events).toMatchObject([{ event: 'price-folder-unusable' }]);
    await chmod(folder, 0o700);
  });

  test('a volume that is mounted later is used from then on', async () => {
    const [volume, path] = [join(folder, 'volume'), join(folder, 'prices')];
    await symlink(volume, path);
    const prices = open(path);
    await prices.write(kept());
    expect(events).toMatchObject([{ event: 'price-folder-unusable' }]);
    await mkdir(volume);
    await prices.write(kept());
    expect(await prices.read(PSCT)).toEqual(kept());
  });
});

describe('leftovers of a killed process', () => {
  test('old temporary files go, young ones may still be written to', async () => {
    const old = join(folder, '.PSCT.csv.1.tmp');
    const young = join(folder, '.PSCT.csv.2.tmp');
    await Promise.all([writeFile(old, 'half'), writeFile(young, 'half')]);
    await utimes(old, NOW / 1000 - 3600, NOW / 1000 - 3600);
    await utimes(young, NOW / 1000 - 5, NOW / 1000 - 5);
    await open().write(kept());
    expect((await readdir(folder)).sort()).toEqual(['.PSCT.csv.2.tmp', 'PSCT.csv', 'instruments.json']);
    expect(events).toMatchObject([{ event: 'price-folder-tidied', removed: 1 }]);
  });

  test('two writers and a SIGKILL at any moment leave a folder that can be read', async () => {
    let readable = 0;
    for (const lines of [1, 3, 6, 10, 15]) {
      await Promise.all([killedAfter(lines, 'PSCT'), killedAfter(lines + 2, 'QQQ')]);
      for (const symbol of ['PSCT', 'QQQ']) {
        const found = await open().read({ symbol, market: 'NYSE' });
        if (found === null) continue;
        readable += 1;
        const round = found.fetchedAt;
        expect(found.raw.days).toHaveLength(
          sessionsBetween('2018-01-02', '2024-12-31').length - (round % 500),
        );
        expect(found.raw.closes).toEqual(found.raw.days.map((day) => smoothClose(day) + round));
      }
    }
    // A kill between the two renames, or the other process's index written over ours, costs a fetch. It is not the rule.
    expect(readable).toBeGreaterThan(0);
    await open().write(kept());
    expect(await open().read(PSCT)).toEqual(kept());
  });
});

/** Starts a process that writes prices without pause, and kills it after it has printed that many lines. */
async function killedAfter(lines: number, symbol: string): Promise<void> {
  const script = fileURLToPath(new URL('./write-prices-forever.ts', import.meta.url));
  const child = spawn(process.execPath, [script, folder, symbol], { stdio: ['ignore', 'pipe', 'inherit'] });
  let printed = 0;
  child.stdout.on('data', (chunk: Buffer) => {
    printed += chunk.toString().split('\n').length - 1;
    if (printed >= lines) child.kill('SIGKILL');
  });
  await once(child, 'exit');
  expect(child.signalCode).toBe('SIGKILL');
}
