import { sql } from 'kysely';
import type { StoreHealth } from '../core/health/store-health.ts';
import { isDatabaseAway } from './database-away.ts';
import type { Database } from './database.ts';

/** A healthy database answers this in a few milliseconds; whoever looks has others to look at. */
const LIMIT_MS = 2_000;

class Silence extends Error {
  constructor(limitMs: number) {
    super(`said nothing for ${limitMs / 1_000} seconds`);
  }
}

/** Asks how many deliveries wait, over their own index, and looks at the pool. Never rejects. */
export async function lookAtDatabase(
  { db, pool }: Pick<Database, 'db' | 'pool'>,
  limitMs = LIMIT_MS,
): Promise<StoreHealth> {
  const limit = Promise.withResolvers<never>();
  const timer = setTimeout(() => limit.reject(new Silence(limitMs)), limitMs);
  const connections = { open: pool.totalCount, idle: pool.idleCount, waiting: pool.waitingCount };
  const asking = db
    .selectFrom('delivery')
    .select(({ fn }) => fn.countAll().as('count'))
    .where('state', 'in', ['due', 'sending'])
    .where('due_at', '<=', sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`)
    .executeTakeFirstOrThrow();
  try {
    const { count } = await Promise.race([asking, limit.promise]);
    return { trouble: null, waiting: Number(count), connections };
  } catch (error) {
    return { trouble: troubleOf(error), waiting: null, connections };
  } finally {
    clearTimeout(timer);
  }
}

/** Whoever reads it need not know more of this machine's network than that: the code, never an address. */
function troubleOf(error: unknown): string {
  if (error instanceof Silence) return error.message;
  const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
  return isDatabaseAway(error) ? `can't be reached${code}` : `failed to answer${code}`;
}
