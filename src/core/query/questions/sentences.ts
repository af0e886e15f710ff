import { phraseBook } from './phrases.ts';
import type { Spoken } from './spoken-words.ts';

/** Where a new sentence begins without a mark: what people say before they come to their question. */
const OPENERS = phraseBook({
  begins: `
    and when/what/which/how/is/does/did/was/why/where/also, then also, and then also, also what/how/is/does,
    so what/how/is/do+/has/are/can/could/which/when, i just want/need/wanna, i want/need to/the,
    just want/need, my question is, question is, the question, can you tell/show/give,
    could you tell/show/give, can u, so tell/show/give, honestly i, what i want`,
  /** Begins one behind a story, `i lost my shirt on eth what is the ...`; elsewhere it goes on with it. */
  asks: `
    what is/are/was/the/about, how close/closely/tight/tightly/correlated/strong/strongly/linked/much, show me,
    is there, can you/u/i/we, could you/i/we, pls/please show/give/tell/plot, plot, give me`,
});
/** Whoever tells a story speaks of people. */
const STORY =
  /^(?:i|im|ive|we|weve|he|hes|she|shes|they|theyre|my|our|his|her|somebody|someone|everyone|people|guy|boss|uncle|bro|friend|colleague)$/;
/** A story has at least so many words before its question. */
const LONG_ENOUGH = 5;
/** An aside in brackets of so many words is a sentence of its own. */
const LONG_ASIDE = 4;

/**
 * The sentences of a text; a question mark stays with what it ends, a long story with no marks is cut at its question, and
 * a long aside in brackets comes behind what it stands in.
 */
export function sentencesOf(words: readonly Spoken[]): readonly (readonly Spoken[])[] {
  const { plain, asides } = withoutAsides(words);
  const begins = beginnings(plain);
  const parts: Spoken[][] = [];
  let part: Spoken[] = [];
  const end = () => {
    if (part.length > 0) parts.push(part);
    part = [];
  };
  for (const [at, word] of plain.entries()) {
    if (begins.has(at)) end();
    if (word.text === '?' && part.length > 0) part.push(word);
    if (word.isMark && '?.!;'.includes(word.text)) end();
    else part.push(word);
  }
  end();
  return [...parts, ...asides];
}

function beginnings(words: readonly Spoken[]): ReadonlySet<number> {
  const found = OPENERS.find(words.map(({ text }) => text));
  const joined = (found.get('begins') ?? []).filter(
    ({ at }) => words[at]?.text === 'and' || words[at]?.text === 'then' || at >= LONG_ENOUGH,
  );
  const story = (found.get('asks') ?? []).filter(
    ({ at }) => at >= LONG_ENOUGH && words.slice(0, at).some(({ text }) => STORY.test(text)),
  );
  return new Set([...joined, ...story].map(({ at }) => at));
}

function withoutAsides(words: readonly Spoken[]): {
  readonly plain: readonly Spoken[];
  readonly asides: readonly (readonly Spoken[])[];
} {
  const open = words.findIndex(({ text }) => text === '(');
  const close = words.findIndex(({ text }, place) => text === ')' && place > open);
  if (open < 0 || close < 0) return { plain: words, asides: [] };
  const rest = withoutAsides(words.slice(close + 1));
  const aside = words.slice(open + 1, close);
  return aside.filter(({ isMark }) => !isMark).length >= LONG_ASIDE
    ? { plain: [...words.slice(0, open), ...rest.plain], asides: [aside, ...rest.asides] }
    : { plain: [...words.slice(0, close + 1), ...rest.plain], asides: rest.asides };
}
