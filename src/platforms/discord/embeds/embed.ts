import type { APIEmbed, APIEmbedField } from 'discord.js';
import type { Reply } from '../../../core/types.ts';
import { LIMITS } from './limits.ts';
import { toMarkdown, toPlain } from './markdown.ts';
import { toCodeBlock } from './table.ts';

const { embed: MOST } = LIMITS;
/** The lead is two sentences; this is for one that is not. */
const LONGEST_LEAD = 2_000;
const LONGEST_FOOTER = 400;
const NOTHING = '–';

/**
 * A reply as one embed: title, lead and table, facts and notes as fields, its canonical line in the footer, followed by
 * the mark, if any. Always within Discord's limits: what is too long is cut and says so, most important first.
 */
export function toEmbed(
  reply: Reply,
  { image, mark }: { image: string | null; mark: string | null },
): APIEmbed {
  const title = toMarkdown(reply.title, MOST.title);
  const footer = footerOf(reply.query, mark);
  const lead = toMarkdown(reply.lead, LONGEST_LEAD);
  const notes = notesField(reply.notes);
  let room = MOST.total - title.length - footer.length - lead.length - sizeOf(notes);
  const table =
    reply.table === undefined
      ? null
      : toCodeBlock(reply.table, Math.min(MOST.description - lead.length - 1, room - 200));
  room -= table === null ? 0 : table.length + 1;
  const facts = factFields(reply.facts, { room, most: MOST.fields - notes.length });
  const fields = [...facts, ...notes];
  const words = [lead, table ?? ''].filter((part) => part !== '').join('\n');
  const description = words === '' && title === '' && fields.length === 0 ? NOTHING : words;
  return {
    ...(title === '' ? {} : { title }),
    ...(description === '' ? {} : { description }),
    ...(fields.length === 0 ? {} : { fields }),
    ...(image === null ? {} : { image: { url: `attachment://${image}` } }),
    ...(footer === '' ? {} : { footer: { text: footer } }),
  };
}

function footerOf(query: string, mark: string | null): string {
  const line = toPlain(query, LONGEST_FOOTER);
  return [line, mark ?? ''].filter((part) => part !== '').join(' · ');
}

/** Facts in their order while there is room; a last field says how many are left out. */
function factFields(
  facts: Reply['facts'],
  { room, most }: { readonly room: number; readonly most: number },
): APIEmbedField[] {
  const fields = facts.map(([label, value]) => ({
    name: toMarkdown(label, MOST.name) || NOTHING,
    value: toMarkdown(value, MOST.value) || NOTHING,
    inline: label.length + value.length <= 60,
  }));
  const word = (left: number) => ({ name: '…', value: `and ${left} more`, inline: false });
  const reserve = sizeOf([word(fields.length)]);
  const whole = fits(fields, room, most);
  if (whole === fields.length) return fields;
  const shown = fits(fields, room - reserve, most - 1);
  return [...fields.slice(0, shown), word(fields.length - shown)];
}

function fits(fields: readonly APIEmbedField[], room: number, most: number): number {
  let used = 0;
  for (const [index, field] of fields.entries()) {
    used += sizeOf([field]);
    if (used > room || index >= most) return index;
  }
  return fields.length;
}

/** All notes in one field, a line each; a last line says how many are left out. */
function notesField(notes: readonly string[]): APIEmbedField[] {
  if (notes.length === 0) return [];
  const lines = notes.map((note) => `• ${toMarkdown(note, MOST.value / 2)}`);
  const word = (left: number) => `… and ${left} more`;
  const kept: string[] = [];
  let used = word(notes.length).length;
  for (const line of lines) {
    used += line.length + 1;
    if (used > MOST.value) break;
    kept.push(line);
  }
  const left = lines.length - kept.length;
  const value = [...kept, ...(left === 0 ? [] : [word(left)])].join('\n');
  return [{ name: 'Notes', value, inline: false }];
}

function sizeOf(fields: readonly APIEmbedField[]): number {
  return fields.reduce((sum, { name, value }) => sum + name.length + value.length, 0);
}
