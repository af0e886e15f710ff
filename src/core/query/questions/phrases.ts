import { inflections } from './inflections.ts';
import { WORD_CLASSES } from './words/word-classes.ts';

/**
 * Phrases by what they tell, with commas between. In a phrase `a/b` is either word, `track+` every form of the verb
 * (`tracks`, `tracked`, `tracking`), `stem*` every word that begins so, `{fall}` every word of that class
 * (`words/word-classes.ts`); `...` stands for up to four words and `.....` for up to nine, `^` for the beginning and `$` for the end of what was said.
 */
export type PhraseTable = Readonly<Record<string, string>>;

/** The kinds of a table. */
type KindOf<Table> = Extract<keyof Table, string>;

/** Where a phrase was found: the words from `at` up to `end`. */
export interface FoundPhrase {
  readonly at: number;
  readonly end: number;
}

export interface PhraseBook<Kind extends string> {
  /** The kinds that were said, with every place. The beginning is the word at `start`. */
  readonly find: (words: readonly string[], start?: number) => ReadonlyMap<Kind, readonly FoundPhrase[]>;
  /** True for a word that some phrase holds. */
  readonly holds: (word: string) => boolean;
  /** The whole words of the phrases, without the stems. */
  readonly words: ReadonlySet<string>;
}

interface Phrase<Kind> {
  readonly kind: Kind;
  readonly pieces: readonly Piece[];
  readonly opens: boolean;
  readonly closes: boolean;
}

interface OneOf {
  readonly words: readonly string[];
  readonly stems: readonly string[];
}
/** A number for a gap of up to so many words. */
type Piece = OneOf | number;

const GAPS: Readonly<Record<string, number>> = { '...': 4, '.....': 9 };
/** Stems are looked up by so many letters. */
const STEM_KEY = 3;

/** Makes a book that looks phrases up by their first word, so that its size hardly matters. */
export function phraseBook<Table extends PhraseTable>(table: Table): PhraseBook<KindOf<Table>> {
  type Kind = KindOf<Table>;
  const byWord = new Map<string, Phrase<Kind>[]>();
  const byStem = new Map<string, Phrase<Kind>[]>();
  const words = new Set<string>();
  const stems = new Map<string, string[]>();
  for (const phrase of phrasesOf(table)) {
    const said = phrase.pieces.filter((piece) => typeof piece !== 'number');
    const [first] = said;
    for (const word of first?.words ?? []) put(byWord, word, phrase);
    for (const stem of first?.stems ?? []) put(byStem, stem.slice(0, STEM_KEY), phrase);
    for (const piece of said) {
      for (const word of piece.words) words.add(word);
      for (const stem of piece.stems) put(stems, stem.slice(0, STEM_KEY), stem);
    }
  }
  return {
    words,
    holds: (word) =>
      words.has(word) || (stems.get(word.slice(0, STEM_KEY)) ?? []).some((stem) => word.startsWith(stem)),
    find: (said, start = 0) => {
      const found = new Map<Kind, FoundPhrase[]>();
      for (const [at, word] of said.entries()) {
        const here = [...(byWord.get(word) ?? []), ...(byStem.get(word.slice(0, STEM_KEY)) ?? [])];
        for (const phrase of here) {
          const end = phrase.opens && at !== start ? null : endOf(phrase, said, at);
          if (end !== null) put(found, phrase.kind, { at, end });
        }
      }
      return found;
    },
  };
}

function put<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}

function phrasesOf<Table extends PhraseTable>(table: Table): readonly Phrase<KindOf<Table>>[] {
  const found: Phrase<KindOf<Table>>[] = [];
  for (const kind in table) {
    for (const phrase of (table[kind] ?? '').split(',')) {
      const tokens = phrase.trim().split(/\s+/);
      const pieces = tokens.filter((token) => !/^[\^$]?$/.test(token)).map(pieceOf);
      if (pieces.length > 0)
        found.push({ kind, pieces, opens: tokens[0] === '^', closes: tokens.at(-1) === '$' });
    }
  }
  return found;
}

function pieceOf(token: string): Piece {
  const gap = GAPS[token];
  if (gap !== undefined) return gap;
  const either = token.split('/').flatMap((word) => classOf(word) ?? [word]);
  return {
    words: either
      .filter((word) => !word.endsWith('*'))
      .flatMap((word) => (word.endsWith('+') ? inflections(word.slice(0, -1)) : [word])),
    stems: either.filter((word) => word.endsWith('*')).map((word) => word.slice(0, -1)),
  };
}

function classOf(word: string): readonly string[] | undefined {
  const [, name = ''] = /^\{(\w+)\}$/.exec(word) ?? [];
  return WORD_CLASSES[name]?.split(/\s+/);
}

function endOf<Kind>(
  { pieces, closes }: Phrase<Kind>,
  words: readonly string[],
  at: number,
  from = 0,
): number | null {
  let place = at;
  for (let index = from; index < pieces.length; index += 1) {
    const piece = pieces[index];
    if (typeof piece === 'number') {
      for (let gap = 0; gap <= piece; gap += 1) {
        const end = endOf({ pieces, closes, kind: null, opens: false }, words, place + gap, index + 1);
        if (end !== null) return end;
      }
      return null;
    }
    const word = words[place];
    if (word === undefined || piece === undefined || !isOneOf(word, piece)) return null;
    place += 1;
  }
  return closes && place !== words.length ? null : place;
}

function isOneOf(word: string, { words, stems }: OneOf): boolean {
  return words.includes(word) || stems.some((stem) => word.startsWith(stem));
}
