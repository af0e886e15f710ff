import { Refusal } from '../errors.ts';
import type { Catalog } from './catalog.ts';
import { isPair } from './symbol.ts';

/** One word of a line, as the readers of the parser see it. */
export interface Word {
  /** Lower case, without the `$` and the punctuation around it. */
  readonly text: string;
  /** As it was typed, for sentences about it. */
  readonly typed: string;
  /** It was typed with a `$`: a name, whatever else it may look like. */
  readonly isName: boolean;
  /** A comma follows: the next name belongs to the same list, and the two are never one spoken name. */
  readonly comma: boolean;
}

/** Words that join names and ranges and say nothing by themselves. `$for` is still the ticker FOR. */
const JOINING_WORDS: ReadonlySet<string> = new Set(
  'vs versus and with against to over the for of last past in from between compare compared correlation correlated rolling - + & / |'.split(
    ' ',
  ),
);

/** More than any list of names needs; what is longer is refused before each word is looked at. */
const MOST_WORDS = 200;

/** True for a word that the parser drops. */
export function isJoiningWord(word: string): boolean {
  return JOINING_WORDS.has(word);
}

/**
 * The words of a plain line (`plainLine`): split at spaces, commas and the slash or dash between two names.
 * @throws Refusal when there are more than 200.
 */
export function toWords(line: string, catalog: Catalog): readonly Word[] {
  const pieces = line.replaceAll(/ ?= ?/g, '=').split(' ').flatMap(toPieces);
  if (pieces.length > MOST_WORDS) {
    throw new Refusal(
      `That line has more than ${MOST_WORDS} words. Name fewer things at once, such as \`corr btc r2k-tech 1y\`.`,
    );
  }
  const words: Word[] = [];
  for (const { piece, comma } of pieces) {
    words.push(...splitNames(piece, catalog).map(toWord));
    const last = comma ? words.pop() : undefined;
    if (last !== undefined) words.push({ ...last, comma: true });
  }
  return words;
}

function toPieces(chunk: string): { piece: string; comma: boolean }[] {
  const pieces = chunk.split(',');
  return pieces.map((piece, index) => ({ piece, comma: index < pieces.length - 1 }));
}

function toWord(part: string): Word {
  const typed = withoutPunctuation(part);
  const isName = typed.length > 1 && typed.startsWith('$');
  return { text: (isName ? typed.slice(1) : typed).toLowerCase(), typed, isName, comma: false };
}

/** `btc/ndx` and `btc-ndx` are two names; `pepe/usdt`, `brk-b`, `2021/03` and paths are not. */
function splitNames(piece: string, catalog: Catalog): readonly string[] {
  const whole = withoutPunctuation(piece);
  if (whole === '') return [];
  const bare = whole.replace(/^\$/, '');
  if (catalog.find(bare) !== null || isPair(bare)) return [whole];
  const slash = whole.indexOf('/');
  if (slash > 0 && slash === whole.lastIndexOf('/') && slash < whole.length - 1 && !/^[\d/]+$/.test(whole)) {
    return [whole.slice(0, slash), whole.slice(slash + 1)];
  }
  return splitAtDash(bare, catalog) ?? [whole];
}

function splitAtDash(word: string, catalog: Catalog): readonly string[] | null {
  // No name in the catalog is longer, and a word of a thousand dashes is nobody's pair.
  if (word.length > 60) return null;
  for (let dash = word.indexOf('-'); dash > 0; dash = word.indexOf('-', dash + 1)) {
    const sides = [word.slice(0, dash), word.slice(dash + 1)];
    if (sides.every((side) => catalog.find(side) !== null)) return sides;
  }
  return null;
}

/** Takes the `?`, `!`, `;`, `:` and the single full stop off the end of a word; the dots of `2023-01-01..` stay. */
export function withoutPunctuation(word: string): string {
  let end = word.length;
  while (end > 0 && '?!;:'.includes(word.charAt(end - 1))) end -= 1;
  if (word.charAt(end - 1) === '.' && word.charAt(end - 2) !== '.') end -= 1;
  return word.slice(0, end);
}
