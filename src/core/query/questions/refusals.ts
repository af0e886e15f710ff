import { phraseBook } from './phrases.ts';
import { EARNED_WORDS, FOREIGN_WORDS, IDIOM_WORDS, REFUSED_WORDS } from './words/refused-words.ts';

const REFUSED = phraseBook(REFUSED_WORDS);
const EARNED = phraseBook(EARNED_WORDS);
const IDIOMS = phraseBook(IDIOM_WORDS);

/** The word for it in other languages, which lies too near to ours for the speller. */
export const FOREIGN_CORRELATION =
  /\b(?:korr?el\w*|correlaci\w*|corrél\w*|correlaz\w*|correlaç\w*|correlacion\w*|kolerasyon)/;

/** Whoever was sent a paper may ask whether it is right. */
const OF_ITS_TRUTH = /^(?:true|truth|right|wrong|correct|holds?|held|valid|verif\w+|prove\w*)$/;
/** Whoever says so asks for no returns. */
const OF_A_LINK = /^(?:un|de|anti)?(?:corr$|correl|coupl|track|follow|link)/;
const WHOLLY = ['advice', 'falseFriend'] as const;

export type Refused = 'wholly' | 'elsewhere' | null;

/** True for a whole text of which nothing is read: an order to the bot, another kind of text, another language. */
export function isNoQuestion(words: readonly string[]): boolean {
  if (words.some((word) => /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(word)))
    return true;
  if (REFUSED.find(words).has('order')) return true;
  return new Set(words.filter((word) => FOREIGN_WORDS.has(word))).size >= 2;
}

/**
 * What a sentence is about that is not answered, names given as `@`. `wholly`: nor is anything beside it. `elsewhere`: it
 * is about prices and the like, unless it says all the same that two things go together.
 */
export function refusedBy(sketch: readonly string[]): Refused {
  const idioms = (IDIOMS.find(sketch).get('idiom') ?? []).flatMap(({ at, end }) =>
    Array.from({ length: end - at }, (_, step) => at + step),
  );
  const plain = sketch.map((word, place) => (idioms.includes(place) ? '' : word));
  const found = REFUSED.find(plain);
  if (WHOLLY.some((kind) => found.has(kind))) return 'wholly';
  if (found.has('document') && !sketch.some((word) => OF_ITS_TRUTH.test(word))) return 'wholly';
  if (!sketch.some((word) => OF_A_LINK.test(word)) && EARNED.find(sketch).has('earned')) return 'wholly';
  if (found.has('school') && !sketch.includes('@')) return 'wholly';
  // `200k` is a price.
  return found.has('elsewhere') || plain.some((word) => /^\d+(?:\.\d+)?k$/.test(word)) ? 'elsewhere' : null;
}

/** True for a word that spelling must not take for another one. */
export function isRefusedWord(word: string): boolean {
  return REFUSED.holds(word) || EARNED.holds(word);
}
