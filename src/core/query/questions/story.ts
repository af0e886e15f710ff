import { each, readDraft, type QuestionContext, type QuestionReading } from './draft.ts';
import type { Cue } from './cues.ts';
import type { Scene } from './scene.ts';
import { speaksOfTheNote } from './study-questions.ts';
import type { SaidName } from './spoken-names.ts';

/** What is asked of a story: whether it is so, or to be shown. */
const ASKS_OF_IT =
  /\b(?:true|truth|right|correct|wrong|legit|bs|bullshit|nonsense|fact|facts|accurate|really|so over|is that so|(?:did|does|do|is|are|was|were|has|have) (?:it|they|he|she|that|this|those|these|the two|both|you (?:agree|think|see))|settle|check|verify|prove|confirm|figures?|numbers?|corr|correlations?|data|chart|graph|plot|evidence|show|shut|stats?|answer|look (?:like|at)|hold|holds|agree|side with|part for me|truth|cap|for real|tho|though)\b/;

/** The same of one of several things of a story. */
const ASKS_OF_A_PART =
  /\b(?:settle|check|verify|part|show|figures?|numbers?|corr|correlations?|data|chart|plot)\b/;
const OF_ANOTHER_KIND: readonly Cue[] = [
  'when',
  'coins',
  'kinds',
  'sought',
  'most',
  'grid',
  'eachOther',
  'file',
];

/** Which one of several is it? */
const CHOOSES = /\b(?:whose|which|who|closer|closest|nearer|more|most)\b/;
/** `true?`: so short a question is of the time of the story as well. */
const SHORTEST_VERDICT = 3;
const OF_THAT_TIME = /\b(?:that year|that month|that time|back then|then|that period|those days|in that)\b/;

/**
 * The last sentence asks of a story that was told before it, `my boss says btc just copies the nasdaq. is that so since 2022?`:
 * its own time and settings, the names of the story. Null where there are not two names to hold against each other.
 */
export function askedOfStory(
  scene: Scene,
  earlier: readonly Scene[],
  context: QuestionContext,
): QuestionReading | null {
  const isSet = scene.range !== null || scene.window !== null || scene.choices.size > 0;
  if (scene.refused === 'wholly' || scene.names.length > 1 || scene.strangers > 3) return null;
  if (!(scene.isAsked || isSet || scene.relation === 'strong') || !ASKS_OF_IT.test(scene.text)) return null;
  if (OF_ANOTHER_KIND.some((cue) => scene.cues.has(cue))) return null;
  if (scene.names.length === 1 && !ASKS_OF_A_PART.test(scene.text)) return null;
  if (earlier.some(speaksOfTheNote)) return null;
  const told = earlier
    .filter((one) => !isQuestion(one))
    .flatMap(({ names }) => names)
    .filter(({ ids }) => ids.length === 1);
  const others = firstOfEach(told).filter(({ ids }) => ids[0] !== scene.names[0]?.ids[0]);
  const pair = scene.names.length === 0 ? others : [...others.slice(0, 1), ...scene.names];
  if (pair.length !== 2) return null;
  const isShort = scene.rest.length <= SHORTEST_VERDICT;
  const ofThen =
    isShort || OF_THAT_TIME.test(scene.text) ? earlier.findLast(({ range }) => range !== null) : undefined;
  const settings = [
    ...(scene.window === null ? [] : [`window=${scene.window}`]),
    ...Array.from(scene.choices, ([name, value]) => `${name}=${value}`),
  ];
  return readDraft(
    { command: 'corr', lists: each(pair), range: scene.range ?? ofThen?.range ?? null, settings },
    context,
  );
}

/** `he likes semis, i like software. whose does btc follow closer?`: what is chosen from was told before. */
export function chosenFromStory(
  scene: Scene,
  earlier: readonly Scene[],
  context: QuestionContext,
): QuestionReading | null {
  const [one, ...more] = scene.names;
  if (one === undefined || more.length > 0 || scene.refused !== null || scene.relation === null) return null;
  if (!scene.isAsked || !CHOOSES.test(scene.text)) return null;
  if (scene.cues.has('coins') || scene.cues.has('kinds') || scene.cues.has('when')) return null;
  const told = firstOfEach(earlier.flatMap(({ names }) => names)).filter(
    ({ ids }) => ids.length === 1 && ids[0] !== one.ids[0],
  );
  if (told.length < 2) return null;
  return readDraft({ command: 'rank', lists: [[one], told], range: scene.range }, context);
}

/** Another question is no story. */
function isQuestion({ words, isAsked, cues }: Scene): boolean {
  return isAsked && !cues.has('claim') && words.at(-1)?.text === '?';
}

function firstOfEach(names: readonly SaidName[]): readonly SaidName[] {
  return names.filter(
    (name, place) => names.findIndex(({ ids }) => ids.join() === name.ids.join()) === place,
  );
}
