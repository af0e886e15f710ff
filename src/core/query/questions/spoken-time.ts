import { Refusal } from '../../errors.ts';
import { numberOfDay } from '../../calendar/civil.ts';
import { parseRange } from '../ranges.ts';
import type { Spoken } from './spoken-words.ts';

/** A range that was said: its canonical text, and the words from `at` up to `end`. */
export interface SaidRange {
  readonly text: string;
  readonly at: number;
  readonly end: number;
}

/** Since when, by what happened then (docs/statistics.md: dates without causes). */
const EVENTS: ReadonlyMap<string, string> = new Map([
  ...[
    'pandemic',
    'covid',
    'covid19',
    'covid 19',
    'corona',
    'coronavirus',
    'lockdown',
    'lockdowns',
    'covid crash',
  ].map((word) => [word, '2020-03-11'] as const),
  ...[
    'etf',
    'etfs',
    'spot etf',
    'spot etfs',
    'bitcoin etf',
    'bitcoin etfs',
    'etf launch',
    'etf approval',
    'etfs launched',
    'etf launched',
    'spot etf launch',
  ].map((word) => [word, '2024-01-11'] as const),
  ['ftx', '2022-11-08'],
  ['ftx crash', '2022-11-08'],
  ['ftx collapse', '2022-11-08'],
  ['svb', '2023-03-10'],
  ['terra', '2022-05-09'],
  ['luna', '2022-05-09'],
  ['us election', '2024-11-06'],
  ['election', '2024-11-06'],
  ...[
    'covid hit',
    'covid started',
    'covid began',
    'pandemic started',
    'pandemic began',
    'pandemic hit',
  ].map((word) => [word, '2020-03-11'] as const),
  ...['spot btc etf', 'spot bitcoin etf', 'spot bitcoin etfs', 'etf approved', 'etfs came out', 'etf came out', 'etf went live', 'etfs went live', 'btc etf', 'btc etfs', 'bitcoin etf launch', 'bitcoin etf approval', 'spot etf approval', 'etfs were approved', 'etf was approved'].map(
    (word) => [word, '2024-01-11'] as const,
  ),
  ...['ftx blew up', 'ftx collapsed', 'ftx blowup', 'ftx bankruptcy', 'ftx implosion'].map((word) => [word, '2022-11-08'] as const),
  ...['luna crash', 'luna collapse', 'terra collapse', 'terra crash', 'terra luna', 'luna blew up'].map((word) => [word, '2022-05-09'] as const),
  ...['silicon valley bank', 'banking crisis', 'svb collapse', 'svb crisis'].map((word) => [word, '2023-03-10'] as const),
  ...['trump election', 'trump won', 'trump got elected', 'trump was elected', 'presidential election', '2024 election'].map((word) => [word, '2024-11-06'] as const),
  ...['liberation day', 'tariffs', 'tariff crash', 'tariff announcement'].map((word) => [word, '2025-04-02'] as const),
  ...['halving', 'last halving', 'latest halving', 'most recent halving', '2024 halving'].map((word) => [word, '2024-04-20'] as const),
]);

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

const FIXED: ReadonlyMap<string, string> = new Map([
  ['this year', 'ytd'],
  ['year to date', 'ytd'],
  ['so far this year', 'ytd'],
  ['ytd', 'ytd'],
  ['this quarter', '3m'],
  ['this month', '1m'],
  ['this decade', '2020-01-01..'],
  ['year so far', 'ytd'],
  ['the year so far', 'ytd'],
  ['since new year', 'ytd'],
  ['this week', '7d'],
  ...[
    'all data',
    'all the data',
    'all the data there is',
    'all the data you have',
    'all the data you got',
    'all the data you have got',
    'all data you have',
    'all data available',
    'all available data',
    'everything you have',
    'everything you got',
    'all you have',
    'all you got',
    'all the history',
    'all history',
    'max history',
    'maximum history',
    'max range',
    'max period',
    'full period',
    'entire period',
    'whole period',
    'full range',
    'since launch',
    'since it launched',
    'since they launched',
    'since its launch',
    'since it began',
    'since it started',
    'since the start',
    'since day one',
    'as far back as you can',
    'as far back as you have',
    'as far back as possible',
    'as far back as it goes',
    'as long as you have data',
    'the entire time',
    'of all time',
    'all times',
    'alltime',
  ].map((phrase) => [phrase, 'max'] as const),
  ['all time', 'max'],
  ['all of history', 'max'],
  ['full history', 'max'],
  ['entire history', 'max'],
  ['whole history', 'max'],
  ['since forever', 'max'],
  ['since inception', 'max'],
  ['since the beginning', 'max'],
  ['from the beginning', 'max'],
  ['max', 'max'],
  ['half a year', '6m'],
  ['half year', '6m'],
  ['a year and a half', '18m'],
  ['eighteen months', '18m'],
  ['couple of years', '2y'],
  ['couple years', '2y'],
  ['few years', '3y'],
  ['couple of months', '2m'],
  ['couple months', '2m'],
  ['few months', '3m'],
  ['decade', '10y'],
  ['couple yrs', '2y'],
  ['couple of yrs', '2y'],
  ['few yrs', '3y'],
  ['couple of weeks', '14d'],
  ['couple weeks', '14d'],
  ['few weeks', '21d'],
  ['fortnight', '14d'],
  ['two and a half years', '30m'],
  ['one and a half years', '18m'],
  ['thirty days', '30d'],
  ['sixty days', '60d'],
  ['ninety days', '90d'],
  ['hundred days', '100d'],
  ['twenty four months', '2y'],
]);

