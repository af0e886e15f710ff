import type { Action, Reply } from '../../core/types.ts';
import { displayWidth } from './display-width.ts';
import { styleSpan } from './inline-markup.ts';
import { renderPairs } from './pairs.ts';
import { safeLine } from './safe-text.ts';
import { renderTable } from './table.ts';
import { wrap, type Layout } from './wrap.ts';

/** Narrower terminals get lines of this width, which they break themselves. */
const narrowest = 20;

/**
 * A reply as text: title, lead, facts, table, notes, what to try next; last the canonical line and the paths of the
 * chart and the file. `width` in columns. The last ones and the lines to try are never broken, so that they can be copied.
 * Ends without a line end. With `colour` false there is no escape sequence in it, whatever the reply holds.
 */
export function renderText(
  reply: Reply,
  options: {
    readonly colour: boolean;
    readonly width: number;
    readonly imagePath: string | null;
    readonly filePath?: string | null;
  },
): string {
  const layout: Layout = { colour: options.colour, width: Math.max(narrowest, options.width) };
  const blocks: readonly (readonly string[])[] = [
    reply.title === '' ? [] : paragraph(reply.title, { ...layout, bold: true }),
    reply.lead === '' ? [] : paragraph(reply.lead, layout),
    renderPairs(reply.facts, layout),
    reply.table === undefined ? [] : renderTable(reply.table, layout),
    reply.notes.flatMap((note) => bullet(note, layout)),
    renderActions(reply.actions, layout),
    receipt(reply.query, options, layout.colour),
  ];
  return blocks
    .filter((block) => block.length > 0)
    .map((block) => block.join('\n'))
    .join('\n\n');
}

/** What may be asked next: what it is, then the line to type, which is never broken so that it can be copied. */
function renderActions(actions: readonly Action[], { width, colour }: Layout): string[] {
  if (actions.length === 0) return [];
  const rows = actions.map(({ label, line }) => {
    const command = safeLine(line);
    const meaning = safeLine(label);
    return { command, meaning: meaning === command ? '' : meaning };
  });
  const column = Math.max(...rows.map(({ meaning }) => displayWidth(meaning)));
  const beside = rows.every(({ command }) => 2 + column + 2 + displayWidth(command) <= width);
  return [
    'Try:',
    ...rows.flatMap(({ command, meaning }) => {
      const shown = styleSpan({ text: command, bold: false, code: true }, colour);
      if (meaning === '') return [`  ${shown}`];
      if (beside) return [`  ${meaning}${' '.repeat(column - displayWidth(meaning) + 2)}${shown}`];
      return [...wrap(meaning, { width: width - 2, colour }).map(({ text }) => `  ${text}`), `    ${shown}`];
    }),
  ];
}

/** A refusal's sentence with what to try instead, as the prompt shows it. */
export function renderRefusal(sentence: string, actions: readonly Action[], layout: Layout): string {
  return [...paragraph(sentence, layout), ...renderActions(actions, layout)].join('\n');
}

function paragraph(text: string, layout: Layout): string[] {
  return wrap(text, layout).map((line) => line.text);
}

function bullet(note: string, layout: Layout): string[] {
  return wrap(note, { ...layout, width: layout.width - 2 }).map(
    ({ text }, index) => (index === 0 ? '• ' : '  ') + text,
  );
}

function receipt(
  query: string,
  { imagePath, filePath = null }: { readonly imagePath: string | null; readonly filePath?: string | null },
  colour: boolean,
): string[] {
  const lines: string[] = [];
  if (query !== '') lines.push(styleSpan({ text: safeLine(query), bold: false, code: true }, colour));
  if (imagePath !== null) lines.push(`Chart: ${safeLine(imagePath)}`);
  if (filePath !== null) lines.push(`File: ${safeLine(filePath)}`);
  return lines;
}
