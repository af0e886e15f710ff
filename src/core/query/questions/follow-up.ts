import type { Query } from '../../types.ts';
import { optionOf, type Grammar, takesWords } from '../reading.ts';
import { each, nameOf, type Draft, type QuestionContext } from './draft.ts';
import { benchmarksOf, coinsOf } from './name-kinds.ts';
import type { Scene } from './scene.ts';
import type { SaidName } from './spoken-names.ts';
import { BARE_FILLERS, beginningOf, LEADS } from './vocabulary.ts';

/** What may stand around a change to the last answer. */
const FOLLOW_FILLERS: ReadonlySet<string> = new Set([
  ...BARE_FILLERS,
  ...LEADS,
  ...'switch zoom out make it or try use using do does is are same that this them they instead on at by from go switch longer shorter window rolling session sessions further back just only then actually maybe one thing line between against versus compare compared with w too during because ask can you could me us give see run again now look add include plus further please start keep'.split(
    ' ',
  ),
]);
const LONGER = ['3m', '6m', '1y', '2y', '5y', 'max'] as const;

/** The command, names and range of the answer before, for what a question leaves out. */
interface Before {
  readonly asset: SaidName | null;
  readonly benchmark: SaidName | null;
  readonly query: Query;
}

function before(query: Query, { catalog }: QuestionContext): Before {
  const name = (id: string | undefined) => (id === undefined ? null : nameOf(id, catalog));
  return { asset: name(query.assets[0]), benchmark: name(query.benchmarks[0]), query };
}

/** The last line with what was said put in its place; null when the words are no change to it. */
export function changedLine(scene: Scene, context: QuestionContext): Draft | null {
  const { previous, names, range, choices, rest, strangers, refused } = scene;
  if (previous === null || refused !== null || strangers > 0 || scene.cues.has('coins')) return null;
  if (scene.words.length > 14 || !rest.every((word) => FOLLOW_FILLERS.has(word))) return null;
  const window = scene.window ?? shiftedWindow(scene, previous);
  const shifted = range ?? shiftedRange(scene, previous);
  const says = names.length > 0 || shifted !== null || window !== null || choices.size > 0;
  const grammar = context.commands.find(({ name }) => name === previous.command);
  if (!says || grammar === undefined || takesWords(grammar)) return null;
  const settings = changedSettings(previous, window, choices);
  const hasSettings = window !== null || choices.size > 0;
  const command = hasSettings && !canTake(grammar, window, choices) ? 'corr' : previous.command;
  return {
    command,
    lists: changedNames(scene, command, context),
    range: shifted ?? ranged(command, previous),
    settings:
      command === 'corr'
        ? settings
        : window === null
          ? []
          : settings.filter((one) => one.startsWith('window=')),
  };
}

const SWAPS =
  /^(?:(?:and|now|ok|just|can you|could you|please|but|then) )*(?:(?:swap|replace|exchange|change|switch|trade) (?:out )?(?:the )?@ (?:for|with|by|to|into) (?:the )?@|instead of (?:the )?@ (?:use|take|try|do|show|make it)? ?(?:the )?@)(?: instead| please| now)*$/;
const SWAPS_BACK =
  /^(?:(?:and|now|ok|just|but|then|use|take|try|do|show|make it|with) )*(?:the )?@ (?:instead of|rather than|not|in place of) (?:the )?@$/;

/** `swap the nasdaq for gold`, `gold instead of the nasdaq`: the one name of the last line gives way to the other. */
export function swappedLine(scene: Scene, context: QuestionContext): Draft | null {
  const { previous, names, sketch } = scene;
  const plan = sketch.slice(beginningOf(sketch)).join(' ');
  const inOrder = names.toSorted((a, b) => a.at - b.at);
  const [out, into] = SWAPS.test(plan) ? inOrder : SWAPS_BACK.test(plan) ? inOrder.toReversed() : [];
  if (previous === null || out === undefined || into === undefined) return null;
  const [gone = ''] = out.ids;
  const grammar = context.commands.find(({ name }) => name === previous.command);
  const all = [...previous.assets, ...previous.benchmarks];
  if (grammar === undefined || !all.includes(gone)) return null;
  const put = (ids: readonly string[]) => ids.map((id) => (id === gone ? into : nameOf(id, context.catalog)));
  const isList = optionOf(grammar, 'assets') !== undefined || optionOf(grammar, 'benchmarks') !== undefined;
  const lists = isList
    ? [put(previous.assets), put(previous.benchmarks)].filter((list) => list.length > 0)
    : each([...put(previous.assets), ...put(previous.benchmarks)]);
  const settings = previous.command === 'corr' ? changedSettings(previous, null, new Map()) : [];
  return { command: previous.command, lists, range: previous.range.text, settings };
}

const VIEWS = {
  partial: 'partial',
  slope: 'beta',
  extremes: 'tails',
  upDown: 'updown',
  lead: 'leadlag',
} as const;

