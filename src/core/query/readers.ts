import { MOST_NAME_WORDS } from './catalog.ts';
import { parseDuration } from './durations.ts';
import { MOST_RANGE_WORDS, parseRange, unknownRange } from './ranges.ts';
import {
  addName,
  choiceOf,
  refuseExtra,
  setChoice,
  setRange,
  setWindow,
  unknownOption,
  type Grammar,
  type Reading,
} from './reading.ts';
import { isPair, uncatalogued } from './symbol.ts';
import { isJoiningWord, type Word } from './words.ts';

/**
 * Looks at the words from `at` on. Returns how many of them it understood and put into the reading, 0 when they are
 * not its own. @throws Refusal when they are its own but can't be.
 */
type Reader = (reading: Reading, words: readonly Word[], at: number) => number;

/** Reads every word of a line: at each place the first reader that knows the words takes them. */
export function readWords(reading: Reading, words: readonly Word[]): void {
  let at = 0;
  while (at < words.length) at += readOne(reading, words, at);
  refuseExtra(reading);
}

/** The order is the grammar: `from 2020` is a range before `from` is a joining word, a name goes before a setting's value. */
const READERS: readonly Reader[] = [
  readSetting,
  readWindow,
  readSpokenName,
  readRange,
  readBareChoice,
  readJoiningWord,
];

function readOne(reading: Reading, words: readonly Word[], at: number): number {
  if (words[at]?.isName !== true) {
    for (const reader of READERS) {
      const used = reader(reading, words, at);
      if (used > 0) return used;
    }
  }
  return readTicker(reading, words, at);
}

/** `window=21`, `window 21`, `method=spearman`, `method: spearman`. */
function readSetting(reading: Reading, words: readonly Word[], at: number): number {
  const word = words[at];
  const { key, value } = keyAndValue(word?.text ?? '', reading.grammar);
  if (key === null) return 0;
  const next = words[at + 1];
  const isSplit = value === '';
  if (isSplit && key === 'window') return 0;
  set(reading, key, isSplit ? (next?.text ?? '') : value);
  return isSplit && next !== undefined ? 2 : 1;
}

function set(reading: Reading, key: string, value: string): void {
  if (key === 'window') setWindow(reading, value);
  else setChoice(reading, key, value);
}

/** The key is null when the word is no setting; an empty value is in the next word. @throws Refusal: unknown key. */
function keyAndValue(word: string, grammar: Grammar): { key: string | null; value: string } {
  const isKey = (key: string) => key === 'window' || choiceOf(grammar, key) !== undefined;
  if (isKey(word)) return { key: word, value: '' };
  const sign = word.search(/[=:]/);
  if (sign <= 0) return { key: null, value: '' };
  const [key, value] = [word.slice(0, sign), word.slice(sign + 1)];
  if (isKey(key)) return { key, value };
  if (word.charAt(sign) === ':' || isFuture(word)) return { key: null, value: '' };
  throw unknownOption(grammar, key);
}

/** Yahoo's symbols for futures and currencies: `cl=f`, `eurusd=x`. */
function isFuture(word: string): boolean {
  return /^[a-z0-9.-]{1,12}=[fx]$/.test(word);
}

/** `30-day rolling`, `rolling 90 days`, `window of 21`, `21-session window`: the length of the rolling window. */
function readWindow(reading: Reading, words: readonly Word[], at: number): number {
  const before = lengthAt(words, at, false);
  if (before !== null) {
    const used = before.used + rollingWords(words, at + before.used, ['rolling', 'window', 'correlation']);
    if (used === before.used) return 0;
    setWindow(reading, before.text);
    return used;
  }
  const lead = rollingWords(words, at, ['window', 'of']);
  if (lead === 0) return 0;
  const after = lengthAt(words, at + lead, true);
  if (after !== null) {
    setWindow(reading, after.text);
    return lead + after.used;
  }
  if (words[at]?.text !== 'window') return 0;
  setWindow(reading, words[at + lead]?.text ?? '');
  return lead + 1;
}

/** How many words from there on only say that a rolling window is meant: `rolling` or `window`, and what follows it. */
function rollingWords(words: readonly Word[], at: number, following: readonly string[]): number {
  if (!isAnyOf(words[at], ['rolling', 'window'])) return 0;
  let used = 1;
  while (isAnyOf(words[at + used], following)) used += 1;
  return used;
}

