import type { Catalog } from '../catalog.ts';
import { JOINERS } from './blank-slot.ts';
import type { Cue } from './cues.ts';
import { nameIndex } from './name-index.ts';
import type { FoundPhrase } from './phrases.ts';
import type { SketchPart } from './sketch.ts';
import type { SaidName } from './spoken-names.ts';
import { asText, type Spoken } from './spoken-words.ts';

/** What is to be taken out of a link, `strip out the S&P`, is none of the two, as long as two others are there. */
export function withoutControls(
  parts: readonly SketchPart[],
  cues: ReadonlyMap<Cue, readonly FoundPhrase[]>,
  found: readonly SaidName[],
): readonly SaidName[] {
  const spans = cues.get('partial') ?? [];
  const controls = new Set(
    spans.flatMap(({ at, end }) => parts.slice(at, end).flatMap(({ name }) => name?.ids.join() ?? [])),
  );
  const others = found.filter(({ ids }) => !controls.has(ids.join()));
  return new Set(others.map(({ ids }) => ids.join())).size >= 2 ? others : found;
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
export function distinct(
  found: readonly SaidName[],
  words: readonly Spoken[],
  catalog: Catalog,
): readonly SaidName[] {
  const isVague = ({ ids, at, end, isTicker }: SaidName) =>
    ids.length > 1 ||
    VAGUE.has(asText(words.slice(at, end))) ||
    // Capitals that nobody knows may shout as well; behind `vs` or `and` they don't.
    (isTicker && isOnlyShouted(words, at) && !nameIndex(catalog).phrases.has(words[at]?.text ?? ''));
  const clear = clarified(found, words);
  if (clear !== null) return clear;
  const isFirst = (name: SaidName, place: number, list: readonly SaidName[]) =>
    list.findIndex((other) => other.ids.join() === name.ids.join()) === place;
  const sure = found.filter((name) => !isVague(name)).filter(isFirst);
  return sure.length >= 2 ? sure : found.filter(isFirst);
}

const CLARIFIES = /\b(?:i mean|as in|specifically|meaning|i e|ie|like)$/;

/** `is bitcoin just tech? big tech i mean`: what was said loosely is what is said of it later; null where nothing is. */
function clarified(found: readonly SaidName[], words: readonly Spoken[]): readonly SaidName[] | null {
  const last = found.at(-1);
  const loose = found.find((name) => name !== last && (name.said !== null || name.ids.length > 1));
  if (last === undefined || loose === undefined || last.said !== null || last.ids.length > 1) return null;
  const before = asText(words.slice(0, last.at));
  const after = asText(words.slice(last.end));
  const isCut = words.slice(loose.end, last.at).some(({ isMark }) => isMark);
  if (
    !isCut ||
    !(CLARIFIES.test(before) || /^(?:i mean|specifically|that is|to be (?:precise|exact))\b/.test(after))
  )
    return null;
  return found.flatMap((name) =>
    name === last ? [] : [name === loose ? { ...last, at: loose.at, end: loose.end } : name],
  );
}

function isOnlyShouted(words: readonly Spoken[], at: number): boolean {
  const word = words[at];
  if (word === undefined || word.typed !== word.typed.toUpperCase() || word.typed.startsWith('$'))
    return false;
  return !JOINERS.has(words[at - 1]?.text ?? '') && !/^(?:vs|and|&|,)$/.test(words[at + 1]?.text ?? '');
}
