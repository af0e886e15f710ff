import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';

import { z } from 'zod';

import { SourceError } from '../../core/errors.ts';
import type { Instrument } from '../../core/types.ts';
import { readPriceCsv, type DailyFile, type HourlyFile } from './csv.ts';

export interface Named<File> {
  readonly name: string;
  readonly file: File;
}

/** The files that stand for one instrument, parsed. At least one. */
export interface FolderEntry {
  readonly market: Instrument['market'];
  /** In order of preference. */
  readonly hourly: readonly Named<HourlyFile>[];
  readonly daily: Named<DailyFile> | null;
}

export interface CsvFolder {
  readonly entryOf: (instrument: Instrument) => Promise<FolderEntry>;
}

/** No path separator can pass, nor anything a shell or a URL would read as more than a name. */
const SAFE_NAME = /^[\w^.=-]{1,64}\.csv$/;
const MOST_BYTES = 64 * 1024 * 1024;
const INDEX = 'instruments.json';

const indexShape = z.record(
  z.string(),
  z.object({
    hourly: z.array(z.string()).default([]),
    daily: z.string().optional(),
    market: z.enum(['NYSE', '24/7']),
  }),
);

type PriceFile = DailyFile | HourlyFile;
type IndexEntry = z.infer<typeof indexShape>[string];

/**
 * A folder of price files. Which files stand for an instrument is said by `instruments.json`,
 *
 *     { "BTC/USD": { "hourly": ["btc-1h.csv"], "daily": "BTC-USD.csv", "market": "24/7" },
 *       "PSCT": { "daily": "PSCT.csv", "market": "NYSE" } }
 *
 * and for what it does not list by the file's name: `PSCT.csv` for PSCT, `BTC-USD.csv` or `BTC-USDT.csv` for BTC/USD,
 * `VIX.csv` or `_VIX.csv` for ^VIX, capitals or not. What a file holds is told by its columns (`csv.ts`).
 *
 * Only regular files of at most 64 MB are read, whose name is letters, digits, `_ ^ . = -` and `.csv`, and which do not
 * lead out of the folder. A file is parsed once, and again when it has changed. `entryOf` throws a SourceError:
 * `unknown-instrument` when the folder is in order but has no file for it, `bad-data` when folder or
 * file can't be read or is not what it should be. The error's source is what is at fault: the folder, or the file.
 */
export function csvFolder(folder: string): CsvFolder {
  const parsed = new Map<string, { stamp: string; file: Promise<PriceFile> }>();
  const listing = whilePending(() => list(folder));
  const index = indexReader();

  async function load({ name, path, stamp }: Inspected): Promise<Named<PriceFile>> {
    const known = parsed.get(path);
    if (known?.stamp === stamp) return { name, file: await known.file };
    const file = parse(path, name);
    parsed.set(path, { stamp, file });
    file.catch(() => parsed.delete(path));
    return { name, file: await file };
  }

  return {
    async entryOf({ symbol, market }) {
      const { names: there, path } = await listing();
      const entry = there.includes(INDEX) ? (await index(path)).get(symbol) : undefined;
      const names =
        entry === undefined ? namesFor(symbol, there) : [...entry.hourly, entry.daily ?? []].flat();
      if (names.length === 0) {
        throw new SourceError(`the folder ${folder}`, 'unknown-instrument', `has no file for ${symbol}`);
      }
      const inspected = await Promise.all(names.map((name) => inspectPrices(path, name)));
      // One after the other: two big files parsed at once would only double the memory.
      const files: Named<PriceFile>[] = [];
      for (const one of inspected) files.push(await load(one));
      return sorted(files, entry?.market ?? market);
    },
  };
}

function sorted(files: readonly Named<PriceFile>[], market: Instrument['market']): FolderEntry {
  const hourly = files.flatMap(({ name, file }) => (file.kind === 'hourly' ? [{ name, file }] : []));
  const daily = files.flatMap(({ name, file }) => (file.kind === 'daily' ? [{ name, file }] : []));
  return { market, hourly, daily: daily[0] ?? null };
}

