import { lastDayOfMonth, numberOfDay } from '../calendar/civil.ts';
import { Refusal } from '../errors.ts';
import type { Day, Range } from '../types.ts';
import { echo } from './echo.ts';

type CalendarRange = Extract<Range, { kind: 'calendar' }>;

/** A year, a month or a day, as the days it spans; `text` is its canonical spelling. */
interface Point {
  readonly text: string;
  readonly first: Day;
  readonly last: Day;
}

const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;

/**
 * Reads `2022`, `2021-03`, `2021-03-15`, `2020..2022`, `2020-2022`, `2020 to 2022`, `between 2020 and 2022`,
 * `2023-01-01..`, `since 2023`; null for anything that is no date.
 * @throws Refusal for a date that does not exist, and for a range that runs backwards or has no start.
 */
export function parseCalendarRange(phrase: string): CalendarRange | null {
  if (phrase.length > 60) return null;
  const [, word, since] = /^(?:(?:since|from) ([^ ]+)|since (the [^ ]+))$/.exec(phrase) ?? [];
  if (since !== undefined) return openEnd(since, true);
  if (word !== undefined) return openEnd(word, phrase.startsWith('since'));
  const [, from, to] = /^between (\S+) and (\S+)$/.exec(phrase) ?? BOTH_ENDS.exec(phrase) ?? [];
  if (from !== undefined && to !== undefined) return between(phrase, from, to);

  const dots = phrase.indexOf('..');
  if (dots >= 0) return dotted(phrase, phrase.slice(0, dots), phrase.slice(dots).replace(/^\.{2,3}/, ''));
  const [, firstYear, lastYear] = /^(\d{4})-(\d{4})$/.exec(phrase) ?? [];
  if (firstYear !== undefined && lastYear !== undefined) return between(phrase, firstYear, lastYear);
  const only = parsePoint(phrase);
  return only === null ? null : { kind: 'calendar', text: only.text, from: only.first, to: only.last };
}

const BOTH_ENDS = /^(?:from |between )?(\S+) (?:to|until|till|through|thru|-|\.\.) (\S+)$/;

function dotted(phrase: string, from: string, to: string): CalendarRange | null {
  if (from === '') {
    const end = parsePoint(to);
    if (end === null) return null;
    const start = Math.min(2020, Number(end.first.slice(0, 4)) - 1);
    throw new Refusal(`${echo(phrase)} has no start. Try ${start}..${to} or ${to}.`);
  }
  return to === '' ? openEnd(from, false) : between(phrase, from, to);
}

function openEnd(word: string, isDateMeant: boolean): CalendarRange | null {
  const start = parsePoint(word);
  if (start !== null) return { kind: 'calendar', text: `${start.first}..`, from: start.first, to: null };
  if (!isDateMeant) return null;
  throw new Refusal(`I don't know when ${echo(word)} was. Write a date, such as \`since 2020-03-01\`.`);
}

function between(phrase: string, fromWord: string, toWord: string): CalendarRange | null {
  const [from, to] = [parsePoint(fromWord), parsePoint(toWord)];
  if (from === null || to === null) return null;
  if (from.first > to.last) {
    throw new Refusal(`${echo(phrase)} runs backwards. Try ${to.text}..${from.text}.`);
  }
  const text = from.text === to.text ? from.text : `${from.text}..${to.text}`;
  return { kind: 'calendar', text, from: from.first, to: to.last };
}

function parsePoint(word: string): Point | null {
  if (/^\d{1,4}[/.]\d{1,2}[/.]\d{1,4}$/.test(word)) {
    throw new Refusal(`I can't tell the day from the month in ${echo(word)}. Write dates as 2021-03-15.`);
  }
  const [, year, month, day] = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(word) ?? [];
  if (year === undefined) return null;
  if (Number(year) < FIRST_YEAR || Number(year) > LAST_YEAR) {
    throw new Refusal(`There are no prices for the year ${year}. Try 2022 or 2020..2022.`);
  }
  const first = `${year}-${padded(month ?? '1')}-${padded(day ?? '1')}`;
  if (numberOfDay(first) === null) {
    throw new Refusal(`There is no such date as ${echo(word)}. Try 2022, 2021-03 or 2021-03-15.`);
  }
  if (month === undefined) return { text: year, first, last: `${year}-12-31` };
  if (day === undefined) return { text: first.slice(0, 7), first, last: lastDayOfMonth(first.slice(0, 7)) };
  return { text: first, first, last: first };
}

function padded(number: string): string {
  return number.padStart(2, '0');
}
