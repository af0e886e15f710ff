import type { Listing } from '../types.ts';
import { BENCHMARKS, r2kTech } from './benchmarks.ts';
import { COINS } from './coins.ts';
import { editDistance } from './edit-distance.ts';
import { toSymbol, uncatalogued } from './symbol.ts';

/** Every name that people may type, and what stands for it. */
export interface Catalog {
  /** Coins first, then benchmarks, `r2k-tech` the first of them. */
  readonly all: readonly Listing[];
  /** The listing for any id that a query can hold, catalogued or not. @throws Refusal when it can't be a symbol. */
  readonly listing: (id: string) => Listing;
  /** What the catalog holds under a spoken name, in any case, with dashes or spaces; null when nothing. */
  readonly find: (spoken: string) => Listing | null;
  /** The nearest names to a misspelt word, nearest first, at most `most` (3). Empty when none is near. */
  readonly nearest: (word: string, most?: number) => readonly Listing[];
  /** The listings that hold every word of the text somewhere; all of them for an empty text. */
  readonly search: (text: string) => readonly Listing[];
}

/** Longer than any name in the catalog; a longer word is near to none. */
const LONGEST_NAME = 40;

/** What everything in the catalog goes by. */
const KEYS: ReadonlySet<string> = new Set([...COINS, r2kTech(), ...BENCHMARKS].flatMap(spokenKeys));

/** How many words the longest spoken name has. */
export const MOST_NAME_WORDS = Math.max(...[...KEYS].map((key) => key.split(' ').length));

/** True for a phrase that is read as one thing in the catalog: `russell tech`. */
export function isSpokenName(phrase: string): boolean {
  return KEYS.has(spokenKey(phrase));
}

/**
 * The catalog of names.
 * `r2kTech` replaces the stand-in for the Russell 2000 tech sector with an operator's own symbol of that index.
 * @throws Refusal when that symbol can't be one.
 */
export function createCatalog(options: { readonly r2kTech?: string | undefined } = {}): Catalog {
  const smallTech = r2kTech(options.r2kTech === undefined ? null : toSymbol(options.r2kTech));
  const all = [...COINS, smallTech, ...BENCHMARKS];
  const bySpoken = indexByName(all);

  const find = (spoken: string) =>
    spoken.length > LONGEST_NAME ? null : (bySpoken.get(spokenKey(spoken)) ?? null);
  return {
    all,
    find,
    listing: (id) => find(id) ?? uncatalogued(id),
    nearest: (word, most = 3) => nearestTo(word, bySpoken, all).slice(0, most),
    search: (text) => all.filter((listing) => holdsWords(listing, text)),
  };
}

/** One form for `Small-Cap Tech`, `small cap  tech` and `the small-cap tech`. */
function spokenKey(spoken: string): string {
  return spoken
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim()
    .replace(/^the /, '');
}

/** Id and aliases. */
function ownNames(listing: Listing): string[] {
  return [listing.id, ...listing.aliases];
}

/** The symbols of its instruments, a pair also with a dash, and its ticker alone: `BTC/USD`, `BTC-USD`, `BTC`. */
function symbols({ instruments }: Listing): string[] {
  return instruments.flatMap(({ symbol }) => [symbol, symbol.replace('/', '-'), symbol.replace(/\/.*/, '')]);
}

/** Everything that a listing can be called: id, aliases and the symbols of its instruments. */
function spokenKeys(listing: Listing): string[] {
  return [...ownNames(listing), ...symbols(listing)].map(spokenKey);
}

/** A Map, so that `__proto__` and `constructor` are names like any other. An own name goes before a symbol. */
function indexByName(all: readonly Listing[]): ReadonlyMap<string, Listing> {
  const index = new Map<string, Listing>();
  const add = (name: string, listing: Listing) => {
    const key = spokenKey(name);
    if (!index.has(key)) index.set(key, listing);
  };
  for (const listing of all) for (const name of ownNames(listing)) add(name, listing);
  // Backwards, so that the symbol of an operator's own r2k-tech does not take away another listing's.
  for (const listing of all.toReversed()) for (const symbol of symbols(listing)) add(symbol, listing);
  return index;
}

/** Near is at most one slip in three letters; what begins with the whole word is near as well. */
function nearestTo(
  word: string,
  bySpoken: ReadonlyMap<string, Listing>,
  all: readonly Listing[],
): readonly Listing[] {
  const wanted = word.length > LONGEST_NAME ? '' : spokenKey(word);
  if (wanted.length < 2) return [];
  const reach = Math.max(1, Math.floor(wanted.length / 3));
  const distances = new Map<Listing, number>();
  for (const [name, listing] of bySpoken) {
    const distance = slips(wanted, name, reach);
    if (distance <= Math.min(reach, distances.get(listing) ?? reach)) distances.set(listing, distance);
  }
  const rank = (listing: Listing) => (distances.get(listing) ?? reach) * all.length + all.indexOf(listing);
  return [...distances.keys()].sort((a, b) => rank(a) - rank(b));
}

function slips(wanted: string, name: string, reach: number): number {
  if (wanted.length >= 3 && name.startsWith(wanted)) return Math.min(1, name.length - wanted.length);
  return Math.abs(wanted.length - name.length) > reach ? Infinity : editDistance(wanted, name);
}

function holdsWords(listing: Listing, text: string): boolean {
  const described = [listing.label, listing.name, listing.group].map(spokenKey);
  const haystack = [...described, ...spokenKeys(listing)].join('\n');
  return spokenKey(text)
    .split(' ')
    .every((word) => haystack.includes(word));
}
