import { Refusal } from '../../core/errors.ts';
import { format } from '../../core/query/format.ts';
import { lineReader } from '../../core/query/line-reader.ts';
import type { Look } from '../../core/chart.ts';
import type { Desk } from './desk.ts';

/** Address of the chart that comes with the answer to a line. */
export function chartAddress(line: string, { theme, scale }: Look): string {
  return `/api/chart.png?${new URLSearchParams({ q: line, theme, scale: String(scale) }).toString()}`;
}

/** Address of the file that comes with the answer to a line. */
export function fileAddress(line: string): string {
  return `/api/file?${new URLSearchParams({ q: line }).toString()}`;
}

/** The line that gives the prices behind an answer about a pair as a file; null for any other answer. */
export function csvLine(
  line: string,
  { commands, catalog }: Pick<Desk, 'commands' | 'catalog'>,
): string | null {
  const csv = commands.find(({ name }) => name === 'csv');
  if (csv === undefined) return null;
  try {
    const { query } = lineReader(commands, catalog)(line);
    if (query.assets.length !== 1 || query.benchmarks.length !== 1) return null;
    return format({ ...query, command: csv.name, choices: {} }, csv);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}
