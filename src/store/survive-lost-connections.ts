import type { Pool } from 'pg';
import type { LogEvent } from '../core/log.ts';

/**
 * A connection that breaks must never take the process with it. The pool hears of those that nobody uses; one that is
 * in use and between two questions (in a transaction) has only its own `error` event. Whoever asks next gets the
 * error, and after that another connection.
 */
export function surviveLostConnections(pool: Pool, log: (event: LogEvent) => void): void {
  const lost = (error: Error) => log({ event: 'database-connection-lost', reason: error.message });
  pool.on('error', lost);
  pool.on('connect', (client) => client.on('error', lost));
}
