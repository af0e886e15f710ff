import type { Query } from '../../types.ts';
import { each, readDraft, type QuestionContext, type QuestionReading } from './draft.ts';
import { asksForMeaning } from './meaning-questions.ts';
import { sceneOf, speaksOfIt, type Scene } from './scene.ts';
import { OF_BEFORE, rankOf, REPEATS, tellsAStory } from './sentence-ranks.ts';
import { sentencesOf } from './sentences.ts';
import { askedOfStory, chosenFromStory } from './story.ts';
import type { Spoken } from './spoken-words.ts';

/** Reads one sentence behind an earlier line. */
type ReadWords = (words: readonly Spoken[], previous: Query | null) => QuestionReading;

/** The first sentence that stands for itself, with what other ones add to it: a time, a setting, a name. */
export function sentenceThatAsks(
  words: readonly Spoken[],
  previous: Query | null,
  context: QuestionContext,
  read: ReadWords,
): QuestionReading | null {
  const parts = withNameFirst(sentencesOf(words), context);
  if (parts.length <= 1) return null;
  const scenes = parts.map((part) => sceneOf(part, context, null));
  const additions = parts.filter(
    (_, place) =>
      isAddition(scenes[place]) ||
      isAgainstOne(scenes[place], scenes.slice(0, place)) ||
      isPairOf(scenes[place], scenes.slice(0, place)),
  );
  const areCoins = scenes.some(({ cues }) => cues.has('coins'));
  // What asks goes before what only tells.
  const isStory = scenes.some(tellsAStory);
  const ranked = scenes
    .map((scene, place) => ({ scene, place, part: parts[place] ?? [] }))
    .toSorted((a, b) => rankOf(a.scene, isStory) - rankOf(b.scene, isStory));
  for (const { scene, place, part } of ranked) {
    if (additions.includes(part)) continue;
    // `she holds nine coins. which one ...`: the kind was told before.
    const kind =
      areCoins && /\bwhich (?:one|of (?:them|those|these))\b/.test(scene.text) ? [COMMA, COINS] : [];
    const added = [...part, ...kind, ...additions.flatMap((words) => [COMMA, ...words])];
    const told = scenes
      .slice(0, place)
      .filter((one) => !additions.includes(parts[scenes.indexOf(one)] ?? []));
    const whole = sceneOf(added, context, null);
    const chosen = chosenFromStory(whole, told, context);
    if (chosen?.kind === 'line') return chosen;
    const reading = read(added, before(scene, scenes.slice(0, place), context) ?? previous);
    if (reading.kind === 'line' && isWhole(added, reading.query, scenes.slice(0, place), context))
      return asksTwice(scenes) ? { ...reading, said: [...reading.said, ONLY_ONE] } : reading;
    const ofStory = askedOfStory(whole, told, context);
    if (ofStory?.kind === 'line') return ofStory;
  }
  return askedInAddition(
    scenes.filter((_, place) => !additions.includes(parts[place] ?? [])),
    additions,
    context,
  );
}

/** `i was told bitcoin ignores the dollar. true since 2017?`: the question only adds to what was told. */
function askedInAddition(
  told: readonly Scene[],
  additions: readonly (readonly Spoken[])[],
  context: QuestionContext,
): QuestionReading | null {
  const verdict = additions.flatMap((words) => [...words, COMMA]);
  const reading = verdict.length === 0 ? null : askedOfStory(sceneOf(verdict, context, null), told, context);
  return reading?.kind === 'line' ? reading : null;
}

/** Said of a text that asks twice, of which the first question is answered. */
export const ONLY_ONE = 'only one of your questions';

/** Two sentences that end in a question mark and could each be about something of ours. */
function asksTwice(scenes: readonly Scene[]): boolean {
  return scenes.filter((one) => one.words.at(-1)?.text === '?' && one.rest.length > 2).length > 1;
}

const COINS: Spoken = { text: 'coins', typed: 'coins', isTicker: false, isMark: false };
const COMMA: Spoken = { text: ',', typed: ',', isTicker: false, isMark: true };

const VIEWS = ['upDown', 'extremes', 'partial', 'lead', 'slope'] as const;

