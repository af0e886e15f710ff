import type { Day } from '../../types.ts';
import { lastDayOfMonth } from '../../calendar/civil.ts';
import { MAX_START } from '../ranges.ts';
import { padded, pointOf, yearlessPoint, type Point } from './calendar-point.ts';
import { dayOfEvent, DURING } from './words/said-times.ts';

/**
 * A range by the calendar: `since 2021`, `since the pandemic`, `in March 2021`, `between 2020 and 2022`, `from March to June
 * 2022`, `before covid`. What names no year, `since March`, is the last one before `asOf`. Null for anything else.
 */
export function calendarText(said: string, asOf?: Day): string | null {
  const phrase = said.replace(/^((?:back )?in|since|during|until|from|after) (1\d|2\d)$/, '$1 20$2');
  return openText(phrase, asOf) ?? spanText(phrase, asOf) ?? beforeText(phrase) ?? pointText(phrase, asOf);
}

const SINCE =
  /^(?:ever )?(?:since|after|from|post|(?:starting|beginning|commencing|counting|reckoned)(?: in| from| with)?|as (?:of|from)|(?:(?:going|dating|looking|stretching|reaching|running|data) )?(?:all the way )?back (?:to|until))(?: about| around| like| roughly| say)? (.+?)(?: on| onwards?| and on| forward| (?:up )?(?:until|till|to|through|thru)(?: right)? (?:now|today|date|present))?$/;
const UP_TO_NOW =
  /^(.+?) (?:and|to|till|until|through|thru|up to|up until)(?: the| right)? (?:now|today|date|present|this day|present day|current)$|^(.+?) (?:onwards?|and on|forward|\+)$/;

/** From a day on: `since mid 2022`, `2021 to today`. */
function openText(phrase: string, asOf: Day | undefined): string | null {
  const [, since] = SINCE.exec(phrase) ?? [];
  const [, until, onwards] = UP_TO_NOW.exec(phrase) ?? [];
  const word = since ?? until?.replace(/^between /, '') ?? onwards;
  if (word === undefined) return null;
  const from =
    (since === undefined && until === undefined ? undefined : dayOfEvent(word)) ??
    beginningOf(word, asOf, since !== undefined);
  return from === undefined ? null : `${from}..`;
}

function beginningOf(word: string, asOf: Day | undefined, isLed: boolean): Day | undefined {
  const [, part = '', year = ''] =
    /^(?:the )?(mid|middle of|late|end of|very end of) (\d{4})$/.exec(word) ?? [];
  if (year !== '' && pointOf(year) !== null) {
    if (part === 'late') return `${year}-10-01`;
    return part.endsWith('end of') ? `${year}-12-31` : `${year}-07-01`;
  }
  if (asOf !== undefined && /^(?:(?:the )?(?:start|beginning) of )?last year$/.test(word))
    return `${Number(asOf.slice(0, 4)) - 1}-01-01`;
  const plain = word.replace(
    /^(?:the )?(?:very )?(?:start|begin|beginning|early part)(?: of)? (?:the )?(?:year )?(?=.*\d)/,
    '',
  );
  return (
    pointOf(plain) ??
    pointOf(word) ??
    (isLed && asOf !== undefined ? yearlessPoint(plain, asOf) : null)
  )?.first;
}

const BOTH_ENDS = /^(?:between|from|in)? ?(.+?) (?:and|to|until|till|through|thru|up to) (.+)$/;

/** A dash between two points is silent: `2021-2023`, `1 Jan 2022 - 31 Dec 2022`. */
const SIDE_BY_SIDE =
  /^(?:in |from )?(.*\d{4}|\d{4}-\d\d(?:-\d\d)?) [+&]? ?((?!of )\S.*\d{4}|\d{4}|\d{4}-\d\d(?:-\d\d)?)$/;

/**
 * Between two points: `2020 to 2022`, `from March to June 2022`, `may 9 2022 to june 18 2022`. What is surely a span and
 * runs backwards is given as it was said, for the parser of lines to refuse.
 */
