import { isCoin } from './name-kinds.ts';
import type { Scene } from './scene.ts';
import type { SaidName } from './spoken-names.ts';

/** One thing that is held against several: `bitcoin` and `gold or the nasdaq`. */
export interface Sides {
  /** Null when nobody said it: it is known from before, or the usual coin. */
  readonly one: SaidName | null;
  readonly several: readonly SaidName[];
}

/** What may stand between two names of one list. */
const LISTING: ReadonlySet<string> = new Set('and or & + , the a ( ) plus vs nor either'.split(' '));
const JOINING: ReadonlySet<string> = new Set('and or & + , plus vs nor'.split(' '));
/** An `or` reaches a little further: `more like gold or more like the nasdaq`. */
const OR_REACH = 7;

/**
 * Which of the names stand alone and which are listed. Names belong to one list where nothing but commas, `and` and `or`
 * is between them, or an `or` with few words. Null when there is no such list beside at most one other name.
 */
export function sidesOf(scene: Scene): Sides | null {
  const { names } = scene;
  const than = thanSides(scene);
  if (than !== null) return than;
  const lists = listsOf(scene);
  const [longest = []] = lists.toSorted((a, b) => b.length - a.length);
  const others = names.filter((name) => !longest.includes(name));
  if (longest.length >= 2 && others.length === 1) return { one: others[0] ?? null, several: longest };
  if (names.length === 2 && longest.length === 2 && hasOr(scene, names))
    return { one: null, several: longest };
  return names.length > 2 && (others.length === 0 || lists.length > 2) ? kindSides(scene) : null;
}

/** Names in one row with nothing else between them: `btc, eth and gold`. */
export function isOneList(scene: Scene): boolean {
  return listsOf(scene).length === 1;
}

function listsOf(scene: Scene): readonly (readonly SaidName[])[] {
  const lists: SaidName[][] = [];
  const inOrder = scene.names.toSorted((a, b) => a.at - b.at);
  for (const [place, name] of inOrder.entries()) {
    const before = inOrder[place - 1];
    if (before !== undefined && areListed(scene, before, name)) lists.at(-1)?.push(name);
    else lists.push([name]);
  }
  return lists;
}

function areListed(scene: Scene, before: SaidName, after: SaidName): boolean {
  const between = scene.words.slice(before.end, after.at).map(({ text }) => text);
  if (between.includes('or')) return between.length <= OR_REACH && !between.includes('?');
  const isAgainst = scene.names.length === 2 || between.includes('vs');
  const isJoined = between.length === 0 || between.some((word) => JOINING.has(word));
  return isJoined && between.every((word) => LISTING.has(word)) && !(isAgainst && between.includes('vs'));
}

function hasOr(scene: Scene, [first, second]: readonly SaidName[]): boolean {
  if (first === undefined || second === undefined) return false;
  const [from, to] = [Math.min(first.end, second.end), Math.max(first.at, second.at)];
  return (
    scene.words.slice(from, to).some(({ text }) => text === 'or') ||
    /\b(?:which one|which of|whichever)\b/.test(scene.text)
  );
}

/** `more with gold than with the nasdaq`, `more correlated with tech than bitcoin`: what stands behind `than` has a like. */
function thanSides({ words, names, catalog }: Scene): Sides | null {
  const place = words.findIndex(({ text }) => text === 'than');
  const after = names.find(({ at }) => at > place);
  if (place < 0 || after === undefined || names.length !== 3) return null;
  const before = names.filter((name) => name !== after);
  const alike = before.filter((name) => isCoin(name, catalog) === isCoin(after, catalog));
  const isObject = /^(?:with|to|like|the)$/.test(words[place + 1]?.text ?? '');
  const other = alike.length === 1 && !isObject ? alike[0] : (alike.at(-1) ?? before.at(-1));
  const one = before.find((name) => name !== other) ?? null;
  return other === undefined ? null : { one, several: [other, after] };
}

/** Where the words don't tell, the one coin is held against the others, or the one benchmark. */
function kindSides({ names, catalog }: Scene): Sides | null {
  const coins = names.filter((name) => isCoin(name, catalog));
  const others = names.filter((name) => !isCoin(name, catalog));
  if (coins.length === 1) return { one: coins[0] ?? null, several: others };
  return others.length === 1 ? { one: others[0] ?? null, several: coins } : null;
}
