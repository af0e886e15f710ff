import { speaksOfIt, type Scene } from './scene.ts';

const REQUESTS =
  /^(?:just (?:want|need)|i (?:just )?(?:want|need)|can (?:you|i)|could you|so (?:what|how|is|does|did|can|tell|which|when)|my question|show|tell me|give me|plot|settle|check|compare)\b/;

/** Which sentence is the question: a request goes before what else asks, and that before what only tells. */
export function rankOf(scene: Scene, isBehindAStory: boolean): number {
  const { isAsked, names, text, cues } = scene;
  if (names.length === 0) {
    const isOfBefore =
      isBehindAStory && isAsked && speaksOfIt(scene) && OF_BEFORE.some((cue) => cues.has(cue));
    return isOfBefore ? 1.5 : 3;
  }
  if (REPEATS.test(text)) return 4;
  const isStory = tellsAStory(scene);
  const isSet = scene.range !== null || scene.window !== null || scene.choices.size > 0;
  if (names.length >= 2 && isSet && !isStory) return isAsked ? 0.5 : 1;
  if (isStory) return 2;
  if (!isAsked) return REQUESTS.test(text) ? 1 : 2;
  return REQUESTS.test(text) && (names.length >= 2 || speaksOfIt(scene)) ? 0 : 1;
}

/** What somebody says or lived, and no question. */
export function tellsAStory({ words, cues, text }: Scene): boolean {
  return words.at(-1)?.text !== '?' && (cues.has('claim') || TELLS_A_STORY.test(text));
}

const TELLS_A_STORY =
  /^(?:i|im|ive|been|we|weve|my|our|he|she|they|a (?:guy|friend|colleague)|someone|somebody|everyone|so my|last (?:night|week))\b/;
/** What a sentence may ask of things that were named before it. */
export const OF_BEFORE = ['when', 'sought', 'kinds', 'extreme', 'most'] as const;

/** `and same for bitcoin?` comes after the question and is not the question. */
export const REPEATS = /^(?:and |also |then )?(?:the )?(?:same|ditto|likewise)\b/;
