import { isNumericColumn } from '../../../core/numeric-column.ts';
import type { Reply } from '../../../core/types.ts';
import { toCode, toPlain } from './markdown.ts';

const gap = '  ';
/** Characters of one line that an embed on a desktop shows without breaking it. */
const WIDTH = 66;
const LONGEST_CELL = 40;
/** A column is cut down to this, and no further while another can be left out. */
const READABLE = 14;
const NARROWEST = 4;

interface Column {
  readonly title: string;
  readonly cells: readonly string[];
  /** Characters it takes as it is. */
  readonly natural: number;
}

/**
 * A table as a code block, its columns aligned, numbers to the right; null when it has no rows or there is no room for
 * one. What does not fit is left out with a word: rows beyond `most` characters, columns of words beyond the width.
 */
export function toCodeBlock(table: NonNullable<Reply['table']>, most: number): string | null {
  const columns = columnsOf(table);
  const shown = fittingColumns(columns);
  const without = columns.filter((column) => !shown.includes(column)).map(({ title }) => title);
  const [head = '', ...rows] = layOut(shown);
  const tail = (left: number) => [
    ...(left === 0 ? [] : [`… and ${left} more`]),
    ...(without.length === 0 ? [] : [`(without: ${without.join(', ')})`]),
  ];
  const block = (count: number) =>
    ['```', head, ...rows.slice(0, count), ...tail(rows.length - count), '```'].join('\n');
  let count = rows.length;
  while (count > 0 && block(count).length > most) count -= 1;
  return count === 0 ? null : block(count);
}

function columnsOf({ head, rows }: NonNullable<Reply['table']>): Column[] {
  return head.map((name, index) => {
    const title = cell(name);
    const cells = rows.map((row) => cell(row[index] ?? ''));
    return { title, cells, natural: Math.max(...[title, ...cells].map(lengthOf)) };
  });
}

function cell(text: string): string {
  return toCode(toPlain(text, LONGEST_CELL));
}

/** Those that fit when each is cut as far as it stays readable; the widest of mere words go first, never the first one. */
function fittingColumns(columns: readonly Column[]): readonly Column[] {
  const least = widthOf(columns.map(({ natural }) => Math.min(natural, READABLE)));
  const words = columns.slice(1).filter(({ cells }) => cells.every((text) => !/\d/.test(text)));
  const widest = words.toSorted((one, other) => other.natural - one.natural)[0];
  if (least <= WIDTH || widest === undefined) return columns;
  return fittingColumns(columns.filter((column) => column !== widest));
}

function layOut(columns: readonly Column[]): string[] {
  const widths = fit(columns.map(({ natural }) => natural));
  const right = columns.map(({ cells }) => isNumericColumn(cells));
  const lines = [
    columns.map(({ title }) => title),
    ...(columns[0]?.cells ?? []).map((_, row) => columns.map(({ cells }) => cells[row] ?? '')),
  ];
  return lines.map((line) =>
    line
      .map((text, column) => pad(text, widths[column] ?? 0, right[column] ?? false))
      .join(gap)
      .trimEnd(),
  );
}

/** Takes from the widest column until a line fits, or no column can give any more. */
function fit(natural: readonly number[]): number[] {
  const widths = [...natural];
  while (widthOf(widths) > WIDTH) {
    const widest = widths.indexOf(Math.max(...widths));
    const width = widths[widest];
    if (width === undefined || width <= NARROWEST) return widths;
    widths[widest] = width - 1;
  }
  return widths;
}

function widthOf(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, gap.length * (widths.length - 1));
}

function pad(text: string, width: number, right: boolean): string {
  const characters = Array.from(text);
  const shown = characters.length > width ? `${characters.slice(0, width - 1).join('')}…` : text;
  const space = ' '.repeat(Math.max(0, width - lengthOf(shown)));
  return right ? space + shown : shown + space;
}

function lengthOf(text: string): number {
  return Array.from(text).length;
}