function isAnyOf(word: Word | undefined, texts: readonly string[]): boolean {
  return word !== undefined && !word.isName && texts.includes(word.text);
}

/** A length in one or two words: `30d`, `30 days`, `21 sessions`; a bare number only after the word `window`. */
function lengthAt(
  words: readonly Word[],
  at: number,
  isWindow: boolean,
): { text: string; used: number } | null {
  for (const used of [2, 1]) {
    const text = phraseAt(words, at, used);
    if (text === null) continue;
    const isCount = isWindow && /^\d{1,9}$/.test(text);
    if (isCount || /^\d{1,9}[ -]?sessions?$/.test(text) || parseDuration(text) !== null)
      return { text, used };
  }
  return null;
}

/** The longest run of words that is a name in the catalog: `russell 2000 technology` before `russell`. */
function readSpokenName(reading: Reading, words: readonly Word[], at: number): number {
  for (let used = MOST_NAME_WORDS; used > 0; used -= 1) {
    const phrase = phraseAt(words, at, used);
    const listing = phrase === null ? null : reading.catalog.find(phrase);
    const last = words[at + used - 1];
    if (phrase === null || listing === null || last === undefined) continue;
    addName(reading, listing, last, phrase);
    return used;
  }
  return 0;
}

function readRange(reading: Reading, words: readonly Word[], at: number): number {
  for (let used = MOST_RANGE_WORDS; used > 0; used -= 1) {
    const phrase = phraseAt(words, at, used);
    const range = phrase === null ? null : parseRange(phrase);
    if (range === null) continue;
    setRange(reading, range);
    return used;
  }
  const word = words[at];
  if (word !== undefined && isNumberLike(word.text)) throw unknownRange(word.typed);
  return 0;
}

/** A number that is no range, such as `90` or `0x10`; the tickers `0700.hk` and `1inch/usd` are none. */
function isNumberLike(word: string): boolean {
  return /^[-+.]*\d/.test(word) && !/^\d{1,6}\.[a-z]{1,4}$/.test(word) && !isPair(word);
}

/** `spearman` alone, when only one setting has that value. */
function readBareChoice(reading: Reading, words: readonly Word[], at: number): number {
  const text = words[at]?.text ?? '';
  const owners = reading.grammar.options.filter(
    (option) => option.kind === 'choice' && option.choices.includes(text),
  );
  const [owner] = owners;
  if (owners.length !== 1 || owner?.kind !== 'choice') return 0;
  setChoice(reading, owner.name, text);
  return 1;
}

function readJoiningWord(_reading: Reading, words: readonly Word[], at: number): number {
  return isJoiningWord(words[at]?.text ?? '') ? 1 : 0;
}

/** What nothing else knows is an exchange pair or a ticker. @throws Refusal when it can't be a symbol. */
function readTicker(reading: Reading, words: readonly Word[], at: number): number {
  const word = words[at];
  if (word === undefined) return 1;
  const said = word.isName ? word.typed.slice(1) : word.typed;
  const listing = reading.catalog.find(said) ?? uncatalogued(said);
  addName(reading, listing, word, said);
  return 1;
}

/** So many words as one phrase; null when there are not so many, or a comma or a `$` stands between them. */
function phraseAt(words: readonly Word[], at: number, count: number): string | null {
  const taken = words.slice(at, at + count);
  const isWhole = taken.length === count && taken.every(({ isName }) => !isName);
  return isWhole && taken.slice(0, -1).every(({ comma }) => !comma)
    ? taken.map(({ text }) => text).join(' ')
    : null;
}

/** True when `id`, printed as it is, would be read as something else than a ticker by a command with these options. */
export function needsDollar(id: string, grammar: Grammar): boolean {
  if (isJoiningWord(id) || id === 'window' || id === 'since' || isNumberLike(id)) return true;
  if (id.includes('=') && (!isFuture(id) || choiceOf(grammar, id.slice(0, id.indexOf('='))) !== undefined)) {
    return true;
  }
  const isSetting = grammar.options.some(
    (option) => option.kind === 'choice' && (option.name === id || option.choices.includes(id)),
  );
  return isSetting || readsAsRange(id);
}

/** True for a phrase that is taken for a range, be it one that can't be. */
export function readsAsRange(phrase: string): boolean {
  try {
    return parseRange(phrase) !== null;
  } catch {
    // It would be refused as a range, so it is not read as a name either.
    return true;
  }
}
