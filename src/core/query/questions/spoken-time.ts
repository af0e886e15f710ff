import { Refusal } from '../../errors.ts';
import type { Day } from '../../types.ts';
import { parseRange } from '../ranges.ts';
import { calendarText } from './calendar-text.ts';
import { withFigures } from './number-words.ts';
import type { Spoken } from './spoken-words.ts';
import { ALL_THERE_IS, BEGINS_EVENT, FIXED, FROM_THE_BEGINNING } from './words/said-times.ts';

/** A range that was said: its canonical text, and the words from `at` up to `end`. */
export interface SaidRange {
  readonly text: string;
  readonly at: number;
  readonly end: number;
}

/** Words that may stand before a length of time. */
const LEADS: ReadonlySet<string> = new Set(
  'the over past last previous trailing in for during within a of recent latest across these those say like maybe roughly about around only just prior preceding most full whole entire throughout full-on looking back'.split(
    ' ',
  ),
);
const MOST_WORDS = 13;

/** Every range among the words, the longest first at each place. `asOf` settles a month without its year. */
export function spokenRanges(
  words: readonly Spoken[],
  taken: ReadonlySet<number>,
  asOf?: Day,
): readonly SaidRange[] {
  const found: SaidRange[] = [];
  let at = 0;
  while (at < words.length) {
    // `Quick one: ...` counts nothing, and `out of everything you have` is no time.
    const isCall =
      (words[at]?.text === 'one' && words[at - 1]?.text === 'quick') ||
      (words[at]?.text === 'of' && words[at + 1]?.text === 'everything') ||
      (words[at]?.text === 'everything' && words[at - 1]?.text === 'of');
    const range = mayBegin(words[at]) && !isCall ? rangeAt(words, at, taken, asOf) : null;
    if (range !== null) found.push(range);
    at = range?.end ?? at + 1;
  }
  return found;
}

/** How the first word of a range looks: most words begin none, and this tells at once. */
const STARTS =
  /^(?:\d.*|complete|longest|since|ever|from|between|this|these|those|over|within|throughout|calendar|early|mid|late|end|beginning|start|summer|winter|spring|autumn|fall|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|dozen|fortnight|everything|alltime|entire|maximum|total|as|of|year|so|yr|ytd|qtd|mtd|ttm|ltm|all|full|whole|max|half|a|couple|few|several|decade|week|month|quarter|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fifteen|eighteen|before|after|post|pre|prior|in|on|during|until|up|past|last|previous|prior|preceding|back|going|dating|looking|stretching|all|starting|commencing|counting|through|across|between|lifetime|its|their|every|whatever|dawn|trailing|latest|recent|first|second|third|fourth|q[1-4].*|h[12].*|jan.*|feb.*|mar|mar\d+|march|apr.*|may|jun.*|jul.*|aug.*|sep.*|oct.*|nov.*|dec.*)$/;

function mayBegin(word: Spoken | undefined): boolean {
  return word !== undefined && !word.isMark && (STARTS.test(word.text) || BEGINS_EVENT.has(word.text));
}

function rangeAt(
  words: readonly Spoken[],
  at: number,
  taken: ReadonlySet<number>,
  asOf: Day | undefined,
): SaidRange | null {
  const run: string[] = [];
  for (let next = at; next < at + MOST_WORDS; next += 1) {
    const word = words[next];
    if (word === undefined || word.isMark || taken.has(next)) break;
    run.push(word.text);
  }
  for (let used = run.length; used > 0; used -= 1) {
    const text = isOtherwiseMeant(run[used - 1], run[used]) ? null : rangeOf(run.slice(0, used), asOf);
    if (text !== null) return { text, at, end: at + used };
  }
  return null;
}

