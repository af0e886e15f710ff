import {
  postDaysOf,
  weekdayNamed,
  weekdaysOf,
  weekdaysThrough,
  type PostDays,
  type Weekday,
} from '../../orders/post-days.ts';
import type { Spoken } from './spoken-words.ts';

/** The days of the week that were said, for a post that comes again and again. */
export interface SaidDays {
  readonly days: PostDays;
  /** A single day, and nobody said that it comes again: `on monday`. */
  readonly isOnce: boolean;
  /** Where the words of it stand. */
  readonly places: ReadonlySet<number>;
}

interface NamedDay {
  readonly at: number;
  readonly day: Weekday;
}

const BETWEEN: ReadonlySet<string> = new Set([
  'and',
  '&',
  'or',
  'plus',
  ',',
  'to',
  'through',
  'thru',
  'till',
  'until',
]);
const THROUGH: ReadonlySet<string> = new Set(['to', 'through', 'thru', 'till', 'until']);
const WEEKEND: ReadonlySet<string> = new Set(['weekend', 'weekends']);
const BEFORE_DAYS: ReadonlySet<string> = new Set(['every', 'each', 'on', 'only', 'weekly', 'except', 'not']);
const EXCEPT = /^(?:except|excluding|minus|not|skip|skipping|bar|but|without)$/;
/** `incl sat and sun`: they come on top of Monday to Friday. */
const AS_WELL = /^(?:incl|including|include|includes|too|also|even|well|aswell|plus)$/;
const WORKDAYS = /^(?:weekdays?|workdays?|business|working|trading)$/;
const SHORT = 4;

/** The days of the week among the words, `mon & wed`, `tue-thu`, `weekdays except friday`; null when there are none. */
export function daysIn(words: readonly Spoken[]): SaidDays | null {
  const said = words.flatMap(({ text }, at): NamedDay[] => {
    const day = weekdayNamed(text);
    return day === null ? [] : [{ at, day }];
  });
  const named = said.some(({ at }) => isSure(words, at)) ? said : [];
  const weekends = words.flatMap(({ text }, at) => (WEEKEND.has(text) ? [at] : []));
  if (named.length === 0 && weekends.length === 0) return null;
  const has = (pattern: RegExp) => words.some(({ text }) => pattern.test(text));
  const listed = [...withRanges(words, named), ...(weekends.length > 0 ? (['sat', 'sun'] as const) : [])];
  const [first = 0] = [...named.map(({ at }) => at), ...weekends].toSorted((a, b) => a - b);
  const isExcept = words.slice(Math.max(0, first - 2), first).some(({ text }) => EXCEPT.test(text));
  const every =
    has(WORKDAYS) || !has(/^(?:day|days|daily|everyday)$/) ? weekdaysOf('weekdays') : weekdaysOf('all');
  const days = isExcept
    ? every.filter((day) => !listed.includes(day))
    : has(AS_WELL) || has(WORKDAYS)
      ? [...weekdaysOf('weekdays'), ...listed]
      : listed;
  const found = postDaysOf(days);
  if (found === null) return null;
  return {
    days: found,
    isOnce: weekends.length === 0 && !isExcept && days.length === 1 && isSingle(words, first),
    places: new Set(withJoints(words, [...named.map(({ at }) => at), ...weekends])),
  };
}

/** The places of the days, of what stands between them, and of `except`. */
function withJoints(words: readonly Spoken[], days: readonly number[]): readonly number[] {
  return words.flatMap(({ text }, at) => {
    const isJoint = BETWEEN.has(text) && isDayBeside(words, at, 1) && isDayBeside(words, at, -1);
    const isExcept = EXCEPT.test(text) && days.some((day) => day > at && day <= at + 2);
    return days.includes(at) || isJoint || isExcept ? [at] : [];
  });
}

/** `mon` and `sun` may be anything: they are days beside another one, behind `every`, and at either end of what is said. */
function isSure(words: readonly Spoken[], at: number): boolean {
  const text = words[at]?.text ?? '';
  if (text.length > SHORT || text.endsWith('s')) return true;
  return (
    at === 0 ||
    at === words.length - 1 ||
    BEFORE_DAYS.has(words[at - 1]?.text ?? '') ||
    isDayBeside(words, at, 1) ||
    isDayBeside(words, at, -1)
  );
}

function isDayBeside(words: readonly Spoken[], at: number, step: 1 | -1): boolean {
  let place = at + step;
  while (BETWEEN.has(words[place]?.text ?? '')) place += step;
  const text = words[place]?.text ?? '';
  return weekdayNamed(text) !== null || /^week(?:day|end)s?$/.test(text);
}

/** Each day, and those between two that a word such as `through` joins. */
function withRanges(words: readonly Spoken[], named: readonly NamedDay[]): readonly Weekday[] {
  return named.flatMap(({ at, day }, index) => {
    const next = named[index + 1];
    const isRange = next?.at === at + 2 && THROUGH.has(words[at + 1]?.text ?? '');
    return isRange ? weekdaysThrough(day, next.day) : [day];
  });
}

/** `on monday`, and neither `mondays` nor `every monday`. */
function isSingle(words: readonly Spoken[], at: number): boolean {
  const before = words.slice(Math.max(0, at - 2), at).map(({ text }) => text);
  return (
    words[at]?.text.endsWith('days') !== true &&
    !before.some((text) => /^(?:every|each|weekly|only)$/.test(text))
  );
}
