import type { Pool } from 'pg';
import type { Db } from 'pg-boss';

/**
 * Our pool as pg-boss wants it. It sends whole blocks, `begin; ...; commit`, in one query: when one fails inside, the
 * connection must not go back to the pool with its transaction half open.
 */
export function poolForJobs(pool: Pool, embedded: boolean): Db {
  const executeSql: Db['executeSql'] = async (text, values) => {
    const client = await pool.connect();
    try {
      const result: unknown = await client.query(text, values);
      client.release();
      return { rows: rowsOf(result) };
    } catch (error) {
      const isClean = await client.query('rollback').then(
        () => true,
        () => false,
      );
      client.release(!isClean);
      throw error;
    }
  };
  if (!embedded) return { executeSql };
  return {
    executeSql,
    // There is one session, so it can be set up once.
    setSessionStatements: async (statements) => {
      for (const statement of statements) await executeSql(statement);
    },
  };
}

/** A block gives one result a statement. */
function rowsOf(result: unknown): unknown[] {
  if (Array.isArray(result)) return result.flatMap(rowsOf);
  return typeof result === 'object' && result !== null && 'rows' in result && Array.isArray(result.rows)
    ? result.rows
    : [];
}
