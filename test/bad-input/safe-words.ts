import { expect } from 'vitest';
import type { Reply } from '../../src/core/types.ts';

/** Shows nothing, or reorders what stands beside it. */
const INVISIBLE = /[\p{C}\p{Default_Ignorable_Code_Point}]/u;
/** What a number that is none looks like in words; a person's own are looked at elsewhere. */
const NO_NUMBER = /\b(?:NaN|undefined|Infinity)\b|\[object /;

/** A refusal: one or two whole sentences, short, nothing invisible in them, and backticks in pairs around what was typed. */
export function expectSafeSentence(sentence: string): void {
  expect(sentence).toMatch(/^[^\sa-z].*[.?!”]$/su);
  expect(sentence).not.toMatch(INVISIBLE);
  expect(sentence).not.toMatch(/\n|\bat \S+ \(|Error\b/);
  expect(sentence.length).toBeLessThan(400);
  // What a person typed stands inside backticks, so the backticks come in pairs.
  expect(sentence.split('`').length % 2).toBe(1);
}

/** Everything that a reply says, apart from its picture and the numbers behind it. */
function wordsOf({ title, lead, facts, notes, table, actions, query, file, image }: Reply): string[] {
  return [
    title,
    lead,
    ...facts.flat(),
    ...notes,
    ...(table === undefined ? [] : [...table.head, ...table.rows.flat()]),
    ...actions.flatMap(({ label, line }) => [label, line]),
    query,
    file?.filename ?? '',
    image?.filename ?? '',
    image?.alt ?? '',
  ];
}

/** A reply whose words are all there to be seen, and whose numbers are numbers. */
export function expectSafeReply(reply: Reply): void {
  for (const words of wordsOf(reply)) {
    expect(words).not.toMatch(INVISIBLE);
    expect(words.replaceAll(/`[^`]*`/g, '')).not.toMatch(NO_NUMBER);
  }
  expect(reply.lead.trim()).not.toBe('');
}