/** File names that may stand for a symbol, best first: only names that were listed, never a path made of the symbol. */
function namesFor(symbol: string, listing: readonly string[]): string[] {
  const bare = symbol.toUpperCase().replaceAll('/', '-');
  const stems = [bare];
  if (bare.endsWith('-USD')) stems.push(`${bare}T`);
  if (bare.startsWith('^')) stems.push(bare.slice(1), `_${bare.slice(1)}`);
  return stems.flatMap(
    (stem) => listing.find((name) => name.toUpperCase() === `${stem}.CSV` && SAFE_NAME.test(name)) ?? [],
  );
}

interface Listing {
  readonly names: readonly string[];
  /** Where the folder really lies. */
  readonly path: string;
}

async function list(folder: string): Promise<Listing> {
  const [names, path] = await Promise.all([readdir(folder), realpath(folder)]).catch((cause: unknown) => {
    const reason = codeOf(cause) === 'ENOENT' ? 'does not exist' : `can't be read (${codeOf(cause)})`;
    throw new SourceError(`the folder ${folder}`, 'bad-data', reason, { cause });
  });
  if (!names.some((name) => name.endsWith('.csv'))) {
    throw new SourceError(`the folder ${folder}`, 'bad-data', 'has no CSV file in it');
  }
  return { names, path };
}

/** The index, parsed again when it has changed. */
function indexReader(): (folder: string) => Promise<ReadonlyMap<string, IndexEntry>> {
  let known: { readonly stamp: string; readonly entries: ReadonlyMap<string, IndexEntry> } | undefined;
  return whilePending(async (folder: string) => {
    const { path, stamp } = await inspect(folder, INDEX);
    if (known?.stamp !== stamp) known = { stamp, entries: indexOf(await read(path, INDEX)) };
    return known.entries;
  });
}

function indexOf(text: string): ReadonlyMap<string, IndexEntry> {
  try {
    return new Map(Object.entries(indexShape.parse(JSON.parse(text))));
  } catch (cause) {
    const reason = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause);
    throw new SourceError(INDEX, 'bad-data', `is not an index of price files: ${reason}`, { cause });
  }
}

/** Does it once for all who ask while it is being done: the legs of one answer look into the folder together. */
function whilePending<Given extends unknown[], Result>(
  work: (...given: Given) => Promise<Result>,
): (...given: Given) => Promise<Result> {
  let pending: Promise<Result> | undefined;
  return (...given) =>
    (pending ??= work(...given).finally(() => {
      pending = undefined;
    }));
}

interface Inspected {
  readonly name: string;
  /** Where the file really lies. */
  readonly path: string;
  /** Changes when the file does. */
  readonly stamp: string;
}

async function inspectPrices(folder: string, name: string): Promise<Inspected> {
  if (SAFE_NAME.test(name)) return inspect(folder, name);
  throw new SourceError(INDEX, 'bad-data', 'names a file that is not a plain name such as PSCT.csv');
}

/** Looks at a file of a folder, whose path is its real one. Both looks at once, since each waits for a thread. */
async function inspect(folder: string, name: string): Promise<Inspected> {
  try {
    const named = join(folder, name);
    const [path, status] = await Promise.all([realpath(named), stat(named)]);
    if (relative(folder, path).startsWith('..')) {
      throw new SourceError(name, 'bad-data', 'leads out of its folder; copy the file into it');
    }
    if (!status.isFile()) throw new SourceError(name, 'bad-data', 'is not a regular file');
    if (status.size > MOST_BYTES) {
      throw new SourceError(name, 'bad-data', 'is larger than 64 MB; split it');
    }
    return { name, path, stamp: `${status.ino} ${status.size} ${status.mtimeMs}` };
  } catch (cause) {
    throw cause instanceof SourceError ? cause : unreadable(name, cause);
  }
}

async function parse(path: string, name: string): Promise<PriceFile> {
  const file = readPriceCsv(await read(path, name));
  if (file.kind === 'unreadable') throw new SourceError(name, 'bad-data', file.reason);
  return file;
}

async function read(path: string, name: string): Promise<string> {
  return readFile(path, 'utf8').catch((cause: unknown) => {
    throw unreadable(name, cause);
  });
}

function unreadable(name: string, cause: unknown): SourceError {
  const code = codeOf(cause);
  const reason = code === 'ENOENT' ? 'is not there, though it is listed' : `can't be read (${code})`;
  return new SourceError(name, 'bad-data', reason, { cause });
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
}
