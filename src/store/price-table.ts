import type { Kysely, Transaction } from 'kysely';
import { z } from 'zod';
import type { KeptPrices, PriceKeeper } from '../core/kept-prices.ts';
import type { Instrument } from '../core/types.ts';
import type { LogEvent } from '../core/log.ts';
import type { Tables } from './tables.ts';

export interface PriceTableOptions {
  readonly db: Kysely<Tables>;
  readonly log: (event: LogEvent) => void;
}

const seriesSchema = z.object({
  days: z.array(z.string()),
  closes: z.array(z.number().nullable()),
  counts: z.record(z.string(), z.number()),
  notes: z.array(z.string()),
});

/** Closes in the table `price_series`, shared by all replicas. See the port for what happens when it can't be reached. */
export function priceTable({ db, log }: PriceTableOptions): PriceKeeper {
  const orLog = async <T>(work: Promise<T>, symbol: string): Promise<T | null> => {
    try {
      return await work;
    } catch (error) {
      log({ event: 'price-table-unusable', symbol, reason: String(error) });
      return null;
    }
  };
  return {
    read: (instrument) => orLog(readKept(db, instrument), instrument.symbol),
    write: async (kept, mayReplace = () => true) => {
      const { instrument } = kept.raw;
      const work = db.transaction().execute(async (transaction) => {
        const stored = await readKept(transaction, instrument, true);
        if (stored === null || mayReplace(stored)) await writeKept(transaction, kept);
      });
      await orLog(work, instrument.symbol);
    },
  };
}

async function readKept(
  db: Kysely<Tables>,
  instrument: Instrument,
  toReplace = false,
): Promise<KeptPrices | null> {
  const { symbol, market } = instrument;
  const query = db
    .selectFrom('price_series')
    .selectAll()
    .where('symbol', '=', symbol)
    .where('market', '=', market);
  const row = await (toReplace ? query.forUpdate() : query).executeTakeFirst();
  if (row === undefined) return null;
  const { days, closes, counts, notes } = seriesSchema.parse(row.series);
  const { source, via, clock, asked_from: askedFrom, fetched_at: fetchedAt } = row;
  const raw = { instrument, days, closes: closes.map((close) => close ?? NaN), source, clock, counts, notes };
  return { raw, via, askedFrom, fetchedAt };
}

async function writeKept(db: Transaction<Tables>, kept: KeptPrices): Promise<void> {
  const { raw, via, askedFrom, fetchedAt } = kept;
  const { instrument, source, clock, days, closes, counts, notes } = raw;
  const row = {
    market: instrument.market,
    source,
    via,
    clock,
    asked_from: askedFrom,
    fetched_at: fetchedAt,
    // A missing close is not a number here, and null in JSON.
    series: JSON.stringify({ days, closes, counts, notes }),
  };
  await db
    .insertInto('price_series')
    .values({ symbol: instrument.symbol, ...row })
    .onConflict((conflict) => conflict.column('symbol').doUpdateSet(row))
    .execute();
}
