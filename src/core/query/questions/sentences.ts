import { phraseBook } from './phrases.ts';
import type { Spoken } from './spoken-words.ts';

/** Where a new sentence begins without a mark: what people say before they come to their question. */
const OPENERS = phraseBook({
  begins: `and when/what/which/how/is/does/did/was/why/where/also, then also, and then also, also what/how/is/does, so what/how/is/do+/has/are/can/could/which/when, i just want/need/wanna, i want/need to/the, just want/need, my question is, question is, the question,
    can you tell/show/give, could you tell/show/give, can u, so tell/show/give, honestly i, what i want`,
});
/** A story has at least so many words before its question. */
const LONG_ENOUGH = 5;

/** The sentences of a text; a question mark stays with what it ends, and a long story with no marks is cut at its question. */
export function sentencesOf(words: readonly Spoken[]): readonly (readonly Spoken[])[] {
  const begins = new Set(
    (OPENERS.find(words.map(({ text }) => text)).get('begins') ?? [])
      .filter(({ at }) => words[at]?.text === 'and' || words[at]?.text === 'then' || at >= LONG_ENOUGH)
      .map(({ at }) => at),
  );
  const parts: Spoken[][] = [];
  let part: Spoken[] = [];
  const end = () => {
    if (part.length > 0) parts.push(part);
    part = [];
  };
  for (const [at, word] of words.entries()) {
    if (begins.has(at)) end();
    if (word.text === '?' && part.length > 0) part.push(word);
    if (word.isMark && '?.!;'.includes(word.text)) end();
    else part.push(word);
  }
  end();
  return parts;
}
