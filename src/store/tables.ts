import type { OrderTables } from './orders/order-rows.ts';

/**
 * Every table of ours, as code sees its rows. Moments are milliseconds since 1970, `bigint` in SQL (see
 * `column-types.ts`); JSON columns are of type `json`, not `jsonb`, which refuses texts with a NUL in them.
 *
 * A new table needs three things: a migration (`migrations/`, listed in `migrations.ts`), its rows here, and a word in
 * `tableKinds` on whether it moves house.
 */
export interface Tables extends OrderTables {
  kept: KeptTable;
  lease: LeaseTable;
  bucket: BucketTable;
  price_series: PriceSeriesTable;
}

/**
 * `moves`: exported and imported. `momentary`: what replicas tell each other, worth nothing after a minute.
 * In the order in which rows can be inserted: a table stands below those that it refers to.
 */
export const tableKinds = {
  kept: 'moves',
  daily_post: 'moves',
  alert: 'moves',
  delivery: 'moves',
  price_series: 'moves',
  lease: 'momentary',
  bucket: 'momentary',
} as const satisfies Record<keyof Tables, 'moves' | 'momentary'>;

/** Small things by space and key, each until it expires. */
interface KeptTable {
  space: string;
  key: string;
  /** JSON text on the way in, the value on the way out. */
  value: unknown;
  /** Null keeps it for good. */
  expires_at: number | null;
  /** Whose it is. */
  workspace: string | null;
}

/** Who may do what only one replica should do. */
interface LeaseTable {
  key: string;
  owner: string;
  expires_at: number;
}

/** How many requests may be sent to somebody, over all replicas. */
interface BucketTable {
  name: string;
  tokens: number;
  refilled_at: number;
  /** After a "slow down": nobody asks before this. */
  blocked_until: number;
}

/** Closes of one instrument as a source gave them. */
interface PriceSeriesTable {
  symbol: string;
  market: '24/7' | 'NYSE';
  source: string;
  via: string;
  clock: 'new-york-close' | 'utc-close';
  asked_from: string;
  fetched_at: number;
  /** `{ days, closes, counts, notes }`; a missing close is null. JSON text on the way in. */
  series: unknown;
}
