import { Refusal } from '../../errors.ts';
import { parseRange } from '../ranges.ts';
import { calendarText } from './calendar-text.ts';
import { FIXED } from './words/said-times.ts';
import type { Spoken } from './spoken-words.ts';

/** A range that was said: its canonical text, and the words from `at` up to `end`. */
export interface SaidRange {
  readonly text: string;
  readonly at: number;
  readonly end: number;
}

/** Words that may stand before a length of time. */
const LEADS: ReadonlySet<string> = new Set(
  'the over past last previous trailing in for during within a of recent across these those say like maybe roughly about around only just'.split(
    ' ',
  ),
);
const MOST_WORDS = 10;

/** Every range among the words, the longest first at each place. */
export function spokenRanges(words: readonly Spoken[], taken: ReadonlySet<number>): readonly SaidRange[] {
  const found: SaidRange[] = [];
  let at = 0;
  while (at < words.length) {
    const range = mayBegin(words[at]) ? rangeAt(words, at, taken) : null;
    if (range !== null) found.push(range);
    at = range?.end ?? at + 1;
  }
  return found;
}

const STARTS =
  /^(?:\d.*|complete|longest|since|from|between|this|these|over|within|calendar|mid|early|late|summer|winter|spring|autumn|fall|thirty|sixty|ninety|hundred|twenty|fortnight|everything|alltime|entire|maximum|as|of|those|year|so|ytd|all|full|entire|whole|max|half|a|couple|few|decade|week|month|quarter|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen|before|after|in|during|past|last|first|second|q[1-4]|h[12]|jan.*|feb.*|mar|march|apr.*|may|jun.*|jul.*|aug.*|sep.*|oct.*|nov.*|dec.*)$/;

/** How the last word of a range looks: most runs of words are no range, and this tells at once. */
const ENDS =
  /\d|^(?:years?|months?|mos?|mths?|mnths?|weeks?|wks?|days?|yrs?|quarters?|half|decade|ytd|max|time|history|date|forever|fortnight|far|have|got|is|available|possible|goes|can|data|range|period|market|run|selloff|times|start|live|out|approved|began|started|hit|one|up|collapsed|blowup|bankruptcy|implosion|bank|crisis|won|elected|day|tariffs?|announcement|halving|year|inception|beginning|began|jan|january|1|1st|years|now|present|forward|today|on|onwards?|pandemic|covid|corona|coronavirus|lockdowns?|crash|etfs?|launch|launched|approval|ftx|collapse|svb|terra|luna|election)$/;

function mayBegin(word: Spoken | undefined): boolean {
  return word !== undefined && !word.isMark && STARTS.test(word.text);
}

function rangeAt(words: readonly Spoken[], at: number, taken: ReadonlySet<number>): SaidRange | null {
  const run: string[] = [];
  for (let next = at; next < at + MOST_WORDS; next += 1) {
    const word = words[next];
    if (word === undefined || word.isMark || taken.has(next)) break;
    run.push(word.text);
  }
  for (let used = run.length; used > 0; used -= 1) {
    if (!ENDS.test(run[used - 1] ?? '')) continue;
    const text = rangeOf(run.slice(0, used));
    if (text !== null) return { text, at, end: at + used };
  }
  return null;
}

function rangeOf(run: readonly string[]): string | null {
  let start = 0;
  while (start < run.length - 1 && LEADS.has(run[start] ?? '')) start += 1;
  for (const from of new Set([0, start])) {
    const phrase = run
      .slice(from)
      .join(' ')
      .replace(/\byr\b/g, 'year');
    if (UNIT.test(phrase) && !isLed(run.slice(0, from))) continue;
    const text = FIXED.get(phrase) ?? calendarText(phrase) ?? lengthText(phrase);
    if (text !== null && text !== undefined) return text;
  }
  return null;
}

const UNIT = /^(?:week|month|quarter|year|day)$/;

/** A unit alone is a length of time behind a word that looks back: `the past year`, `over a month`; `all year` is none. */
function isLed(leads: readonly string[]): boolean {
  return leads.some((lead) => !/^(?:the|of|in|for|like|say|maybe|about|only|just|these|those)$/.test(lead));
}

/** A length of time or a canonical range: `12 months`, `90d`, `2020..2022`. A bare number is none. */
function lengthText(phrase: string): string | null {
  if (/^(?:a|in|for|d|m|w|y|q)$/.test(phrase) || /^\d{1,3}$/.test(phrase)) return null;
  if (
    !/^\d|^(?:year|month|week|quarter|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b/.test(
      phrase,
    )
  )
    return null;
  const [, count = '', unit = ''] = /^(\d)\.5 ?(y|yrs?|years?)$/.exec(phrase) ?? [];
  if (unit !== '') return `${Number(count) * 12 + 6}m`;
  try {
    return parseRange(phrase.replace(/ ?(?:mths?|mnths?)$/, ' months'))?.text ?? null;
  } catch (error) {
    // A length that can't be, such as 0 days, is no range of a question.
    if (error instanceof Refusal) return null;
    throw error;
  }
}
