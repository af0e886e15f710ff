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

/** `Try: corr eth r2k-tech 1y (the same for ETH)`, one line each. */
function renderActions(actions: readonly Action[], { width, colour }: Layout): string[] {
  return actions.flatMap(({ label, line }) => {
    const command = safeLine(line);
    const shown = `Try: ${styleSpan({ text: command, bold: false, code: true }, colour)}`;
    const meaning = safeLine(label);
    if (meaning === '' || meaning === command) return [shown];
    if (displayWidth(`Try: ${command} (${meaning})`) <= width) return [`${shown} (${meaning})`];
    return [shown, ...wrap(`(${meaning})`, { width: width - 5, colour }).map(({ text }) => `     ${text}`)];
  });
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
