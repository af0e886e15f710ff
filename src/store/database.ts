import type { Kysely } from 'kysely';
import type { Pool } from 'pg';
import type { LogEvent } from '../core/log.ts';
import type { StoreError } from './store-error.ts';
import type { Tables } from './tables.ts';

/** Where the database is: in this process (in memory, or in a folder), or on a Postgres server. */
export type DatabasePlace =
  | { readonly kind: 'memory'; readonly loadDataDir?: Blob | undefined }
  | { readonly kind: 'folder'; readonly folder: string }
  | { readonly kind: 'postgres'; readonly url: string };

export interface DatabaseOptions {
  /**
   * The embedded database has stopped for good (its disk is full or broken): every question from now on is answered
   * with this error, and only a new start helps.
   */
  readonly onFailure?: ((error: StoreError) => void) | undefined;
  /** The last migration to run; only an import stops before the newest. */
  readonly upTo?: string | undefined;
  /** After this much silence a connection to a server counts as dead, ms; 15 s unless a test can't wait. */
  readonly silenceMs?: number | undefined;
  readonly log?: ((event: LogEvent) => void) | undefined;
}

/** One database, ready for use: its tables are up to date. */
export interface Database {
  /**
   * For pg-boss; our own code uses `db`. An embedded one has a single connection: whoever asks the pool while holding
   * a transaction waits for himself for ever.
   */
  readonly pool: Pool;
  readonly db: Kysely<Tables>;
  /** True when it lives in this process and is nobody else's. */
  readonly embedded: boolean;
  readonly close: () => Promise<void>;
}
