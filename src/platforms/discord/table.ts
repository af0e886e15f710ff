import type { Reply } from '../../core/types.ts';
import { toCode, toPlain } from './markdown.ts';

const gap = '  ';
/** Characters of one line that an embed on a desktop shows without breaking it. */
const WIDTH = 62;
const LONGEST_CELL = 40;
const NARROWEST = 6;
const numeric = /^[+\-−±]?[\d.,]+ ?%?$/;

/**
 * A table as a code block, its columns aligned, numbers to the right; null when it has no rows or there is no room for
 * three lines of it. Rows that do not fit into `most` characters are left out, and a last line says how many.
 */
export function toCodeBlock(table: NonNullable<Reply['table']>, most: number): string | null {
  const cells = [table.head, ...table.rows].map((row) =>
    table.head.map((_, column) => toCode(toPlain(row[column] ?? '', LONGEST_CELL))),
  );
  const [head, ...rows] = layOut(cells, table);
  if (head === undefined || rows.length === 0) return null;
  const word = (left: number) => `… and ${left} more`;
  const room = most - '```\n\n```'.length - head.length;
  let used = 0;
  let shown = 0;
  for (const [index, row] of rows.entries()) {
    const isLast = index === rows.length - 1;
    const reserve = isLast ? 0 : word(rows.length).length + 1;
    if (used + row.length + 1 + reserve > room) break;
    used += row.length + 1;
    shown += 1;
  }
  if (shown === 0) return null;
  const left = rows.length - shown;
  return ['```', head, ...rows.slice(0, shown), ...(left === 0 ? [] : [word(left)]), '```'].join('\n');
}

function layOut(cells: readonly (readonly string[])[], { rows }: NonNullable<Reply['table']>): string[] {
  const columns = cells[0]?.map((_, column) => column) ?? [];
  const widths = fit(columns.map((column) => Math.max(...cells.map((row) => lengthOf(row[column] ?? '')))));
  const right = columns.map((column) => {
    const filled = rows.map((row) => toPlain(row[column] ?? '', LONGEST_CELL)).filter((cell) => cell !== '');
    return filled.length > 0 && filled.every((cell) => numeric.test(cell));
  });
  return cells.map((row) =>
    columns
      .map((column) => pad(row[column] ?? '', widths[column] ?? 0, right[column] ?? false))
      .join(gap)
      .trimEnd(),
  );
}

/** Takes from the widest column until a line fits, or no column can give any more. */
function fit(natural: readonly number[]): number[] {
  const widths = [...natural];
  const total = () => widths.reduce((sum, width) => sum + width, gap.length * (widths.length - 1));
  while (total() > WIDTH) {
    const widest = widths.indexOf(Math.max(...widths));
    const width = widths[widest];
    if (width === undefined || width <= NARROWEST) return widths;
    widths[widest] = width - 1;
  }
  return widths;
}

function pad(cell: string, width: number, right: boolean): string {
  const characters = Array.from(cell);
  const shown = characters.length > width ? `${characters.slice(0, width - 1).join('')}…` : cell;
  const space = ' '.repeat(Math.max(0, width - lengthOf(shown)));
  return right ? space + shown : shown + space;
}

function lengthOf(text: string): number {
  return Array.from(text).length;
}
