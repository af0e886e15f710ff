import { z } from 'zod';

/**
 * A database as a file of lines, each one JSON: a header, one line a row, and a closing line by which a file that was
 * cut or changed is told. Each value is the text that Postgres has for it, or null: it never goes through numbers of
 * ours, and JSON with a NUL in it, which Postgres keeps as text but can't unpack, goes through untouched.
 *
 *     {"format":"lockstep-export","version":1,"migration":"001-shared-state","exported":"2026-01-05T12:00:00.000Z"}
 *     {"table":"kept","row":{"expires_at":null,"key":"c1","space":"queries","value":"\"corr btc r2k-tech 1y\"", ...}}
 *     {"rows":{"kept":1,"price_series":0},"sha256":"..."}
 */
export const FORMAT = 'lockstep-export';
export const VERSION = 1;

export const headerSchema = z.object({
  format: z.literal(FORMAT),
  version: z.number(),
  /** The last one that the database had been through: it says which columns the rows have. */
  migration: z.string(),
  exported: z.string(),
});

export const closingSchema = z.object({
  rows: z.record(z.string(), z.number()),
  /** Of all bytes before this line. */
  sha256: z.string(),
});

/** The line of an export that holds one row, `row` being its JSON as the database wrote it. */
export function rowLine(table: string, row: string): string {
  return `{"table":"${table}","row":${row}}`;
}

/** The table and the row's text; null for a line that is no row. */
export function readRowLine(line: string): { readonly table: string; readonly row: string } | null {
  const [, table, row] = /^\{"table":"([a-z_]+)","row":(\{.*\})\}$/s.exec(line) ?? [];
  return table === undefined || row === undefined ? null : { table, row };
}