/** Words that may stand before a length of time. */
const LEADS: ReadonlySet<string> = new Set(
  'the over past last previous trailing in for during within a of recent across these those say like maybe roughly about around only just'.split(' '),
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
  /^(?:\d.*|since|from|between|this|these|over|within|calendar|mid|early|late|summer|winter|spring|autumn|fall|thirty|sixty|ninety|hundred|twenty|fortnight|everything|alltime|entire|maximum|as|of|those|year|so|ytd|all|full|entire|whole|max|half|a|couple|few|decade|week|month|quarter|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen|before|after|in|during|past|last|first|second|q[1-4]|h[12]|jan.*|feb.*|mar|march|apr.*|may|jun.*|jul.*|aug.*|sep.*|oct.*|nov.*|dec.*)$/;

/** How the last word of a range looks: most runs of words are no range, and this tells at once. */
const ENDS =
  /\d|^(?:years?|months?|mos?|mths?|mnths?|weeks?|wks?|days?|yrs?|quarters?|half|decade|ytd|max|time|history|date|forever|fortnight|far|have|got|is|available|possible|goes|can|data|range|period|market|run|selloff|times|start|live|out|approved|began|started|hit|one|up|collapsed|blowup|bankruptcy|implosion|bank|crisis|won|elected|day|tariffs?|announcement|halving|year|inception|beginning|now|today|on|onwards?|pandemic|covid|corona|coronavirus|lockdowns?|crash|etfs?|launch|launched|approval|ftx|collapse|svb|terra|luna|election)$/;

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
    const phrase = run.slice(from).join(' ');
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

/** `since mid 2022`, `since the end of 2021`. */
function lateIn(word: string): string | undefined {
  const [, part = '', year = ''] = /^(mid|the middle of|late|end of|the end of) (\d{4})$/.exec(word) ?? [];
  if (!isYear(year)) return undefined;
  if (part === 'late') return `${year}-10-01`;
  return part.endsWith('end of') ? `${year}-12-31` : `${year}-07-01`;
}

interface Point {
  /** As a year when it is nothing finer. */
  readonly year: string | null;
  readonly first: string;
  readonly last: string;
}

/** `since 2021`, `since the pandemic`, `in March 2021`, `between 2020 and 2022`, `from March 2021 to June 2022`. */
function calendarText(phrase: string): string | null {
  const [, sinceWord] =
    /^(?:ever )?(?:since|after|from)(?: the start of| the beginning of| start of| beginning of| early| about| around| like| the)? (.+?)(?: on| onwards?| until now| until today| till now| to now| to today)?$/.exec(
      phrase,
    ) ?? [];
  if (sinceWord !== undefined) {
    const event = EVENTS.get(sinceWord) ?? lateIn(sinceWord) ?? pointOf(sinceWord)?.first;
    if (event !== undefined) return `${event}..`;
  }
  const [, fromWord, toWord] =
    /^(?:between|from)? ?(.+?) (?:and|to|until|till|through|thru) (.+)$/.exec(phrase) ??
    /^(\d{4}) (\d{4})$/.exec(phrase) ??
    [];
  if (fromWord !== undefined && toWord !== undefined)
    return between(pointOf(fromWord), pointOf(toWord), fromWord, toWord);
  const [, beforeWord] = /^before(?: the)? (.+)$/.exec(phrase) ?? [];
  const before =
    beforeWord === undefined ? null : (pointOf(beforeWord)?.first ?? EVENTS.get(beforeWord) ?? null);
  if (before !== null) return Number(before.slice(0, 4)) > 2010 ? `2010-01-04..${dayBefore(before)}` : null;
  const [, word = phrase] =
    /^(?:in|during|of|for|throughout|all of|back in|calendar)(?: like| about| around)?(?: the)?(?: calendar)?(?: year| bear market of| crash of| bull run of)? (.+)$/.exec(
      phrase,
    ) ?? [];
  const point = pointOf(word.replace(/ (?:bear market|bull market|bull run|crash|selloff)$/, ''));
  if (point === null) return null;
  return point.year ?? monthOf(point) ?? monthsOf(point);
}

function between(begin: Point | null, to: Point | null, fromWord: string, toWord: string): string | null {
  if (to === null) return null;
  // `from March to June 2022`
  const start = begin ?? pointOf(`${fromWord} ${/\d{4}$/.exec(toWord)?.[0] ?? ''}`);
  if (start === null || start.first > to.last) return null;
  if (start.year !== null && to.year !== null)
    return start.year === to.year ? start.year : `${start.year}..${to.year}`;
  const [from, until] = [monthOf(start), monthOf(to)];
  return from !== null && until !== null ? `${from}..${until}` : `${start.first}..${to.last}`;
}

/** Whole months as `2025-07..2025-09`, else the days. */
function monthsOf({ first, last }: Point): string {
  const isWhole = first.endsWith('-01') && last === lastDayOf(last.slice(0, 7));
  return isWhole ? `${first.slice(0, 7)}..${last.slice(0, 7)}` : `${first}..${last}`;
}

/** The month when the point is exactly one. */
function monthOf({ first, last }: Point): string | null {
  return first.slice(0, 7) === last.slice(0, 7) && first.endsWith('-01') && last !== first
    ? first.slice(0, 7)
    : null;
}

function pointOf(word: string): Point | null {
  const [, year] = /^(?:the year )?(\d{4})$/.exec(word) ?? [];
  if (year !== undefined)
    return isYear(year) ? { year, first: `${year}-01-01`, last: `${year}-12-31` } : null;
  const [, iso] = /^(\d{4}-\d{1,2}(?:-\d{1,2})?)$/.exec(word) ?? [];
  if (iso !== undefined) return isoPoint(iso);
  const [, part, number, ofYear = ''] = /^(q|h)([1-4]) (?:of )?(\d{4})$/.exec(halves(word)) ?? [];
  if (part !== undefined && isYear(ofYear)) return partOfYear(ofYear, Number(number), part === 'q' ? 3 : 6);
  const [, month = '', day, monthYear = ''] =
    /^([a-z]{3,9}) (?:(\d{1,2})(?:st|nd|rd|th)? )?(?:of )?(\d{4})$/.exec(word) ?? [];
  const index = MONTHS.findIndex((name) => month.startsWith(name));
  if (index < 0 || !isYear(monthYear)) return null;
  return isoPoint(
    [monthYear, padded(index + 1), ...(day === undefined ? [] : [padded(Number(day))])].join('-'),
  );
}

function halves(word: string): string {
  return word
    .replace(/^(?:the )?first half (?:of )?/, 'h1 ')
    .replace(/^(?:the )?second half (?:of )?/, 'h2 ')
    .replace(/^(?:the )?(?:first|1st) quarter (?:of )?/, 'q1 ')
    .replace(/^(?:the )?(?:second|2nd) quarter (?:of )?/, 'q2 ')
    .replace(/^(?:the )?(?:third|3rd) quarter (?:of )?/, 'q3 ')
    .replace(/^(?:the )?(?:fourth|4th|last) quarter (?:of )?/, 'q4 ');
}

function isoPoint(iso: string): Point | null {
  const [year = '', month = '', day] = iso.split('-');
  const first = `${year}-${padded(Number(month))}-${padded(Number(day ?? '1'))}`;
  if (!isYear(year) || numberOfDay(first) === null) return null;
  return { year: null, first, last: day === undefined ? lastDayOf(first.slice(0, 7)) : first };
}

function partOfYear(year: string, number: number, months: number): Point | null {
  const last = number * months;
  if (last > 12) return null;
  return {
    year: null,
    first: `${year}-${padded(last - months + 1)}-01`,
    last: lastDayOf(`${year}-${padded(last)}`),
  };
}

function lastDayOf(month: string): string {
  return [31, 30, 29, 28].map((day) => `${month}-${day}`).find((day) => numberOfDay(day) !== null) ?? month;
}

function dayBefore(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-');
  if (Number(date) > 1) return `${year}-${month}-${padded(Number(date) - 1)}`;
  if (Number(month) > 1) return lastDayOf(`${year}-${padded(Number(month) - 1)}`);
  return `${Number(year) - 1}-12-31`;
}

function isYear(year: string): boolean {
  return Number(year) >= 2000 && Number(year) <= 2099;
}

function padded(number: number): string {
  return String(number).padStart(2, '0');
}