/** `all time high` and `the whole history of the link` are no lengths of time. */
function isOtherwiseMeant(last: string | undefined, next: string | undefined): boolean {
  if (next === undefined) return false;
  if (last === 'time') return /^(?:highs?|lows?|peaks?|records?|best|worst|max|min)$/.test(next);
  return /^(?:history|timeline|record)$/.test(last ?? '') && next === 'of';
}

function rangeOf(run: readonly string[], asOf: Day | undefined): string | null {
  let start = 0;
  while (start < run.length - 1 && LEADS.has(run[start] ?? '')) start += 1;
  for (const from of new Set([0, start])) {
    const phrase = withFigures(run.slice(from).map(inFull)).join(' ');
    if (UNIT.test(phrase) && !isLed(run.slice(0, from))) continue;
    const text =
      FIXED.get(phrase) ??
      (ALL_THERE_IS.test(phrase) || FROM_THE_BEGINNING.test(phrase) ? 'max' : null) ??
      calendarText(phrase, asOf) ??
      lengthText(phrase);
    if (text !== null) return text;
  }
  return null;
}

/** Units as they are shortened in a chat: `6 mnths`, `2 yrs`. */
function inFull(word: string): string {
  const [, count = '', unit = ''] = /^(\d*)(yrs?|yr|mths?|mnths?|mnth|mons?|months?|mos?)$/.exec(word) ?? [];
  if (unit === '') return word;
  return `${count}${unit.startsWith('y') ? 'year' : 'month'}${unit.endsWith('s') ? 's' : ''}`;
}

const UNIT = /^(?:week|month|quarter|year|day)$/;

/** A unit alone is a length of time behind a word that looks back: `the past year`, `over a month`; `all year` is none. */
function isLed(leads: readonly string[]): boolean {
  return leads.some((lead) => !/^(?:the|of|in|for|like|say|maybe|about|only|just|these|those)$/.test(lead));
}

/** Sessions of a month, as trading days are counted. */
const SESSIONS_PER_MONTH = 21;

/** A length of time or a canonical range: `12 months`, `90d`, `2020..2022`. A bare number is none. */
function lengthText(phrase: string): string | null {
  if (/^(?:a|in|for|d|m|w|y|q)$/.test(phrase) || /^\d{1,3}$/.test(phrase)) return null;
  const some = withCount(phrase);
  if (!/^\d|^(?:year|month|week|quarter)\b/.test(some)) return null;
  const [, years = '', half = ''] = /^(\d)(\.5| and a half| 1 2) ?(?:y|years?)$/.exec(some) ?? [];
  if (half !== '') return `${Number(years) * 12 + 6}m`;
  const [, sessions = ''] =
    /^(\d{1,4}) (?:(?:trading|business|market|working) days|(?:trading )?sessions)$/.exec(some) ?? [];
  if (sessions !== '') return lengthOfSessions(Number(sessions));
  try {
    return parseRange(some)?.text ?? null;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // A time that can't be, such as 0 days or 30 February, goes on as it was said: the parser of the line has a sentence
    // for it. A number alone may as well be no year at all.
    return /^\d+$/.test(phrase) ? null : phrase;
  }
}

/** `couple of years` is two, `few` and `several` are three. */
function withCount(phrase: string): string {
  return phrase
    .replace(/^(?:a )?couple(?: of)? (?=years?|months?|weeks?|days?|quarters?)/, '2 ')
    .replace(/^(?:a )?(?:few|several|handful of)(?: of)? (?=years?|months?|weeks?|days?|quarters?)/, '3 ')
    .replace(/^(\d+)(?: full| whole| calendar| odd| or so)+ /, '$1 ');
}

/** 126 trading days are 6 months; other counts are days of the calendar with so many sessions. */
function lengthOfSessions(count: number): string | null {
  if (count === 0) return null;
  const months = count / SESSIONS_PER_MONTH;
  if (Number.isInteger(months)) return months % 12 === 0 ? `${months / 12}y` : `${months}m`;
  return `${Math.round(count / 0.7)}d`;
}
