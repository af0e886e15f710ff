import { Socket } from 'node:net';
import { Pool, type PoolConfig } from 'pg';
import type { LogEvent } from '../core/log.ts';
import { columnTypes } from './column-types.ts';
import { migrate } from './migrate.ts';
import type { Database, DatabaseOptions } from './database.ts';
import { StoreError } from './store-error.ts';
import { surviveLostConnections } from './survive-lost-connections.ts';
import { tablesOn } from './tables-on.ts';

/** Asking must not hang: a person waits three seconds at most for a word. */
const CONNECT_TIMEOUT_MS = 3_000;
const STATEMENT_TIMEOUT_MS = 10_000;
/**
 * Longer than the server's own limit: only a connection that went dead unnoticed is silent for so long. Those that
 * nobody uses are closed before.
 */
const SILENCE_MS = 15_000;
const IDLE_MS = 10_000;
/** A change of tables may take its time, and waits for the replica that came first. */
const MIGRATION_TIMEOUT_MS = 10 * 60_000;
const MOST_CONNECTIONS = 10;

/** A database on a Postgres server. See `openDatabase`. */
export async function openPostgres(
  url: string,
  { log = () => undefined, upTo, silenceMs = SILENCE_MS }: DatabaseOptions,
): Promise<Database> {
  await migrateOn(url, log, upTo);
  const pool = createPool(url, {
    max: MOST_CONNECTIONS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: STATEMENT_TIMEOUT_MS,
    idleTimeoutMillis: IDLE_MS,
    stream: () => socketThatGivesUp(silenceMs),
  });
  surviveLostConnections(pool, log);
  return { pool, db: tablesOn(pool), embedded: false, close: () => pool.end() };
}

/** A server's database as it stands: its tables are not brought up to date. Nothing is connected before it is asked. */
export function openPostgresAsItIs(url: string): Pick<Database, 'db' | 'close'> {
  const pool = createPool(url, { max: 3, statement_timeout: STATEMENT_TIMEOUT_MS });
  surviveLostConnections(pool, () => undefined);
  return { db: tablesOn(pool), close: () => pool.end() };
}

async function migrateOn(
  url: string,
  log: (event: LogEvent) => void,
  upTo: string | undefined,
): Promise<void> {
  const pool = createPool(url, { max: 1, statement_timeout: MIGRATION_TIMEOUT_MS });
  surviveLostConnections(pool, log);
  try {
    await migrate(tablesOn(pool), upTo);
  } catch (error) {
    throw serverTrouble(url, error);
  } finally {
    await pool.end();
  }
}

function createPool(url: string, config: PoolConfig): Pool {
  return new Pool({
    connectionString: url,
    application_name: 'lockstep',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    types: columnTypes,
    ...config,
  });
}

/**
 * node-postgres has a limit of its own (`query_timeout`), but it gives the dead connection back to the pool, where the
 * next question waits behind the first for ever.
 */
function socketThatGivesUp(silenceMs: number): Socket {
  const socket = new Socket();
  const giveUp = () => socket.destroy(new Error(`the database said nothing for ${silenceMs / 1000} s`));
  return socket.setTimeout(silenceMs, giveUp);
}

/** Why a server can't be used, without the password that is in its address. */
function serverTrouble(url: string, error: unknown): StoreError {
  if (error instanceof StoreError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new StoreError(
    `The database at ${serverName(url)} can't be used (${reason.replaceAll(url, 'its address')}). ` +
      'Check DATABASE_URL, and that the server runs and lets this user create tables.',
    { cause: error },
  );
}

/** Host and database of an address, without user and password. */
export function serverName(url: string): string {
  try {
    const { host, pathname } = new URL(url);
    return `${host}${pathname}`;
  } catch {
    return 'DATABASE_URL';
  }
}
