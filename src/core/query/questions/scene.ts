import type { Query } from '../../types.ts';
import type { Catalog } from '../catalog.ts';
import { hasBlankSlot } from './blank-slot.ts';
import { CUES, type Cue } from './cues.ts';
import { distinct, withoutControls } from './distinct-names.ts';
import type { QuestionContext } from './draft.ts';
import type { FoundPhrase } from './phrases.ts';
import { isOpinion } from './opinions.ts';
import { refusedBy, type Refused } from './refusals.ts';
import { sketchOf, type SketchPart } from './sketch.ts';
import { spokenNames, type SaidName } from './spoken-names.ts';
import { spokenSettings } from './spoken-settings.ts';
import { spokenRanges } from './spoken-time.ts';
import { asText, type Spoken } from './spoken-words.ts';
import { tells } from './telling.ts';
import { BARE_FILLERS, beginningOf, isKnown, LEADS } from './vocabulary.ts';

/** Everything that was understood of a text before it is decided what is asked. */
export interface Scene {
  readonly words: readonly Spoken[];
  /** The words without marks, spelling put right. */
  readonly text: string;
  /** The same with `@` for every name and `#` for every time: what the phrases are looked for in. */
  readonly sketch: readonly string[];
  /** What the phrases of the sketch tell, each with its places. */
  readonly cues: ReadonlyMap<Cue, readonly FoundPhrase[]>;
  /** Each thing once, in the order in which it was said. */
  readonly names: readonly SaidName[];
  readonly range: string | null;
  /** In sessions. */
  readonly window: number | null;
  readonly choices: ReadonlyMap<string, string>;
  /** Words that are no name, no time and nothing that the grammar knows. */
  readonly strangers: number;
  /** One of those words stands where a name should: `bitcoin with foobar`. */
  readonly isBlank: boolean;
  /** Words that belong to no name, time or setting. */
  readonly rest: readonly string[];
  /** How plainly it says that two things are held against each other. */
  readonly relation: 'strong' | 'weak' | null;
  /** Somebody wants to know: a question mark, a word that asks, an order to show. */
  readonly isAsked: boolean;
  /** Somebody tells: a name and what it does, with nothing that asks. */
  readonly isTold: boolean;
  /** Nothing but words that may stand beside a bare name. */
  readonly isBare: boolean;
  readonly refused: Refused;
  readonly catalog: Catalog;
  /** What the conversation was about before. */
  readonly previous: Query | null;
}

/** Says what is in the words. */
export function sceneOf(
  said: readonly Spoken[],
  { catalog, asOf }: Pick<QuestionContext, 'catalog' | 'asOf'>,
  previous: Query | null,
): Scene {
  const settings = spokenSettings(said);
  const words = said.map((word, place) => (settings.taken.has(place) ? asSetting(word) : word));
  const taken = new Set(settings.taken);
  const take = ({ at, end }: { at: number; end: number }) => {
    for (let place = at; place < end; place += 1) taken.add(place);
  };
  // Names go first: the 2000 of the Russell is no year.
  const found = spokenNames(words, taken, catalog);
  found.forEach(take);
  const ranges = spokenRanges(words, taken, asOf);
  ranges.forEach(take);
  const free = words.map((word, place) => (word.isMark || taken.has(place) ? null : word.text));
  const rest = free.filter((word) => word !== null);
  const parts = sketchOf(words, found, ranges);
  const sketch = parts.map(({ word }) => word);
  const cues = CUES.find(sketch, beginningOf(sketch));
  const subjects = withoutControls(parts, cues, found);
  const names = distinct(subjects, words, catalog);
  const isStrange = (word: string) => /[\p{L}\d]/u.test(word) && !isKnown(word);
  const plan = parts.map(({ word, isCut }) => (isCut ? `, ${word}` : word)).join(' ');
  const isInverted = cues.get('inverts')?.some(({ at }) => !SUBJECT.test(sketch[at - 1] ?? '')) === true;
  const isAsked =
    cues.has('asks') || isInverted || INVERTED.test(plan) || words.some(({ text }) => text === '?');
  const isClaim = cues.has('claim') && names.length >= 2;
  return {
    words,
    text: asText(words),
    sketch,
    cues,
    names,
    range: oneRange(ranges.map((range) => range.text)),
    window: settings.window,
    choices: settings.choices,
    strangers: rest.filter(isStrange).length,
    isBlank: hasBlankSlot(sketch),
    rest,
    relation: relationOf(cues, settings.choices, names.length, subjects.length < found.length, isAsked),
    isAsked,
    isTold: !isAsked && tells(plan, sketch, cues) && !isClaim && !(cues.has('most') && cues.has('kinds')),
    isBare:
      found.length <= Math.max(1, names.length) &&
      rest.every((word) => BARE_FILLERS.has(word) || (names.length >= 2 && LEADS.has(word))),
    // What is said of the measure, `hourly candles`, is no talk of prices.
    refused: isOpinion(
      sketch,
      words.some(({ text }) => text === '?'),
    )
      ? 'wholly'
      : (refusedBy(withoutMeasures(parts, cues, settings.taken)) ??
        (words.some(isMoney) ? 'elsewhere' : null)),
    catalog,
    previous,
  };
}

