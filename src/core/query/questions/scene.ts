import type { Query } from '../../types.ts';
import type { Catalog } from '../catalog.ts';
import { refusedBy, type Refused } from './refusals.ts';
import { spokenNames, type SaidName } from './spoken-names.ts';
import { spokenSettings } from './spoken-settings.ts';
import { spokenRanges } from './spoken-time.ts';
import { asText, type Spoken } from './spoken-words.ts';
import { BARE_FILLERS, COIN_KIND, COMPARISON, KNOWN_WORDS, RELATION } from './vocabulary.ts';

/** Everything that was understood of a text before it is decided what is asked. */
export interface Scene {
  readonly words: readonly Spoken[];
  /** The words without marks, spelling put right. */
  readonly text: string;
  /** Each thing once, in the order in which it was said. */
  readonly names: readonly SaidName[];
  readonly range: string | null;
  /** In sessions. */
  readonly window: number | null;
  readonly choices: ReadonlyMap<string, string>;
  /** Words that are no name, no time and nothing that the grammar knows. */
  readonly strangers: number;
  /** Words that belong to no name, time or setting. */
  readonly rest: readonly string[];
  /** How plainly it says that two things are held against each other. */
  readonly relation: 'strong' | 'weak' | null;
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
  const rest = words.filter(({ isMark }, place) => !isMark && !taken.has(place)).map(({ text }) => text);
  const text = asText(words);
  return {
    words,
    text,
    names: distinct(found, words),
    range: oneRange(ranges.map((range) => range.text)),
    window: settings.window,
    choices: settings.choices,
    strangers: rest.filter((word) => !KNOWN_WORDS.has(word)).length,
    rest,
    relation: relationOf(rest, settings.choices),
    isBare: rest.every((word) => BARE_FILLERS.has(word)),
    refused: refusedBy(text),
    catalog,
    previous,
  };
}

/** Two years are the span between them; of other ranges the first counts. */
function oneRange(texts: readonly string[]): string | null {
  const [first, second] = texts;
  if (first === undefined) return null;
  const isYears = second !== undefined && /^\d{4}$/.test(first) && /^\d{4}$/.test(second) && first < second;
  return isYears ? `${first}..${second}` : first;
}

/** `the link` and `a link between` say it; a `link` alone is one to click on. */
const LINK =
  /\b(?:the|any|no|strong|strongly|tight|this|that|their|its|weak|close) (?:\w+ )?link\b|\blink between\b/;

function relationOf(rest: readonly string[], choices: ReadonlyMap<string, string>): Scene['relation'] {
  const breaksAway = rest.some(
    (word, at) => /^(?:broke|broken|breaks?|breaking)$/.test(word) && rest[at + 1] === 'away',
  );
  if (
    breaksAway ||
    LINK.test(rest.join(' ')) ||
    rest.some((word) => RELATION.has(word)) ||
    choices.has('method') ||
    choices.has('view')
  )
    return 'strong';
  return rest.some((word) => COMPARISON.has(word)) ? 'weak' : null;
}

/**
 * Each thing once. Beside two names that are surely meant, one that can't be told (`big`), a whole market said in
 * passing (`when stocks fall`) or a kind (`crypto`) is no third.
 */
function distinct(found: readonly SaidName[], words: readonly Spoken[]): readonly SaidName[] {
  const once = found.filter(
    (name, place) => found.findIndex((other) => other.ids.join() === name.ids.join()) === place,
  );
  const isVague = ({ ids, at, end }: SaidName) =>
    ids.length > 1 || (end - at === 1 && ['stocks', 'market', 'crypto'].includes(words[at]?.text ?? ''));
  const sure = once.filter((name) => !isVague(name));
  return sure.length >= 2 ? sure : once;
}

/** The sure names, coins and tickers of stocks apart from benchmarks. */
export function coinsOf({ names, catalog }: Scene): readonly SaidName[] {
  return names.filter(({ ids: [id = ''] }) => {
    const listing = catalog.find(id);
    return listing === null || listing.group === 'coin';
  });
}

/** The names that are no coins. */
export function benchmarksOf(scene: Scene): readonly SaidName[] {
  const coins = coinsOf(scene);
  return scene.names.filter((name) => !coins.includes(name));
}

/** True when coins are spoken of as a kind: `altcoins`, `which coin`. */
export function speaksOfCoins({ text, rest }: Scene): boolean {
  if (/\b(?:which|what|whats|other|all|any) (?:\w+ ){0,3}?(?:crypto|cryptocurrency|coin|token)\b/.test(text))
    return true;
  return rest.some(
    (word) => COIN_KIND.has(word) && !['crypto', 'cryptocurrency', 'coin', 'token'].includes(word),
  );
}

/** The text speaks of the link itself, or of `it`: what is meant is known from before, or the usual pair. */
export function speaksOfTheLink({ text }: Scene): boolean {
  return /\b(?:correl\w*|corr|uncorrelated|(?:de|re)?coupl(?:ed|es|ing)|decouple|lockstep|the link|linkage)\b/.test(
    text,
  );
}

export function speaksOfIt({ text }: Scene): boolean {
  return /\b(?:it|its|that|this|they|them|their|those|these|same)\b/.test(text);
}
