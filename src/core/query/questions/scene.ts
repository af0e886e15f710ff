import type { Query } from '../../types.ts';
import type { Catalog } from '../catalog.ts';
import { CUES, type Cue } from './cues.ts';
import type { FoundPhrase } from './phrases.ts';
import { nameIndex } from './name-index.ts';
import { refusedBy, type Refused } from './refusals.ts';
import { spokenNames, type SaidName } from './spoken-names.ts';
import { spokenSettings } from './spoken-settings.ts';
import { spokenRanges } from './spoken-time.ts';
import { asText, type Spoken } from './spoken-words.ts';
import { BARE_FILLERS, beginningOf, isEmptyWord, isKnown, LEADS } from './vocabulary.ts';

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
export function sceneOf(words: readonly Spoken[], catalog: Catalog, previous: Query | null): Scene {
  const settings = spokenSettings(words);
  const taken = new Set(settings.taken);
  const take = ({ at, end }: { at: number; end: number }) => {
    for (let place = at; place < end; place += 1) taken.add(place);
  };
  // Names go first: the 2000 of the Russell is no year.
  const found = spokenNames(words, taken, catalog);
  found.forEach(take);
  const ranges = spokenRanges(words, taken);
  ranges.forEach(take);
  const free = words.map((word, place) => (word.isMark || taken.has(place) ? null : word.text));
  const rest = free.filter((word) => word !== null);
  const parts = sketchOf(words, found, ranges);
  const sketch = parts.map(({ word }) => word);
  const cues = CUES.find(sketch, beginningOf(sketch));
  const subjects = withoutControls(parts, cues, found);
  const names = distinct(subjects, words, catalog);
  const isStrange = (word: string | null) => word !== null && !isKnown(word);
  const plan = parts.map(({ word, isCut }) => (isCut ? `, ${word}` : word)).join(' ');
  const isAsked = cues.has('asks') || INVERTED.test(plan) || words.some(({ text }) => text === '?');
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
    isBlank: sketch.some((word, place) => isNoName(word) && isSlot(sketch, place)),
    rest,
    relation: relationOf(cues, settings.choices, names.length, subjects.length < found.length),
    isAsked,
    isTold: !isAsked && TELLS.test(plan) && !isClaim && !(cues.has('most') && cues.has('kinds')),
    isBare:
      found.length <= Math.max(1, names.length) &&
      rest.every((word) => BARE_FILLERS.has(word) || (names.length >= 2 && LEADS.has(word))),
    refused: refusedBy(sketch),
    catalog,
    previous,
  };
}

/** `is btc`, `does the nasdaq`: the verb before the name asks, behind another name it tells. */
const INVERTED =
  /(?:^|(?:^| )(?!@)\S+ )(?:is|are|was|were|isnt|arent|wasnt|has|have|hasnt|havent|had|do|does|did|dont|doesnt|didnt|can|could|would) (?:the |a |an |my |both |our )?@/;

/** A name and what it does, or what somebody did with it. */
const TELLS =
  /@ (?:\w+ )?(?:is|are|was|were|isnt|arent|has|have|had|tracks|tracked|follows|followed|moves|moved|goes|went|looks|keeps|got|correlates|mirrors|decoupled|couples|decouples|dumped|pumped)\b|^(?:i|im|ive|we|he|she|they|my|our|his|her)\b|\b(?:i|we) (?:think|believe|guess|bet|wrote|made|lost|had|was|were|got)\b|\bmy (?:\w+ )*trade\b|^correlation \w+ (?:\w+ ){0,2}causation\b/;

/** One word of the sketch, with the name that it stands for. */
interface Part {
  readonly word: string;
  readonly name: SaidName | null;
  /** A mark stands before it. */
  readonly isCut: boolean;
}

/** What is to be taken out of a link, `strip out the S&P`, is none of the two, as long as two others are there. */
function withoutControls(
  parts: readonly Part[],
  cues: Scene['cues'],
  found: readonly SaidName[],
): readonly SaidName[] {
  const spans = cues.get('partial') ?? [];
  const controls = new Set(
    spans.flatMap(({ at, end }) => parts.slice(at, end).flatMap(({ name }) => name?.ids.join() ?? [])),
  );
  const others = found.filter(({ ids }) => !controls.has(ids.join()));
  return new Set(others.map(({ ids }) => ids.join())).size >= 2 ? others : found;
}

