import { editDistance } from '../edit-distance.ts';
import { isSpeltRight, WORTH_CORRECTING } from './vocabulary.ts';

/** Corrects one word, or gives it back. */
export interface Speller {
  readonly correct: (word: string) => string;
  /** The words that were written as one, `btcvsgold`; null when it is not made of names. */
  readonly split: (word: string) => readonly string[] | null;
}

const SHORTEST = 4;
/** Longer than any word worth correcting. */
const LONGEST = 16;
/** From so many letters on two slips are forgiven. */
const TWO_SLIPS = 10;
const LONGEST_RUN_TOGETHER = 30;
const GLUE: readonly string[] = ['vs', 'versus', 'and'];

/**
 * A speller for the words of the catalog and of the grammar: `nameWords` are all words of names, `names` those that are
 * names by themselves or of the catalog, which others are corrected to. Candidates come from an index of words with one letter
 * left out, so that no word is compared with all others (Garbe's symmetric deletes), and are then measured.
 */
export function createSpeller(nameWords: ReadonlySet<string>, names: ReadonlySet<string>): Speller {
  const index = new Map<string, string[]>();
  const targets = new Set([...[...names].filter((word) => /^[a-z]{4,}$/.test(word)), ...WORTH_CORRECTING]);
  for (const word of targets) {
    for (const key of shortened(word, slipsIn(word))) index.set(key, [...(index.get(key) ?? []), word]);
  }
  const pieces = new Set([...[...names].filter((word) => /^[a-z][a-z\d]{2,}$/.test(word)), ...GLUE]);
  const isRight = (word: string) => isSpeltRight(word) || nameWords.has(word);
  return {
    correct: (word) => {
      if (isCorrelation(word)) return correlationOf(word);
      if (isRight(word)) return word;
      return isCorrectable(word) ? (nearest(word, index) ?? word) : word;
    },
    split: (word) =>
      isRight(word) || word.length < 6 || word.length > LONGEST_RUN_TOGETHER ? null : pieced(word, pieces),
  };
}

/** However it is spelt: `corelation`, `correlashun`, `corralated`. */
function isCorrelation(word: string): boolean {
  return (
    /^corr?[aeo]?ll?[aei]\w{2,9}$|^corr?[ae]l+\w{2,10}$/.test(word) &&
    !/^(?:coroll|corell|corall|corali)/.test(word)
  );
}

function correlationOf(word: string): string {
  if (word.endsWith('ed')) return 'correlated';
  if (/(?:ng|in)$/.test(word)) return 'correlating';
  if (word.endsWith('tes')) return 'correlates';
  if (/te?$/.test(word)) return 'correlate';
  return word.endsWith('s') ? 'correlations' : 'correlation';
}

function isCorrectable(word: string): boolean {
  return word.length >= SHORTEST && word.length <= LONGEST && /^[a-z]+$/.test(word);
}

function slipsIn(word: string): number {
  return word.length >= TWO_SLIPS ? 2 : 1;
}

function nearest(word: string, index: ReadonlyMap<string, readonly string[]>): string | null {
  let best: { readonly word: string; readonly distance: number } | null = null;
  for (const key of shortened(word, slipsIn(word))) {
    for (const candidate of index.get(key) ?? []) {
      const distance = editDistance(word, candidate);
      if (distance <= reach(word, candidate) && distance < (best?.distance ?? Infinity))
        best = { word: candidate, distance };
    }
  }
  return best?.word ?? null;
}

/** In short words a letter may be missing, doubled or swapped, not another one: `test` is no `tech`. */
function reach(word: string, candidate: string): number {
  const sameStart = word.charAt(0) === candidate.charAt(0);
  if (Math.min(word.length, candidate.length) >= TWO_SLIPS) return sameStart ? 2 : 1;
  if (word.length >= 6) return 1;
  const isOtherLetter = word.length === candidate.length && sortedLetters(word) !== sortedLetters(candidate);
  return sameStart && !isOtherLetter ? 1 : 0;
}

function sortedLetters(word: string): string {
  return Array.from(word).toSorted().join('');
}

/** The word, and the word without one letter, or without two. */
function shortened(word: string, slips: number): ReadonlySet<string> {
  const found = new Set([word]);
  let last = [word];
  for (let slip = 0; slip < slips; slip += 1) {
    last = last.flatMap((one) => Array.from(one, (_, at) => one.slice(0, at) + one.slice(at + 1)));
    for (const one of last) found.add(one);
  }
  return found;
}

/** `btcgold2020`: behind the names a year or a length of time may stand. */
function pieced(word: string, pieces: ReadonlySet<string>): readonly string[] | null {
  const [, time = ''] = /^[a-z]{6,}?(20[12]\d|\d{1,3}[dwmy]|ytd)$/.exec(word) ?? [];
  const names = cut(word.slice(0, word.length - time.length), pieces);
  return names === null || time === '' ? names : [...names, time];
}

/** Cuts a run of letters into names and what glues them, from the left, the longest piece first. */
function cut(word: string, pieces: ReadonlySet<string>): readonly string[] | null {
  if (word === '') return [];
  for (let end = Math.min(word.length, LONGEST); end >= 2; end -= 1) {
    if (!pieces.has(word.slice(0, end))) continue;
    const rest = cut(word.slice(end), pieces);
    if (rest !== null) return [word.slice(0, end), ...rest];
  }
  return null;
}
