import type { Catalog } from '../catalog.ts';
import { LOOSE, UNSURE } from './name-phrases.ts';
import { asText, spokenWords } from './spoken-words.ts';
import { createSpeller, type Speller } from './spelling.ts';

/** What a spoken phrase stands for: one listing, with a word about it where that was a choice of ours, or several. */
export interface Meant {
  readonly ids: readonly string[];
  /** `small-cap tech for "tech"`; null when the phrase says it itself. */
  readonly said: string | null;
}

/** The names of a catalog as the words of a question. */
export interface NameIndex {
  readonly phrases: ReadonlyMap<string, Meant>;
  /** The longest phrase, in words. */
  readonly mostWords: number;
  readonly speller: Speller;
}

const made = new WeakMap<Catalog, NameIndex>();

/** The index of a catalog; made once. */
export function nameIndex(catalog: Catalog): NameIndex {
  const known = made.get(catalog);
  if (known !== undefined) return known;
  const phrases = new Map<string, Meant>();
  const add = (phrase: string, meant: Meant) => {
    const key = asText(spokenWords(phrase));
    // `cathie's fund` loses its possessive on the way, `cathies fund` does not.
    for (const form of [key, key.replace(/^(\w{3,})s (?=\w)/, '$1 ').replace(/ (\w{3,})s (?=\w)/, ' $1 ')])
      if (form !== '' && !phrases.has(form)) phrases.set(form, meant);
  };
  for (const { ids, phrase } of UNSURE) add(phrase, { ids, said: null });
  for (const { id, said, phrase } of LOOSE) add(phrase, { ids: [id], said });
  for (const { id, aliases } of catalog.all)
    for (const name of [id, ...aliases]) add(name, { ids: [id], said: null });
  for (const { id, instruments } of catalog.all)
    for (const { symbol } of instruments) if (!symbol.includes('/')) add(symbol, { ids: [id], said: null });
  const nameWords = new Set([...phrases.keys()].flatMap((phrase) => phrase.split(' ')));
  const ownWords = catalog.all.flatMap(({ id, aliases }) =>
    [id, ...aliases].flatMap((name) => spokenWords(name).map(({ text }) => text)),
  );
  const single = [...phrases.keys()].filter((phrase) => !phrase.includes(' '));
  const index: NameIndex = {
    phrases,
    mostWords: Math.max(...[...phrases.keys()].map((phrase) => phrase.split(' ').length)),
    speller: createSpeller(nameWords, new Set([...ownWords, ...single])),
  };
  made.set(catalog, index);
  return index;
}
