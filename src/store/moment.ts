import { sql, type Expression } from 'kysely';

/**
 * The present in a statement, milliseconds since 1970: by the clock of the database, the only one that all replicas
 * share, unless a clock is given.
 */
export function moment(now: (() => number) | undefined): Expression<number> {
  if (now !== undefined) return sql<number>`${now()}::bigint`;
  return sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`;
}