function spanText(phrase: string, asOf: Day | undefined): string | null {
  const [, fromWord, toWord] =
    BOTH_ENDS.exec(phrase) ??
    SIDE_BY_SIDE.exec(phrase) ??
    /^(?:from )?([a-z]+(?: \d{4})?) ((?!of )[a-z]+ \d{4})$/.exec(phrase) ??
    [];
  if (fromWord === undefined || toWord === undefined) return null;
  const isLed = /^(?:between|from)| (?:this|last) year$/.test(phrase);
  const start = fromWord.replace(/^(?:the )?(?:very )?(?:start|beginning) of /, '');
  const end = toWord.replace(/^(?:the )?(?:very )?end of /, '');
  const to =
    pointOf(end) ??
    (isLed && asOf !== undefined ? yearlessPoint(end, asOf) : null) ??
    (isLed ? dayPoint(dayOfEvent(end)) : null);
  if (to === null) return null;
  const from = pointOf(start) ?? dayPoint(dayOfEvent(start)) ?? earlier(start, to);
  if (from === null) return null;
  if (from.first <= to.last) return between(from, to);
  return /^(?:between|from) /.test(phrase) ? `${spelt(from)}..${spelt(to)}` : null;
}

/** A point as the parser of lines reads it. */
function spelt(point: Point): string {
  return point.year ?? point.first;
}

/** `from March to June 2022`: the year of what follows, or the one before it. */
function earlier(word: string, to: Point): Point | null {
  if (/^\d+$/.test(word)) return null;
  const year = Number(to.last.slice(0, 4));
  const same = pointOf(`${word} ${year}`);
  if (same === null || same.year !== null) return null;
  return same.first > to.first ? pointOf(`${word} ${year - 1}`) : same;
}

function dayPoint(day: Day | undefined): Point | null {
  return day === undefined ? null : { year: null, first: day, last: day };
}

function between(from: Point, to: Point): string {
  if (from.year !== null && to.year !== null)
    return from.year === to.year ? from.year : `${from.year}..${to.year}`;
  // Whoever names days gets days.
  if (from.first === from.last || to.first === to.last) return `${from.first}..${to.last}`;
  return monthsOf({ first: from.first, last: to.last });
}

/** Up to what is named: `before the pandemic`, `pre 2020`. */
function beforeText(phrase: string): string | null {
  const [, word] = /^(?:before|pre|prior to|up until|until)(?: the)? (.+)$/.exec(phrase) ?? [];
  if (word === undefined) return null;
  const day = pointOf(word)?.first ?? dayOfEvent(word);
  return day !== undefined && day > `${MAX_START.slice(0, 4)}-12-31`
    ? `${MAX_START}..${dayBefore(day)}`
    : null;
}

const LEAD =
  /^(?:(?:back )?in|within|during|of|for|over|through|throughout|across|all of|all through|calendar|around)(?: like| about| around| say)?(?: the)?(?: calendar)?(?: year| bear market of| crash of| bull run of)? (.+)$/;

/** One point: `in March 2021`, `q3 2023`, `the 2022 bear market`, and led by a word `in March`, `during covid`. */
function pointText(phrase: string, asOf: Day | undefined): string | null {
  const [, led] = LEAD.exec(phrase) ?? [];
  const during = led === undefined ? undefined : DURING.get(led);
  if (during !== undefined) return during;
  const word = (led ?? phrase)
    .replace(
      / (?:bear market|bull market|bull run|bear|bull|crash|selloff|sell off|cycle|crypto winter)$/,
      '',
    )
    .replace(/^(?:the )?crypto winter (?:of )?/, '');
  const isLed =
    led !== undefined || /^(?:last|this|this past) |^(?:q[1-4]|h[12])$| (?:this|last) year$/.test(word);
  const point = pointOf(word) ?? (isLed && asOf !== undefined ? yearlessPoint(word, asOf) : null);
  return point === null ? null : (point.year ?? monthsOf(point));
}

/** Whole months as `2025-07..2025-09` or `2025-07`, else the days. */
function monthsOf({ first, last }: Pick<Point, 'first' | 'last'>): string {
  const [from, to] = [first.slice(0, 7), last.slice(0, 7)];
  if (!first.endsWith('-01') || last !== lastDayOfMonth(to))
    return first === last ? first : `${first}..${last}`;
  return from === to ? from : `${from}..${to}`;
}

function dayBefore(day: Day): Day {
  const [year = '', month = '', date = ''] = day.split('-');
  if (Number(date) > 1) return `${year}-${month}-${padded(Number(date) - 1)}`;
  if (Number(month) > 1) return lastDayOfMonth(`${year}-${padded(Number(month) - 1)}`);
  return `${Number(year) - 1}-12-31`;
}