/** A sentence that only adds to another one: `6 months pls`, `weekly returns`, `like the s&p`. */
function isAddition(scene: Scene | undefined): boolean {
  if (scene === undefined || scene.refused !== null || scene.strangers > 1 || scene.rest.length > 6)
    return false;
  const { cues, names, rest } = scene;
  if (names.length === 0 && /\b(?:was|were|i (?:think|guess|believe|remember))\b/.test(scene.text))
    return false;
  const isSet = scene.range !== null || scene.window !== null || scene.choices.size > 0;
  if (/^(?:also|then|why)$/.test(rest[0] ?? '')) return false;
  // `Split up days and down days.`
  const hasView = names.length === 0 && VIEWS.some((view) => cues.has(view));
  if (hasView && !cues.has('when') && !cues.has('sought')) return true;
  if (names.length === 0 && isSet && cues.has('linkNoun') && !cues.has('when') && !cues.has('most'))
    return true;
  if (cues.has('link') || cues.has('when') || cues.has('sought') || REPEATS.test(scene.text)) return false;
  if (names.length > 0 && /\b(?:i mean|thinking|talking about|specifically|meaning)\b/.test(scene.text))
    return rest.length <= 4;
  if (names.length === 1) return rest.length <= 3 && !cues.has('against') && !cues.has('linkNoun');
  return names.length === 0 && (scene.range !== null || scene.window !== null || scene.choices.size > 0);
}

/** `did it tho? vs s&p, ytd`: one name more behind a sign, for what was spoken of. */
function isAgainstOne(scene: Scene | undefined, earlier: readonly Scene[]): boolean {
  if (scene === undefined || scene.refused !== null || scene.strangers > 0 || scene.names.length !== 1)
    return false;
  const named = new Set(earlier.flatMap(({ names }) => names.map(({ ids }) => ids.join())));
  const others = [...named].filter((id) => id !== scene.names[0]?.ids.join());
  return (
    scene.rest.length <= 3 &&
    /^(?:and |but |maybe )*(?:vs|versus|against|with|to)\b/.test(scene.text) &&
    others.length === 1
  );
}

/** `was the correlation higher in 2020 or 2022? bitcoin with small tech`: of what, comes behind. */
function isPairOf(scene: Scene | undefined, earlier: readonly Scene[]): boolean {
  if (scene?.names.length !== 2 || !scene.isBare || scene.range !== null || scene.words.at(-1)?.text === '?')
    return false;
  const [asked, ...more] = earlier;
  return (
    asked !== undefined &&
    more.length === 0 &&
    asked.names.length === 0 &&
    asked.isAsked &&
    asked.cues.has('linkNoun') &&
    (asked.cues.has('when') || asked.cues.has('extreme'))
  );
}

/** What `it` and `they` of a sentence are: the names of the sentences before, as if those had been answered. */
function before(scene: Scene, earlier: readonly Scene[], context: QuestionContext): Query | null {
  if (scene.names.length >= 2 || !speaksOfIt(scene)) return null;
  const spokenOf = earlier.flatMap(({ names }) => names).filter(({ ids }) => ids.length === 1);
  const [first, second] = spokenOf;
  if (first === undefined) return null;
  const isPair = spokenOf.length === 2 && second !== undefined && scene.names.length === 0;
  const reading = readDraft({ command: 'corr', lists: each(isPair ? [first, second] : [first]) }, context);
  return reading.kind === 'line' ? { ...reading.query, range: { kind: 'max', text: 'max' } } : null;
}

/** `PSCT? never heard of it, explain`: a lone name and what is asked of it are one sentence. */
function withNameFirst(
  parts: readonly (readonly Spoken[])[],
  context: QuestionContext,
): readonly (readonly Spoken[])[] {
  const spoken = parts.filter((part) => part.some(({ isMark }) => !isMark));
  const [first, second, ...more] = spoken;
  if (first === undefined || second === undefined) return parts;
  const [name, asked] = [sceneOf(first, context, null), sceneOf(second, context, null)];
  if (name.names.length !== 1 || name.rest.length > 1 || asked.names.length > 0 || !asksForMeaning(asked))
    return parts;
  return [[...first.filter(({ isMark }) => !isMark), ...second], ...more];
}

/** A part of a text stands for itself when it names what it is about, or points to what was named before it. */
function isWhole(
  part: readonly Spoken[],
  { command }: Query,
  earlier: readonly Scene[],
  context: QuestionContext,
): boolean {
  const scene = sceneOf(part, context, null);
  if (command === 'about')
    return scene.names.length === 0 || scene.words.length <= 8 || scene.relation === 'strong';
  if (command === 'study') return true;
  const points = speaksOfIt(scene) && earlier.some(({ names }) => names.length > 0);
  if (scene.names.length === 0)
    return points && (scene.relation === 'strong' || OF_BEFORE.some((cue) => scene.cues.has(cue)));
  return (
    scene.names.length >= 2 ||
    scene.relation === 'strong' ||
    command === 'rank' ||
    command === 'alts' ||
    points
  );
}
