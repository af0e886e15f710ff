import { randomUUID } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { Leases } from '../core/leases.ts';
import type { LogEvent } from '../core/log.ts';
import { abortablePause } from './abortable-pause.ts';
import { moment } from './moment.ts';
import type { Tables } from './tables.ts';

export interface LeaseOptions {
  readonly db: Kysely<Tables>;
  /** How long a lease outlives its holder. It is prolonged three times in that time, so the work may take longer. */
  readonly leaseMs?: number | undefined;
  /** How often one who waits looks whether it is his turn. */
  readonly pollMs?: number | undefined;
  readonly log: (event: LogEvent) => void;
}

/**
 * Leases as rows, by the clock of the database. While that can't be reached everybody works on without a lease: doing
 * a thing twice is better than not at all.
 */
export function sqlLeases({ db, leaseMs = 10_000, pollMs = 100, log }: LeaseOptions): Leases {
  const expiry = sql<number>`${moment(undefined)} + ${leaseMs}::bigint`;

  const take = async (key: string, owner: string): Promise<boolean> => {
    const taken = await db
      .insertInto('lease')
      .values({ key, owner, expires_at: expiry })
      .onConflict((conflict) =>
        conflict
          .column('key')
          .doUpdateSet({ owner, expires_at: expiry })
          .where('lease.expires_at', '<=', moment(undefined)),
      )
      .returning('key')
      .executeTakeFirst();
    return taken !== undefined;
  };

  const prolong = async (key: string, owner: string): Promise<boolean> => {
    const prolonged = await db
      .updateTable('lease')
      .set({ expires_at: expiry })
      .where('key', '=', key)
      .where('owner', '=', owner)
      .returning('key')
      .executeTakeFirst();
    return prolonged !== undefined;
  };

  const giveBack = async (key: string, owner: string): Promise<void> => {
    await db.deleteFrom('lease').where('key', '=', key).where('owner', '=', owner).execute();
  };

  /** What the database says, or `otherwise` when it says nothing. */
  const ask = async <T>(question: Promise<T>, key: string, otherwise: T): Promise<T> => {
    try {
      return await question;
    } catch (error) {
      log({ event: 'lease-unknown', key, reason: String(error) });
      return otherwise;
    }
  };

  return {
    withLease: async (key, work, signal) => {
      const owner = randomUUID();
      signal?.throwIfAborted();
      while (!(await ask(take(key, owner), key, true))) await abortablePause(pollMs, signal);
      const holds = () => ask(prolong(key, owner), key, true);
      const renewal = setInterval(() => void holds(), leaseMs / 3).unref();
      try {
        return await work({ holds });
      } finally {
        clearInterval(renewal);
        await ask(giveBack(key, owner), key, undefined);
      }
    },
  };
}