/** What is said of the measure, `hourly candles`, `crash behaviour`, is no talk of prices. */
function withoutMeasures(
  parts: readonly SketchPart[],
  cues: Scene['cues'],
  taken: ReadonlySet<number>,
): readonly string[] {
  const said = OF_MEASURES.flatMap((cue) => cues.get(cue) ?? []).filter(({ at, end }) => end - at >= 2);
  return parts.map(({ word, at }, place) =>
    taken.has(at) || (word !== '@' && said.some((one) => place >= one.at && place < one.end)) ? '' : word,
  );
}

const OF_MEASURES: readonly Cue[] = ['extremes', 'upDown', 'slope', 'link'];

/** `$1000 in eth` */
function isMoney({ typed }: Spoken): boolean {
  return /^\$\d/.test(typed);
}

/** The rank of a rank correlation ranks nothing. */
function asSetting(word: Spoken): Spoken {
  return /^rank(?:ed|s)?$/.test(word.text) ? { ...word, text: 'spearman' } : word;
}

/** Behind one of these the verb tells. */
const SUBJECT = /^(?:@|that|this|it|which|here|there|he|she)$/;

/** `is btc`, `does the nasdaq`: the verb before the name asks, behind another name it tells. */
const INVERTED =
  /(?:^|(?:^| )(?!@)\S+ )(?:is|are|was|were|isnt|arent|wasnt|has|have|hasnt|havent|had|do|does|did|dont|doesnt|didnt|can|could|would) (?:the |a |an |my |both |our )?@/;

/** Two years are the span between them; of other ranges the first counts. */
function oneRange(texts: readonly string[]): string | null {
  const [first, second] = texts;
  if (first === undefined) return null;
  const isYears = second !== undefined && /^\d{4}$/.test(first) && /^\d{4}$/.test(second) && first < second;
  return isYears ? `${first}..${second}` : first;
}

const OF_DAYS: readonly Cue[] = ['extremes', 'upDown'];

function relationOf(
  cues: Scene['cues'],
  choices: ReadonlyMap<string, string>,
  names: number,
  hasControls: boolean,
  isAsked: boolean,
): Scene['relation'] {
  if (
    cues.has('link') ||
    cues.has('linkNoun') ||
    cues.has('slope') ||
    hasControls ||
    choices.has('method') ||
    choices.has('view')
  )
    return 'strong';
  const isOfDays = OF_DAYS.some((cue) => cues.get(cue)?.some(({ at, end }) => end - at >= 2));
  if (cues.has('akin') || isOfDays || (cues.has('lead') && isAsked)) return names >= 2 ? 'strong' : 'weak';
  return cues.has('near') || cues.has('against') ? 'weak' : null;
}

/** The text speaks of the link itself: what is meant is known from before, or the usual pair. */
export function speaksOfTheLink({ text }: Scene): boolean {
  return /\b(?:correl\w*|corr|uncorrelated|(?:de|re)?coupl(?:ed|es|ing)|decouple|lockstep|the link|linkage)\b/.test(
    text,
  );
}

/** The text points to what was named before it. */
export function speaksOfIt({ text }: Scene): boolean {
  return /\b(?:it|its|that|this|they|them|their|those|these|same|the two|both)\b/.test(text);
}
