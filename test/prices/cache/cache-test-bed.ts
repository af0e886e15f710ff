import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { SILENT } from '../../../src/core/telemetry.ts';
import { lastFinishedSession } from '../../../src/core/calendar/closes.ts';
import type { Instrument } from '../../../src/core/types.ts';
import { cachedPrices } from '../../../src/prices/cache/cached.ts';
import type { CachedPrices } from '../../../src/prices/cache/cached.ts';
import type { CachedPricesOptions } from '../../../src/prices/cache/cache-parts.ts';
import { priceFolder } from '../../../src/prices/cache/price-folder.ts';
import type { PriceKeeper } from '../../../src/core/kept-prices.ts';
import { countingSource } from './counting-source.ts';
import type { CountingSource } from './counting-source.ts';

export const PSCT: Instrument = { symbol: 'PSCT', market: 'NYSE' };
export const BTC: Instrument = { symbol: 'BTC/USD', market: '24/7' };
export const FROM = '2023-01-03';
export const MINUTE_MS = 60_000;
export const DAY_MS = 24 * 60 * MINUTE_MS;

/** Monday 10 June 2024, 16:25 New York: that session has just been over for 25 minutes. */
const MONDAY_1625 = Date.parse('2024-06-10T20:25:00Z');

/** What a test of the cache holds in its hands; made anew before each test of the file that calls `testBed`. */
export interface TestBed {
  clockMs: number;
  folder: string;
  feed: CountingSource;
  /** Names of the events logged so far. */
  readonly events: string[];
  /** A cache over `feed` without a disk, unless told otherwise. */
  readonly cache: (change?: Partial<CachedPricesOptions>) => CachedPrices;
  /** `folder`, as a process that has just started sees it. */
  readonly onDisk: (path?: string) => PriceKeeper;
  /** Resolves at the next event of that name: the only sign of what happens in the background. */
  readonly logged: (name: string) => Promise<void>;
}

/** Sets up a clock, a folder, a source and a log before each test, and clears up after it. */
export function testBed(): TestBed {
  const waiting: { readonly name: string; readonly resolve: () => void }[] = [];
  const now = (): number => bed.clockMs;
  const log = (event: object): void => {
    const name = 'event' in event ? String(event.event) : '';
    bed.events.push(name);
    for (const one of waiting) if (one.name === name) one.resolve();
  };
  const bed: TestBed = {
    clockMs: MONDAY_1625,
    folder: '',
    feed: countingSource(),
    events: [],
    cache: (change = {}) =>
      cachedPrices({
        sources: [bed.feed],
        keeper: null,
        leases: null,
        telemetry: SILENT,
        now,
        asOf: () => lastFinishedSession(bed.clockMs),
        ttlSeconds: 600,
        random: () => 0.5,
        maxInstruments: 10,
        log: { info: log, warn: log },
        ...change,
      }),
    onDisk: (path = bed.folder) => priceFolder({ folder: path, now, log }),
    logged: (name) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      waiting.push({ name, resolve });
      return promise;
    },
  };
  beforeEach(async () => {
    bed.clockMs = MONDAY_1625;
    bed.folder = await mkdtemp(join(tmpdir(), 'lockstep-cached-'));
    bed.feed = countingSource();
    bed.events.length = 0;
    waiting.length = 0;
  });
  afterEach(() => rm(bed.folder, { recursive: true, force: true }));
  return bed;
}

/** What a source was asked for, in order: `2024-06-03..2024-06-10`. */
export function spansAsked(source: CountingSource): string[] {
  return source.calls.map(({ span }) => `${span.from}..${span.to}`);
}
