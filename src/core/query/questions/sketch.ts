import type { FoundPhrase } from './phrases.ts';
import type { SaidName } from './spoken-names.ts';
import type { Spoken } from './spoken-words.ts';

/** One word of the sketch, with the name that it stands for. */
export interface SketchPart {
  readonly word: string;
  readonly name: SaidName | null;
  /** The place of its first word. */
  readonly at: number;
  /** A mark stands before it. */
  readonly isCut: boolean;
}

/** The words without marks, with `@` for every name and `#` for every time: what the phrases are looked for in. */
export function sketchOf(
  words: readonly Spoken[],
  names: readonly SaidName[],
  ranges: readonly FoundPhrase[],
): readonly SketchPart[] {
  const sketch: SketchPart[] = [];
  let before: SaidName | undefined;
  let at = 0;
  while (at < words.length) {
    const name = names.find((one) => one.at === at);
    const range = ranges.find((one) => one.at === at);
    const word = words[at];
    const isCut = words[at - 1]?.isMark === true;
    if (name !== undefined) {
      // One thing said twice in a row is one: `PSCT / small cap tech`.
      const isSame = before?.end === at && before.ids.join() === name.ids.join();
      if (!isSame) sketch.push({ word: '@', name, at, isCut });
      before = name;
    } else if (range !== undefined) sketch.push({ word: '#', name: null, at, isCut });
    else if (word !== undefined && !word.isMark) sketch.push({ word: word.text, name: null, at, isCut });
    at = name?.end ?? range?.end ?? at + 1;
  }
  return sketch;
}
