import {
  FIRST_SESSION,
  LAST_SESSION,
  sessionOnOrBefore,
  sessionsBetween,
  shiftSessions,
} from '../calendar/sessions.ts';
import { Refusal } from '../errors.ts';
import type { Day, Range, Span } from '../types.ts';
import { parseCalendarRange } from './calendar-range.ts';
import { parseDuration } from './durations.ts';
import { echo } from './echo.ts';

/** How many words the longest spelling of a range has: `between 2020 and 2022`. */
export const MOST_RANGE_WORDS = 4;

/** The first return of `max`: before 2010 nothing quoted bitcoin. */
export const MAX_START: Day = '2010-01-04';

const MAX_WORDS: ReadonlySet<string> = new Set([
  'max',
  'maximum',
  'all time',
  'all-time',
  'alltime',
  'full history',
  'entire history',
]);
const YTD_WORDS: ReadonlySet<string> = new Set(['ytd', 'year to date', 'year-to-date', 'this year']);
/** Words that mean a time, but none that daily closes can be asked for. */
const NO_RANGE_WORDS: ReadonlySet<string> = new Set(
  'forever always ever eternity decade decades century today yesterday tomorrow now recently lately hourly intraday'.split(
    ' ',
  ),
);

/**
 * Reads one spelling of a range, one word or a few: `1y`, `12 months`, `2020..2022`, `since 2021`, `ytd`, `max`.
 * Null when it is no range at all. @throws Refusal when it is a range that can't be.
 */
export function parseRange(word: string): Range | null {
  const phrase = word.normalize('NFKC').toLowerCase().trim();
  if (MAX_WORDS.has(phrase)) return { kind: 'max', text: 'max' };
  if (YTD_WORDS.has(phrase)) return { kind: 'ytd', text: 'ytd' };
  if (NO_RANGE_WORDS.has(phrase)) throw unknownRange(word);
  const length = parseDuration(phrase);
  return length === null ? parseCalendarRange(phrase) : { kind: 'sessions', ...length };
}

/** `I don't know the range `forever`. Try 30d, 6m, 1y or 2020..2022.` */
export function unknownRange(word: string): Refusal {
  return new Refusal(`I don't know the range ${echo(word)}. Try 30d, 6m, 1y or 2020..2022.`);
}

/**
 * The first and last return day of a range, and how many sessions it holds. `asOf` is the last session that is over;
 * nothing after it belongs to any range. A range that counts sessions is cut where the calendar begins (2000).
 * @throws Refusal when no session lies in it.
 */
export function resolveRange(range: Range, asOf: Day): { span: Span; sessions: number } {
  if (range.kind === 'sessions') return lastSessions(range.sessions, sessionOnOrBefore(asOf));
  if (range.kind === 'ytd') return sessionsWithin(range, `${asOf.slice(0, 4)}-01-01`, asOf, asOf);
  if (range.kind === 'max') return sessionsWithin(range, MAX_START, asOf, asOf);
  return sessionsWithin(range, range.from, range.to ?? asOf, asOf);
}

function lastSessions(count: number, to: Day): { span: Span; sessions: number } {
  const known = returnsBetween(FIRST_SESSION, to).length;
  if (known === 0) throw nothingBefore(to);
  const sessions = Math.min(count, known);
  return { span: { from: shiftSessions(to, 1 - sessions), to }, sessions };
}

function sessionsWithin(range: Range, from: Day, to: Day, asOf: Day): { span: Span; sessions: number } {
  if (from > asOf) {
    throw new Refusal(
      `\`${range.text}\` lies in the future: the last session that is over is ${asOf}. Try 1y or ytd.`,
    );
  }
  const days = returnsBetween(from, to < asOf ? to : asOf);
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) {
    throw to < FIRST_SESSION
      ? nothingBefore(FIRST_SESSION)
      : new Refusal(`New York had no session in \`${range.text}\`. Try a longer range, such as 30d or 1y.`);
  }
  return { span: { from: first, to: last }, sessions: days.length };
}

/** The sessions that end a return: the calendar's very first one has no close before it. */
function returnsBetween(from: Day, to: Day): readonly Day[] {
  const first = shiftSessions(FIRST_SESSION, 1);
  const [start, end] = [from < first ? first : from, to > LAST_SESSION ? LAST_SESSION : to];
  return start > end ? [] : sessionsBetween(start, end);
}

function nothingBefore(day: Day): Refusal {
  return new Refusal(`I know no session before ${day}. Try 1y, max or 2020..2022.`);
}