function sketchOf(
  words: readonly Spoken[],
  names: readonly SaidName[],
  ranges: readonly FoundPhrase[],
): readonly Part[] {
  const sketch: Part[] = [];
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
      if (!isSame) sketch.push({ word: '@', name, isCut });
      before = name;
    } else if (range !== undefined) sketch.push({ word: '#', name: null, isCut });
    else if (word !== undefined && !word.isMark) sketch.push({ word: word.text, name: null, isCut });
    at = name?.end ?? range?.end ?? at + 1;
  }
  return sketch;
}

/** A word of content that is none of the names. */
function isNoName(word: string): boolean {
  return !/^[@#]$/.test(word) && !isEmptyWord(word) && !CUES.find([word]).size;
}

/** What a name stands behind. */
const JOINERS: ReadonlySet<string> = new Set(
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

/** Two years are the span between them; of other ranges the first counts. */
function oneRange(texts: readonly string[]): string | null {
  const [first, second] = texts;
  if (first === undefined) return null;
  const isYears = second !== undefined && /^\d{4}$/.test(first) && /^\d{4}$/.test(second) && first < second;
  return isYears ? `${first}..${second}` : first;
}

function relationOf(
  cues: Scene['cues'],
  choices: ReadonlyMap<string, string>,
  names: number,
  hasControls: boolean,
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
  if (cues.has('akin')) return names >= 2 ? 'strong' : 'weak';
  return cues.has('near') || cues.has('against') ? 'weak' : null;
}

/** Whole markets, said in passing or as a kind. */
const VAGUE: ReadonlySet<string> = new Set([
  'stock',
  'stocks',
  'market',
  'stock market',
  'broad market',
  'overall market',
  'whole market',
  'wider market',
  'broader market',
  'crypto',
  'cryptocurrency',
  'equities',
]);

/**
 * Each thing once. Beside two names that are surely meant, one that
 * can't be told (`big`), a whole market said in passing (`when stocks fall`) or a kind (`crypto`) is no third.
 */
function distinct(
  found: readonly SaidName[],
  words: readonly Spoken[],
  catalog: Catalog,
): readonly SaidName[] {
  const isVague = ({ ids, at, end, isTicker }: SaidName) =>
    ids.length > 1 ||
    VAGUE.has(asText(words.slice(at, end))) ||
    // Capitals that nobody knows may shout as well; behind `vs` or `and` they don't.
    (isTicker && isOnlyShouted(words, at) && !nameIndex(catalog).phrases.has(words[at]?.text ?? ''));
  const isFirst = (name: SaidName, place: number, list: readonly SaidName[]) =>
    list.findIndex((other) => other.ids.join() === name.ids.join()) === place;
  const sure = found.filter((name) => !isVague(name)).filter(isFirst);
  return sure.length >= 2 ? sure : found.filter(isFirst);
}

function isOnlyShouted(words: readonly Spoken[], at: number): boolean {
  const word = words[at];
  if (word === undefined || word.typed !== word.typed.toUpperCase() || word.typed.startsWith('$'))
    return false;
  return !JOINERS.has(words[at - 1]?.text ?? '') && !/^(?:vs|and|&|,)$/.test(words[at + 1]?.text ?? '');
}

/** The sure names, coins and tickers of stocks apart from benchmarks. */
export function coinsOf({ names, catalog }: Pick<Scene, 'names' | 'catalog'>): readonly SaidName[] {
  return names.filter((name) => isCoin(name, catalog));
}

export function isCoin({ ids: [id = ''] }: SaidName, catalog: Catalog): boolean {
  const listing = catalog.find(id);
  return listing === null || listing.group === 'coin';
}

/** The names that are no coins. */
export function benchmarksOf(scene: Scene): readonly SaidName[] {
  return scene.names.filter((name) => !isCoin(name, scene.catalog));
}

/** The text speaks of the link itself: what is meant is known from before, or the usual pair. */
export function speaksOfTheLink({ text }: Scene): boolean {
  return /\b(?:correl\w*|corr|uncorrelated|(?:de|re)?coupl(?:ed|es|ing)|decouple|lockstep|the link|linkage)\b/.test(
    text,
  );
}

export function speaksOfIt({ text }: Scene): boolean {
  return /\b(?:it|its|that|this|they|them|their|those|these|same|the two|both)\b/.test(text);
}
