import { dayNumber, dayOfNumber } from '../../core/calendar/civil.ts';
import { date } from '../../core/describe/formats.ts';
import type { Day } from '../../core/types.ts';

/** A mark on the time axis: the index of a session, and one line of text or two (the year below). */
export interface SessionTick {
  readonly index: number;
  readonly lines: readonly string[];
}

interface Level {
  /** A number that changes when the next period begins. */
  readonly period: (year: number, month: number, day: number) => number;
  readonly label: (day: Day) => string;
  /** Whether the label leaves the year out, so that it has to stand below. */
  readonly yearBelow: boolean;
}

function everyMonths(months: number): Level {
  return {
    period: (year, month) => Math.floor((year * 12 + month - 1) / months),
    label: (day) => date(day).split(' ')[1] ?? day,
    yearBelow: true,
  };
}

function everyYears(years: number): Level {
  return {
    period: (year) => Math.floor(year / years),
    label: (day) => day.slice(0, 4),
    yearBelow: false,
  };
}

function dayAndMonth(day: Day): string {
  return date(day).split(' ').slice(0, 2).join(' ');
}

/** Weeks begin on Monday: 1970-01-05 was one, and is day 4. */
function everyWeeks(weeks: number): Level {
  return {
    period: (year, month, day) => Math.floor((dayNumber(year, month, day) - 4) / (7 * weeks)),
    label: dayAndMonth,
    yearBelow: true,
  };
}

/** Finest first. */
const LEVELS: readonly Level[] = [
  { period: dayNumber, label: dayAndMonth, yearBelow: true },
  everyWeeks(1),
  everyWeeks(2),
  everyMonths(1),
  everyMonths(2),
  everyMonths(3),
  everyMonths(6),
  everyYears(1),
  everyYears(2),
  everyYears(5),
  everyYears(10),
];

/** Few enough for a glance. */
const MOST_TICKS = 8;
/** A first session this near to the start of its period stands for that start, in days. */
const GRACE_DAYS = 3;

/**
 * Marks for sessions that stand at equal distances: the finest calendar step whose labels don't touch.
 * `charactersAcross` is how many characters fit on the whole axis, one after the other.
 */
export function sessionTicks(days: readonly Day[], charactersAcross: number): SessionTick[] {
  const charactersPerSession = charactersAcross / Math.max(1, days.length - 1);
  for (const level of LEVELS) {
    const ticks = ticksOf(level, days);
    if (ticks !== null && fits(ticks, charactersPerSession)) return ticks;
  }
  return [];
}

/** Null as soon as there are too many: a long range would cost a look at every session for every fine level. */
function ticksOf(level: Level, days: readonly Day[]): SessionTick[] | null {
  const ticks: SessionTick[] = [];
  let lastYear = '';
  for (const [index, day] of days.entries()) {
    if (!startsPeriod(level, days[index - 1], day)) continue;
    if (ticks.length === MOST_TICKS) return null;
    const year = day.slice(0, 4);
    const lines = level.yearBelow && year !== lastYear ? [level.label(day), year] : [level.label(day)];
    ticks.push({ index, lines });
    lastYear = year;
  }
  return ticks;
}

function startsPeriod(level: Level, before: Day | undefined, day: Day): boolean {
  const [year, month, dayOfMonth] = civil(day);
  if (before !== undefined) return level.period(...civil(before)) !== level.period(year, month, dayOfMonth);
  const earlier = dayOfNumber(dayNumber(year, month, dayOfMonth - GRACE_DAYS));
  return level.period(...civil(earlier)) !== level.period(year, month, dayOfMonth);
}

function civil(day: Day): [year: number, month: number, day: number] {
  return [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8))];
}

function fits(ticks: readonly SessionTick[], charactersPerSession: number): boolean {
  return ticks.every((tick, position) => {
    const next = ticks[position + 1];
    if (next === undefined) return true;
    const needed = (width(tick) + width(next)) / 2 + 2;
    return (next.index - tick.index) * charactersPerSession >= needed;
  });
}

function width({ lines }: SessionTick): number {
  return Math.max(...lines.map(({ length }) => length));
}
