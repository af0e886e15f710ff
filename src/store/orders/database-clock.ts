import { sql, type Kysely } from 'kysely';
import type { OrderTables } from './order-rows.ts';

/** So long a reading serves, carried on by our own steady clock: each delivery asks for the time four times. */
const SERVES_MS = 5_000;

interface Reading {
  /** Milliseconds since 1970. */
  readonly ms: number;
  /** When it was asked for, by the steady clock. */
  readonly at: number;
}

/**
 * The database's clock, the same for all replicas. A step of it is seen after five seconds at the latest.
 * @param steady milliseconds that never go back, from any start
 */
export function databaseClock(
  db: Kysely<OrderTables>,
  steady: () => number = () => performance.now(),
): () => Promise<number> {
  let asked: { readonly at: number; readonly reading: Promise<Reading> } | undefined;
  return async () => {
    if (asked === undefined || steady() - asked.at > SERVES_MS) {
      const at = steady();
      const reading = readClock(db).then((ms) => ({ ms, at }));
      asked = { at, reading };
      reading.catch(() => {
        if (asked?.reading === reading) asked = undefined;
      });
    }
    const { ms, at } = await asked.reading;
    return Math.floor(ms + steady() - at);
  };
}

async function readClock(db: Kysely<OrderTables>): Promise<number> {
  const { rows } = await sql<{ ms: number }>`
    select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms`.execute(db);
  const [row] = rows;
  if (row === undefined) throw new Error('a clock always gives a row');
  return row.ms;
}
