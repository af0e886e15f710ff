import type { QuestionContext } from './draft.ts';
import { sceneOf, type Scene } from './scene.ts';
import type { Spoken } from './spoken-words.ts';

/** More words than two pairs with their times have. */
const MOST_WORDS = 30;
const JOINS = /^(?:and|&|plus|also|then|,)$/;

/**
 * `eth vs ndx 6m and btc vs gold 6m`: two pairs, each with its own time, are two questions. Null where the words are not
 * just that: without a time of its own a pair is part of one list.
 */
export function twoPairs(
  words: readonly Spoken[],
  context: QuestionContext,
): readonly (readonly Spoken[])[] | null {
  if (words.length > MOST_WORDS) return null;
  for (const [at, { text }] of words.entries()) {
    if (!JOINS.test(text)) continue;
    const parts = [words.slice(0, at), words.slice(at + 1)];
    if (parts.every((part) => isTimedPair(sceneOf(part, context, null)))) return parts;
  }
  return null;
}

function isTimedPair({ sketch, names, range }: Scene): boolean {
  return (
    names.length === 2 &&
    range !== null &&
    /@ (?:(?:vs|v|versus|against|with|to|x) )?(?:the )?@/.test(sketch.join(' '))
  );
}
