import { HOUR_MS } from '../sample-at-close.ts';
import { appendFile, mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { isMissingFile } from '../cache/atomic-write.ts';
import type { Candle } from '../exchange/exchange-client.ts';
import type { PageJournal, PageOfHours } from '../exchange/journaled-client.ts';

/** A journal in a folder: one file a coin, one line a page. */
export interface CandleJournal extends PageJournal {
  /** Removes what is kept of a coin (`BTC`): its closes are where they belong. */
  readonly forget: (base: string) => Promise<void>;
}

const lineShape = z.object({
  venue: z.string(),
  pair: z.string(),
  since: z.number(),
  hours: z.number(),
  candles: z.array(z.tuple([z.number(), z.number().nullable()])),
});

/** What is known of one pair at one exchange: closes by open time, and the hours that were fetched, with a candle or not. */
interface Known {
  readonly closes: Map<number, number>;
  readonly hours: Set<number>;
}

/** The pairs of one coin, by exchange and pair. */
type Coin = Map<string, Known>;

/**
 * Pages as lines that are appended, so that a process may be killed at any moment: the line it was writing is cut, and
 * passed over. Two processes on one folder at worst fetch a page twice.
 */
export function candleJournal(folder: string): CandleJournal {
  const coins = new Map<string, Promise<Coin>>();
  const fileOf = (base: string) => join(folder, `${base}.ndjson`);
  const coinOf = (base: string) => {
    const known = coins.get(base) ?? readCoin(fileOf(base));
    coins.set(base, known);
    return known;
  };
  return {
    read: async ({ venue, pair, since, hours }) => {
      const known = (await coinOf(pair.base)).get(keyOf(venue, pair.symbol));
      if (known === undefined) return null;
      const wanted = hoursFrom(since, hours);
      if (!wanted.every((hour) => known.hours.has(hour))) return null;
      return wanted.flatMap((hour): Candle[] => {
        const close = known.closes.get(hour);
        return close === undefined ? [] : [[hour, close]];
      });
    },
    write: async (page, candles) => {
      const coin = await coinOf(page.pair.base);
      const inside = candles.filter(([at]) => at >= page.since && at < page.since + page.hours * HOUR_MS);
      await mkdir(folder, { recursive: true });
      await appendFile(fileOf(page.pair.base), lineOf(page, inside));
      remember(coin, { ...page, pair: page.pair.symbol }, inside);
    },
    forget: async (base) => {
      coins.delete(base);
      await rm(fileOf(base), { force: true });
    },
  };
}

/** It begins with a line end: what stands before may be the rest of a line that a kill has cut. */
function lineOf({ venue, pair, since, hours }: PageOfHours, candles: readonly Candle[]): string {
  return `\n${JSON.stringify({ venue, pair: pair.symbol, since, hours, candles })}`;
}

async function readCoin(file: string): Promise<Coin> {
  const coin: Coin = new Map();
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (isMissingFile(error)) return '';
    throw error;
  });
  for (const line of text.split('\n')) {
    const page = parsedLine(line);
    if (page !== null) {
      remember(
        coin,
        page,
        page.candles.map(([at, close]) => [at, close ?? NaN] as const),
      );
    }
  }
  return coin;
}

/** Null for a line that was cut. */
function parsedLine(line: string): z.infer<typeof lineShape> | null {
  try {
    return lineShape.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}

function remember(
  coin: Coin,
  page: { readonly venue: string; readonly pair: string; readonly since: number; readonly hours: number },
  candles: readonly Candle[],
): void {
  const key = keyOf(page.venue, page.pair);
  const known = coin.get(key) ?? { closes: new Map(), hours: new Set() };
  coin.set(key, known);
  for (const hour of hoursFrom(page.since, page.hours)) known.hours.add(hour);
  for (const [at, close] of candles) known.closes.set(at, close);
}

function hoursFrom(since: number, hours: number): number[] {
  return Array.from({ length: hours }, (_, index) => since + index * HOUR_MS);
}

function keyOf(venue: string, pair: string): string {
  return `${venue} ${pair}`;
}
