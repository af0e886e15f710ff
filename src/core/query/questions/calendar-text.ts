import { numberOfDay } from '../../calendar/civil.ts';
import { EVENTS } from './words/said-times.ts';

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

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
export function calendarText(phrase: string): string | null {
  const [, sinceWord] =
    /^(?:ever )?(?:since|after|from)(?: the start of| the beginning of| start of| beginning of| early| about| around| like| the)? (.+?)(?: on| onwards?| until now| until today| till now| to now| to today)?$/.exec(
      phrase,
    ) ?? [];
  const [, openWord] =
    /^(.+?) (?:to|till|until|through|thru|up to)(?: the)? (?:now|today|date|present|this day|present day)$/.exec(
      phrase,
    ) ??
    /^(.+?) (?:onwards?|and on|forward)$/.exec(phrase) ??
    [];
  const open = openWord === undefined ? undefined : pointOf(openWord)?.first;
  if (open !== undefined) return `${open}..`;
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
  const [, season = '', seasonYear = ''] =
    /^(?:the )?(spring|summer|autumn|fall) (?:of )?(\d{4})$/.exec(word) ?? [];
  if (season !== '' && isYear(seasonYear)) return seasonOf(season, seasonYear);
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

/** Three whole months of the north: summer is June to August. */
function seasonOf(season: string, year: string): Point {
  const first = { spring: 3, summer: 6 }[season] ?? 9;
  return {
    year: null,
    first: `${year}-${padded(first)}-01`,
    last: lastDayOf(`${year}-${padded(first + 2)}`),
  };
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
