import { createHash } from 'node:crypto';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { KeptPrices, PriceKeeper } from '../../core/kept-prices.ts';
import type { Instrument, RawSeries } from '../../core/types.ts';
import type { LogEvent } from '../../core/log.ts';
import { atomicWrite, isMissingFile, removeLeftovers } from './atomic-write.ts';
import { readPriceCsv } from '../files/csv.ts';
import { priceFileName } from './price-file-name.ts';

export interface PriceFolderOptions {
  readonly folder: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly log?: (event: LogEvent) => void;
}

const INDEX = 'instruments.json';
const LEFTOVER_MS = 10 * 60_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

const entrySchema = z.object({
  daily: z.string(),
  market: z.enum(['NYSE', '24/7']),
  source: z.string(),
  via: z.string(),
  clock: z.enum(['new-york-close', 'utc-close']),
  askedFrom: z.string().regex(DAY),
  fetchedAt: z.number(),
  // Of the CSV's text. The two files can't be replaced in one step: an entry that belongs to another text is no entry.
  sha256: z.string(),
  counts: z.record(z.string(), z.number()),
  notes: z.array(z.string()),
});
type Entry = z.infer<typeof entrySchema>;

interface Folder extends Required<PriceFolderOptions> {
  /** Whether the folder is there and tidy; null before it was looked at, and again after trouble. */
  ready: Promise<void> | null;
  /** True since the last trouble, so that a full disk is logged once and not at every price. */
  broken: boolean;
}

/** How often closes and their entry are written anew when another process came between them. */
const MOST_TRIES = 3;

/**
 * A folder in the format of `--prices`: `date,close` (coins: `date,close,clock`), and `instruments.json`, symbol ->
 * `{ daily, market }` with what is known about the fetch. Any tool may read it. It is a cache: a file that was edited,
 * cut or lost is fetched again. With two processes on one folder the later writer wins. When the disk refuses, that is logged once.
 */
export function priceFolder(options: PriceFolderOptions): PriceKeeper {
  const state: Folder = { log: () => undefined, ...options, ready: null, broken: false };
  let queue: Promise<unknown> = Promise.resolve();

  /** One after the other, so that a read never meets half of a write of this process. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T | null> => {
    const result = queue.then(work).catch((error: unknown) => onTrouble(state, error));
    queue = result;
    return result;
  };

  return {
    read: (instrument) => inTurn(() => readKept(state, instrument)),
    write: async (kept, mayReplace = () => true) => {
      await inTurn(async () => {
        const stored = await readKept(state, kept.raw.instrument);
        if (stored === null || mayReplace(stored)) await writeKept(state, kept);
      });
    },
  };
}

async function readKept(state: Folder, instrument: Instrument): Promise<KeptPrices | null> {
  const { symbol, market } = instrument;
  const index = await readIndex(state);
  if (!Object.hasOwn(index, symbol)) return null;
  const entry = entrySchema.safeParse(index[symbol]).data;
  const name = priceFileName(symbol);
  if (entry === undefined || name !== entry.daily || market !== entry.market) {
    return unreadable(state, INDEX, `has no usable entry for ${symbol}`);
  }
  const text = await readText(join(state.folder, name));
  if (text === null) return unreadable(state, name, 'is gone');
  if (sha256(text) !== entry.sha256) return unreadable(state, name, 'is not the file that was written');
  const file = readPriceCsv(text);
  if (file.kind !== 'daily') return unreadable(state, name, 'has no daily closes');
  const { source, clock, counts, notes, via, askedFrom, fetchedAt } = entry;
  const raw = { instrument, days: file.days, closes: file.closes, source, clock, counts, notes };
  return { raw, via, askedFrom, fetchedAt };
}

async function writeKept(state: Folder, kept: KeptPrices): Promise<void> {
  const { symbol } = kept.raw.instrument;
  const name = priceFileName(symbol);
  if (name === null) return;
  state.ready ??= prepare(state);
  await state.ready;
  const text = csvOf(kept.raw);
  const isOurs = async () => (await readText(join(state.folder, name))) === text;
  // Another process may have put its closes between ours and our entry: then the two would not belong together.
  for (let tries = 0; tries === 0 || (tries < MOST_TRIES && !(await isOurs())); tries += 1) {
    if (!(await isOurs())) await atomicWrite(state.folder, name, text);
    // Read as late as possible: another process may have added an instrument meanwhile.
    const index = { ...(await readIndex(state)), [symbol]: entryOf(kept, name, text) };
    await atomicWrite(state.folder, INDEX, `${JSON.stringify(index, null, 1)}\n`);
  }
  if (state.broken) state.log({ event: 'price-folder-usable-again', folder: state.folder });
  state.broken = false;
}

async function prepare({ folder, now, log }: Folder): Promise<void> {
  await mkdir(folder, { recursive: true });
  const removed = await removeLeftovers(folder, LEFTOVER_MS, now());
  if (removed > 0) log({ event: 'price-folder-tidied', folder, removed });
}

async function readIndex(state: Folder): Promise<Record<string, unknown>> {
  const text = await readText(join(state.folder, INDEX));
  if (text === null) return {};
  return parsedObject(text) ?? unreadable(state, INDEX, 'is not a JSON object') ?? {};
}

function unreadable({ log, folder }: Folder, file: string, reason: string): null {
  log({ event: 'price-folder-unreadable', folder, file, reason });
  return null;
}

function onTrouble(state: Folder, error: unknown): null {
  // The folder may be there next time, when the disk has room again.
  state.ready = null;
  if (!state.broken)
    state.log({ event: 'price-folder-unusable', folder: state.folder, reason: String(error) });
  state.broken = true;
  return null;
}

function csvOf(raw: RawSeries): string {
  const clock = raw.instrument.market === '24/7' ? `,${raw.clock}` : '';
  const rows = raw.days.map((day, i) => {
    const close = raw.closes[i] ?? Number.NaN;
    // Missing is an empty cell, never zero.
    return `${day},${Number.isNaN(close) ? '' : close}${clock}\n`;
  });
  return `date,close${clock === '' ? '' : ',clock'}\n${rows.join('')}`;
}

function entryOf(kept: KeptPrices, daily: string, text: string): Entry {
  const { raw, via, askedFrom, fetchedAt } = kept;
  const { source, clock, counts, notes } = raw;
  const { market } = raw.instrument;
  return {
    daily,
    market,
    source,
    via,
    clock,
    askedFrom,
    fetchedAt,
    sha256: sha256(text),
    counts,
    notes: [...notes],
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function parsedObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The file's text, or null when there is no such file. */
async function readText(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (isMissingFile(error)) return null;
    throw error;
  }
}
