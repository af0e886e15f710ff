import { setTimeout as wait } from 'node:timers/promises';
import { sql, type Kysely } from 'kysely';
import type { LogEvent } from '../../core/log.ts';
import type { Tables } from '../tables.ts';

export interface VacuumTimes {
  /** After the start, so that a bot that is started anew each day has its turn as well. */
  readonly firstMs: number;
  readonly everyMs: number;
}

const USUAL: VacuumTimes = { firstMs: 600_000, everyMs: 86_400_000 };

/**
 * A server gives the room of rows that were changed or deleted free by itself; this engine has to be told to, or the
 * folder would grow for ever. It takes some 30 ms. Gives what ends it, when what is under way is done.
 */
export function vacuumDaily(
  db: Kysely<Tables>,
  log: (event: LogEvent) => void,
  { firstMs, everyMs }: VacuumTimes = USUAL,
): () => Promise<void> {
  const over = new AbortController();
  const pause = (ms: number) => wait(ms, undefined, { signal: over.signal, ref: false });
  const run = async () => {
    await pause(firstMs);
    for (;;) {
      await sql`vacuum`.execute(db).catch((error: unknown) => log({ event: 'vacuum-failed', err: error }));
      await pause(everyMs);
    }
  };
  const running = run().catch((error: unknown) => {
    if (!over.signal.aborted) throw error;
  });
  return async () => {
    over.abort();
    await running;
  };
}
