import { isNumericColumn } from '../../../core/numeric-column.ts';
import type { Reply } from '../../../core/types.ts';
import { codeText } from './mrkdwn.ts';

type Table = NonNullable<Reply['table']>;

const GAP = '  ';
/** Longer cells are cut: Slack wraps wide code and then nothing is aligned. */
const WIDEST_CELL = 36;

/**
 * A table as code blocks of at most `most` characters each, numbers to the right. Rows that `blocks` of them can't hold
 * are left out, and the last line says how many.
 */
export function tableText(
  { head, rows }: Table,
  { most, blocks }: { most: number; blocks: number },
): string[] {
  const lines = aligned([head, ...rows]);
  const title = lines[0] ?? '';
  const result: string[] = [];
  let current = [title, '─'.repeat(Math.min(title.length, 80))];
  let used = 0;
  for (const [index, line] of lines.slice(1).entries()) {
    if (fence([...current, line, '… 10000 more rows']).length > most) {
      if (result.length + 1 === blocks) {
        current.push(`… ${lines.length - 1 - index} more rows`);
        return [...result, fence(current)];
      }
      result.push(fence(current));
      current = [];
    }
    current.push(line);
    used += 1;
  }
  return used === 0 && rows.length > 0 ? [] : [...result, fence(current)];
}

function fence(lines: readonly string[]): string {
  return `\`\`\`\n${lines.join('\n')}\n\`\`\``;
}

function aligned(rows: readonly (readonly string[])[]): string[] {
  const cells = rows.map((row) => row.map(cell));
  const columns = Math.max(...cells.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...cells.map((row) => shownWidth(row[column] ?? ''))),
  );
  const right = widths.map((_, column) => isNumericColumn(cells.slice(1).map((row) => row[column] ?? '')));
  return cells.map((row) =>
    widths
      .map((width, column) => pad(row[column] ?? '', width, right[column] ?? false))
      .join(GAP)
      .trimEnd(),
  );
}

function cell(text: string): string {
  const line = text.replaceAll('**', '').replace(/\s+/g, ' ').trim();
  return codeText(line.length > WIDEST_CELL ? `${line.slice(0, WIDEST_CELL - 1)}…` : line);
}

/** `&amp;` is shown as one character. */
function shownWidth(escaped: string): number {
  return escaped.replace(/&(?:amp|lt|gt);/g, '&').length;
}

function pad(text: string, width: number, right: boolean): string {
  const padding = ' '.repeat(Math.max(0, width - shownWidth(text)));
  return right ? padding + text : text + padding;
}
