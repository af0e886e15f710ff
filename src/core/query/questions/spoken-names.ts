import type { Catalog } from '../catalog.ts';
import { isPair, uncatalogued } from '../symbol.ts';
import { writtenOut } from './chat-words.ts';
import { isEveryday } from './words/loose-names.ts';
import { nameIndex, type Meant } from './name-index.ts';
import { isKind, isMarkedAsName, isPaired } from './name-marks.ts';
import type { Spoken } from './spoken-words.ts';
import { yearsInFigures } from './spoken-years.ts';
import { unitsSpelt } from './unit-spelling.ts';
import { isSpeltRight } from './vocabulary.ts';

/** A name that was said, and where: the words from `at` up to `end`. */
export interface SaidName extends Meant {
  readonly at: number;
  readonly end: number;
  /** Stands for nothing but itself, so that a `$` keeps it apart from words of the command language. */
  readonly isTicker: boolean;
}

/** The words with their spelling put right and what was run together taken apart. */
export function correctSpelling(words: readonly Spoken[], catalog: Catalog): readonly Spoken[] {
  const { speller } = nameIndex(catalog);
  return unitsSpelt(yearsInFigures(writtenOut(words))).flatMap((word) => {
    if (word.isMark || word.isTicker) return [word];
    const pieces = speller.split(word.text);
    if (pieces !== null) return pieces.map((text) => ({ ...word, text }));
    const text = speller.correct(word.text);
    return [text === word.text ? word : { ...word, text }];
  });
}

/** The names among the words that nothing else has taken, the longest first at each place. */
export function spokenNames(
  words: readonly Spoken[],
  taken: ReadonlySet<number>,
  catalog: Catalog,
): readonly SaidName[] {
  const found: SaidName[] = [];
  let at = 0;
  while (at < words.length) {
    const name = nameAt(words, at, taken, catalog);
    if (name !== null && !isKind(words, at, name.end)) found.push(name);
    at = name?.end ?? at + 1;
  }
  return found;
}

function nameAt(
  words: readonly Spoken[],
  at: number,
  taken: ReadonlySet<number>,
  catalog: Catalog,
): SaidName | null {
  const { phrases, mostWords } = nameIndex(catalog);
  const run = runFrom(words, at, taken, mostWords);
  for (let used = run.length; used > 0; used -= 1) {
    const phrase = run.slice(0, used).join(' ');
    const meant = phrases.get(phrase);
    if (meant === undefined) continue;
    if (used === 1 && isEveryday(phrase) && !isMarkedAsName(words, at) && !isPaired(words, at, phrases))
      continue;
    const isTicker = meant.ids.every((id) => catalog.find(id) === null);
    const end = at + used;
    return { ...meant, at, end: isCoinOf(meant, words[end], catalog) ? end + 1 : end, isTicker };
  }
  const ticker = run.length === 0 ? null : tickerAt(words[at]);
  return ticker === null ? null : { ids: [ticker], said: null, at, end: at + 1, isTicker: true };
}

/** `algo coin`, `the uni token`: the word behind a coin that says what it is belongs to it. */
function isCoinOf({ ids: [id = ''] }: Meant, next: Spoken | undefined, catalog: Catalog): boolean {
  return /^(?:coin|token)$/.test(next?.text ?? '') && catalog.find(id)?.group === 'coin';
}

/** So many words in a row that are free and have no mark between them. */
function runFrom(
  words: readonly Spoken[],
  at: number,
  taken: ReadonlySet<number>,
  most: number,
): readonly string[] {
  const run: string[] = [];
  for (let next = at; next < at + most; next += 1) {
    const word = words[next];
    if (word === undefined || word.isMark || taken.has(next)) break;
    run.push(word.text);
  }
  return run;
}

/** A cashtag or a word in capitals that the grammar has no other use for. */
function tickerAt(word: Spoken | undefined): string | null {
  if (word === undefined) return null;
  const bare = word.typed.replace(/^[$^]/, '');
  if (isPair(bare)) return uncatalogued(bare).id;
  const isCashtag = /^\$[a-z][a-z\d.]{0,9}$/i.test(word.typed);
  if (isCashtag) return uncatalogued(bare).id;
  return word.isTicker && !isSpeltRight(word.text) && !ACRONYMS.has(word.text) ? uncatalogued(bare).id : null;
}

const ACRONYMS: ReadonlySet<string> = new Set(
  'us usa uk eu fed cpi gdp imo lol lmao wtf omg fyi btw ceo cfo ai api dan id ok tv pm am et est edt utc gmt ny nyc la eod eow faq pdf url sql xml http ath dca etf etfs fomo fud hodl gm gn nft nfts dao defi dm dms llm gpt html js ios pc'.split(
    ' ',
  ),
);
