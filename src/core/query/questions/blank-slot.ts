import { CUES } from './cues.ts';
import { isEmptyWord } from './vocabulary.ts';

/** A word stands where a name should, and is none: `correlation of btc with foobar`. */
export function hasBlankSlot(sketch: readonly string[]): boolean {
  return sketch.some((word, place) => isNoName(word) && isSlot(sketch, place));
}

/** A word of content that is none of the names. */
function isNoName(word: string): boolean {
  return !/^[@#]$/.test(word) && !isEmptyWord(word) && !CUES.find([word]).size;
}

/** What a name stands behind. */
export const JOINERS: ReadonlySet<string> = new Set(
  'with to and vs versus v against between than like or of by & + track tracks tracking follow follows following from is are was were does do did has have'.split(
    ' ',
  ),
);
/** What may stand between a joiner and the name. */
const BEFORE_NAMES: ReadonlySet<string> = new Set(
  'the a an my your our his her their its of number amount price this that these those some other in real global world new total'.split(
    ' ',
  ),
);

function isSlot(sketch: readonly string[], place: number): boolean {
  let before = place - 1;
  while (before >= 0 && !JOINERS.has(sketch[before] ?? '') && BEFORE_NAMES.has(sketch[before] ?? ''))
    before -= 1;
  return JOINERS.has(sketch[before] ?? '');
}
