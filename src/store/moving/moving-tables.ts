import { sql, type Kysely } from 'kysely';
import { tableKinds, type Tables } from '../tables.ts';

export type TableName = keyof Tables;

/** The tables that move house, in the order in which their rows can be inserted. */
export const movingTables: readonly TableName[] = Object.keys(tableKinds)
  .filter(isTableName)
  .filter((name) => tableKinds[name] === 'moves');

function isTableName(name: string): name is TableName {
  return Object.hasOwn(tableKinds, name);
}

/** How many rows a table has. */
export async function countRows(db: Kysely<Tables>, table: TableName): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(table)}`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

interface Column {
  readonly name: string;
  /** As a cast names it: `bigint`. */
  readonly type: string;
}

/** The columns that hold something of their own. */
export async function columnsOf(db: Kysely<Tables>, table: TableName): Promise<readonly Column[]> {
  const { rows } = await sql<Column>`
    select attname as name, format_type(atttypid, atttypmod) as type
    from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = ''
    order by attname`.execute(db);
  return rows;
}
