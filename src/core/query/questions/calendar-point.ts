import { ORDINALS } from './number-words.ts';
import { lastDayOfMonth, numberOfDay } from '../../calendar/civil.ts';
import type { Day } from '../../types.ts';

/** A year, a part of one, a month or a day that somebody said, as the days it spans. */
export interface Point {
  /** As a year when it is nothing finer. */
  readonly year: string | null;
  readonly first: Day;
  readonly last: Day;
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const MONTH =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const YEAR = '(?:of )?(?:the year )?(\\d{4})';
const PART =
  '(?:the )?(q[1-4]|[1-4]q|h[12]|[12]h|first half|1st half|second half|2nd half|back half|front half|(?:first|1st|second|2nd|third|3rd|fourth|4th|last|final) quarter|(?:first|last) (?:3|three|6|six|9|nine) months|first (?:2|two|3|three) quarters|last (?:2|two|3|three) quarters|early|beginning|begin|start|mid|middle|late|end|spring|summer|autumn|fall)';

const YEAR_ALONE = /^(?:the )?(?:calendar )?(?:year )?(?:of )?(\d{4})$/;
const PART_OF_YEAR = new RegExp(`^${PART} ?${YEAR}$`);
const YEAR_AND_PART = new RegExp(`^(\\d{4}) ${PART}$`);
const MONTH_OF_YEAR = new RegExp(`^(?:the month of |all of )?(${MONTH}),? ?(?:of )?(\\d{4})$`);
const YEAR_AND_MONTH = new RegExp(`^(\\d{4}) (${MONTH})$`);
const NUMBERED_MONTH = /^(0?[1-9]|1[0-2]) (\d{4})$/;
const DAY_OF_MONTH = new RegExp(`^(${MONTH}) (\\d{1,2})(?:st|nd|rd|th)?(?: of)? (\\d{4})$`);
const DAY_FIRST = new RegExp(`^(?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?: of)? (${MONTH}),? (?:of )?(\\d{4})$`);

const ORDINAL_DAY = new RegExp(`^(?:the )?(${ORDINALS.join('|')}) (?:of )?(${MONTH}) `);

/** Reads `2022`, `the year 2022`, `q3 2023`, `summer of 2021`, `mid 2022`, `March 2021`, `15 March 2021`; null for no date. */
export function pointOf(said: string): Point | null {
  // Every point in time names its year, and most runs of words name none.
  if (!/\d{4}/.test(said)) return null;
  const word = said.replace(
    ORDINAL_DAY,
    (_, day: string, month: string) => `${ORDINALS.indexOf(day) + 1} ${month} `,
  );
  const [, year] = YEAR_ALONE.exec(word) ?? [];
  if (year !== undefined) return isYear(year) ? yearPoint(year) : null;
  const [, iso] = /^(\d{4}-\d{1,2}(?:-\d{1,2})?)$/.exec(word) ?? [];
  if (iso !== undefined) return isoPoint(iso);
  const [, part, ofYear] = PART_OF_YEAR.exec(word) ?? swapped(YEAR_AND_PART.exec(word));
  if (part !== undefined && ofYear !== undefined && isYear(ofYear)) return partOfYear(part, ofYear);
  const [, month, monthYear] = MONTH_OF_YEAR.exec(word) ?? swapped(YEAR_AND_MONTH.exec(word));
  if (month !== undefined && monthYear !== undefined) return isoPoint(`${monthYear}-${monthNumber(month)}`);
  const [, number, numberYear] = NUMBERED_MONTH.exec(word) ?? [];
  if (number !== undefined) return isoPoint(`${numberYear}-${number}`);
  const [, name, day, dayYear] = DAY_OF_MONTH.exec(word) ?? [];
  if (name !== undefined) return isoPoint(`${dayYear}-${monthNumber(name)}-${day}`);
  const [, date, dateName, dateYear] = DAY_FIRST.exec(word) ?? [];
  return dateName === undefined ? null : isoPoint(`${dateYear}-${monthNumber(dateName)}-${date}`);
}

/**
 * The same without a year: the last `March`, `summer`, `q3` or `first half of the year` that had begun on `asOf`, or the one
 * of `last year`.
 */
export function yearlessPoint(word: string, asOf: Day): Point | null {
  const [, bare = word, of] =
    /^(?:last |this |the last |this past |past )?(.+?)( (?:of )?(?:this|last|the) year)?$/.exec(word) ?? [];
  if (/^(?:early|mid|late|end|start|beginning|middle)$/.test(bare) && of === undefined) return null;
  const year = Number(asOf.slice(0, 4)) - (of?.includes('last') === true ? 1 : 0);
  const here = /^\d+$/.test(bare) ? null : pointOf(`${bare} ${year}`);
  if (here === null || here.year !== null) return null;
  return here.first <= asOf ? here : pointOf(`${bare} ${year - 1}`);
}

function swapped(found: RegExpExecArray | null): readonly (string | undefined)[] {
  return found === null ? [] : [found[0], found[2], found[1]];
}

function yearPoint(year: string): Point {
  return { year, first: `${year}-01-01`, last: `${year}-12-31` };
}

/** First and last month of the parts of a year. Seasons are those of the north. */
const PARTS: readonly (readonly [said: RegExp, from: number, to: number])[] = [
  [/^(?:q1|1q|(?:first|1st) quarter|first (?:3|three) months|early|beginning|begin|start)$/, 1, 3],
  [/^(?:q2|2q|(?:second|2nd) quarter)$/, 4, 6],
  [/^(?:q3|3q|(?:third|3rd) quarter)$/, 7, 9],
  [/^(?:q4|4q|(?:fourth|4th|last|final) quarter|last (?:3|three) months|late|end)$/, 10, 12],
  [/^(?:h1|1h|(?:first|1st|front) half|first (?:6|six) months|first (?:2|two) quarters)$/, 1, 6],
  [/^(?:h2|2h|(?:second|2nd|back) half|last (?:6|six) months|last (?:2|two) quarters)$/, 7, 12],
  [/^first (?:(?:9|nine) months|(?:3|three) quarters)$/, 1, 9],
  [/^last (?:(?:9|nine) months|(?:3|three) quarters)$/, 4, 12],
  [/^(?:mid|middle)$/, 5, 8],
  [/^spring$/, 3, 5],
  [/^summer$/, 6, 8],
  [/^(?:autumn|fall)$/, 9, 11],
];

function partOfYear(part: string, year: string): Point | null {
  const [, from, to] = PARTS.find(([said]) => said.test(part)) ?? [];
  if (from === undefined || to === undefined) return null;
  return { year: null, first: `${year}-${padded(from)}-01`, last: lastDayOfMonth(`${year}-${padded(to)}`) };
}

function isoPoint(iso: string): Point | null {
  const [year = '', month = '', day] = iso.split('-');
  const first = `${year}-${padded(Number(month))}-${padded(Number(day ?? '1'))}`;
  if (!isYear(year) || numberOfDay(first) === null) return null;
  return { year: null, first, last: day === undefined ? lastDayOfMonth(first.slice(0, 7)) : first };
}

function monthNumber(name: string): number {
  return MONTHS.findIndex((month) => name.startsWith(month)) + 1;
}

function isYear(year: string): boolean {
  return Number(year) >= 2000 && Number(year) <= 2099;
}

/** `03` of 3. */
export function padded(number: number): string {
  return String(number).padStart(2, '0');
}
