import { isNumericColumn } from '../../core/numeric-column.ts';
import { plainText } from '../../core/markup.ts';
import type { Reply } from '../../core/types.ts';
import { displayWidth } from './display-width.ts';
import { renderPairs } from './pairs.ts';
import { safeLine } from './safe-text.ts';
import { wrap, type Layout, type Line } from './wrap.ts';

type Table = NonNullable<Reply['table']>;

const indent = 2;
const gap = 2;
/** Columns are narrowed down to this before the table is given up for a list. */
const narrowestColumn = 6;

/**
 * A table with aligned columns: numbers to the right, cells wrapped where the width is short. When even that does not
 * fit, each row becomes a list of its cells with their column's name.
 */
export function renderTable(table: Table, { width, colour }: Layout): string[] {
  const rows = table.rows.map((row) => table.head.map((_, column) => safeLine(row[column] ?? '')));
  const head = table.head.map((title) => safeLine(title));
  const lines = [head, ...rows];
  const widths = fitColumns(naturalWidths(lines), longestWords(lines), width - indent);
  if (widths === null) return renderRecords(head, rows, { width, colour });
  const right = head.map((_, column) => isNumericColumn(rows.map((row) => plainText(row[column] ?? ''))));
  const print = (cells: readonly string[], bold = false) => renderRow(cells, { widths, right, colour, bold });
  return [
    ...print(head, true),
    ' '.repeat(indent) + widths.map((columns) => '─'.repeat(columns)).join(' '.repeat(gap)),
    ...rows.flatMap((row) => print(row)),
  ];
}

function naturalWidths(rows: readonly (readonly string[])[]): number[] {
  const columns = rows[0]?.map((_, column) => column) ?? [];
  return columns.map((column) => Math.max(...rows.map((row) => displayWidth(plainText(row[column] ?? '')))));
}

/** Of each column: narrower than its longest word, and that word would be broken. */
function longestWords(rows: readonly (readonly string[])[]): number[] {
  return naturalWidths(rows.map((row) => row.map((cell) => longest(plainText(cell).split(' ')))));
}

function longest(words: readonly string[]): string {
  return words.reduce((one, other) => (displayWidth(other) > displayWidth(one) ? other : one), '');
}

/**
 * Takes from the widest column, one at a time, until the table fits; words are only broken when no column has a space
 * left to break at. Null when it can't.
 */
function fitColumns(natural: readonly number[], words: readonly number[], width: number): number[] | null {
  const widths = [...natural];
  let excess = widths.reduce((sum, columns) => sum + columns, gap * (widths.length - 1)) - width;
  while (excess > 0) {
    const spare = widths.map((columns, column) => (columns > (words[column] ?? 0) ? columns : 0));
    const from = spare.some((columns) => columns > narrowestColumn) ? spare : widths;
    const widest = from.indexOf(Math.max(...from));
    const columns = widths[widest];
    if (columns === undefined || columns <= narrowestColumn) return null;
    widths[widest] = columns - 1;
    excess -= 1;
  }
  return widths;
}

interface RowLayout {
  readonly widths: readonly number[];
  readonly right: readonly boolean[];
  readonly colour: boolean;
  readonly bold: boolean;
}

function renderRow(cells: readonly string[], { widths, right, colour, bold }: RowLayout): string[] {
  const wrapped = cells.map((cell, column) => wrap(cell, { width: widths[column] ?? 1, colour, bold }));
  const height = Math.max(1, ...wrapped.map((lines) => lines.length));
  return Array.from({ length: height }, (_, row) => {
    const parts = wrapped.map((lines, column) =>
      pad(lines[row], widths[column] ?? 0, right[column] ?? false),
    );
    return (' '.repeat(indent) + parts.join(' '.repeat(gap))).trimEnd();
  });
}

function pad(line: Line | undefined, columns: number, right: boolean): string {
  const { text, width } = line ?? { text: '', width: 0 };
  const padding = ' '.repeat(Math.max(0, columns - width));
  return right ? padding + text : text + padding;
}

function renderRecords(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  layout: Layout,
): string[] {
  const records = rows.map((row) =>
    renderPairs(
      row.flatMap((cell, column) => (cell === '' ? [] : [[head[column] ?? '', cell] as const])),
      layout,
    ),
  );
  return records.flatMap((record, index) => (index === 0 ? record : ['', ...record]));
}