/** `who leads?`, `only the extreme days`, `without the market`: a deeper look at the pair of the last answer. */
export function deeperLook(scene: Scene, context: QuestionContext): Draft | null {
  const { previous, names, cues, strangers, refused, words, window } = scene;
  if (previous === null || !['corr', 'history', 'csv'].includes(previous.command)) return null;
  if (refused === 'wholly' || strangers > 0 || words.length > 12) return null;
  const view = (['partial', 'slope', 'extremes', 'upDown', 'lead'] as const).find((one) => cues.has(one));
  if (view === undefined || names.length > (view === 'partial' ? 1 : 0)) return null;
  // `First things first` asks for no lead.
  if (view === 'lead' && !/\b(?:lead\w*|lag\w*|first|earlier|ahead)\b/.test(scene.text)) return null;
  if (view === 'lead' && !scene.isAsked) return null;
  const ids = [previous.assets[0], previous.benchmarks[0]].filter((id) => id !== undefined);
  return {
    command: 'corr',
    lists: each(ids.map((id) => nameOf(id, context.catalog))),
    range: scene.range ?? (previous.range.text === 'max' ? null : previous.range.text),
    settings: [...(window === null ? [] : [`window=${window}`]), `view=${VIEWS[view]}`],
  };
}

function canTake(grammar: Grammar, window: number | null, choices: ReadonlyMap<string, string>): boolean {
  const hasWindow = window === null || optionOf(grammar, 'window') !== undefined;
  return hasWindow && (choices.size === 0 || grammar.name === 'corr');
}

function ranged(command: string, previous: Query): string | null {
  return command === previous.command || (command === 'corr' && previous.range.text !== 'max')
    ? previous.range.text
    : null;
}

function shiftedRange({ text }: Scene, { range }: Query): string | null {
  if (/\bwindow\b/.test(text)) return null;
  const step = LONGER_SAID.test(text) ? 1 : SHORTER_SAID.test(text) ? -1 : 0;
  const place = LONGER.findIndex((one) => one === range.text);
  return step === 0 || place < 0 ? null : (LONGER[place + step] ?? null);
}

const LONGER_SAID = /\b(?:longer|further|zoom out|wider)\b/;
const SHORTER_SAID = /\b(?:shorter|zoom in|closer)\b/;
/** Sessions of a month, of a quarter and of half a year. */
const WINDOWS = [21, 63, 126, 252] as const;

/** `a shorter window` is the next one down. */
function shiftedWindow({ text }: Scene, { window }: Query): number | null {
  if (!/\bwindow\b/.test(text)) return null;
  if (LONGER_SAID.test(text)) return WINDOWS.find((one) => one > window) ?? null;
  return SHORTER_SAID.test(text) ? (WINDOWS.findLast((one) => one < window) ?? null) : null;
}

function changedSettings(
  previous: Query,
  window: number | null,
  choices: ReadonlyMap<string, string>,
): string[] {
  const kept = new Map([...Object.entries(previous.choices), ...choices]);
  const sessions = window ?? previous.window;
  return [`window=${sessions}`, ...Array.from(kept, ([name, value]) => `${name}=${value}`)];
}

/** A coin takes the coin's place, a benchmark the benchmark's; two names take both. */
function changedNames(
  scene: Scene,
  command: string,
  context: QuestionContext,
): readonly (readonly SaidName[])[] {
  const { names, previous } = scene;
  if (previous === null) return [];
  const { asset, benchmark } = before(previous, context);
  const [coins, benchmarks] = [coinsOf(scene), benchmarksOf(scene)];
  const all = (ids: readonly string[]) => ids.map((id) => nameOf(id, context.catalog));
  if (command === 'matrix')
    return [names.length === 0 ? all(previous.assets) : [...all(previous.assets), ...names]];
  if (command === 'rank') {
    const one = coins[0] ?? asset;
    return [
      ...(one === null ? [] : [[one]]),
      ...(benchmarks.length > 0
        ? [benchmarks]
        : previous.benchmarks.length > 0
          ? [all(previous.benchmarks)]
          : []),
    ];
  }
  if (command === 'alts')
    return each(benchmarks[0] === undefined ? all(previous.benchmarks) : [benchmarks[0]]);
  if (command === 'study') return [];
  if (names.length >= 2) return each(names.slice(0, 2));
  const isAgainst =
    /\b(?:vs|versus|against|with|(?<!switch |change |go )to)\b/.test(scene.text) && coins.length === 1;
  const [first, second] = isAgainst
    ? [asset, coins[0] ?? benchmark]
    : [coins[0] ?? asset, benchmarks[0] ?? benchmark];
  return each([first, second].filter((name) => name !== null));
}

/** What another command takes over from the answer before: its coin, its benchmark, its range. */
export function takenOver(draft: Draft, scene: Scene, context: QuestionContext): Draft {
  if (scene.previous === null || scene.names.length >= 2) return draft;
  const { asset, benchmark, query } = before(scene.previous, context);
  const [coin] = coinsOf(scene);
  const [against] = benchmarksOf(scene);
  const one = (name: SaidName | null | undefined) => (name === null || name === undefined ? [] : [[name]]);
  const range = draft.range ?? (query.range.text === 'max' ? null : query.range.text);
  switch (draft.command) {
    case 'rank':
      return draft.lists.length > 0 ? draft : { ...draft, lists: one(asset), range };
    case 'alts':
      return { ...draft, lists: one(against ?? benchmark), range };
    case 'history':
      return { ...draft, lists: [...one(coin ?? asset), ...one(against ?? benchmark)] };
    case 'csv':
    case 'corr':
      return { ...draft, lists: [...one(coin ?? asset), ...one(against ?? benchmark)], range };
    default:
      return draft;
  }
}
