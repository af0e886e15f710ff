import { Refusal } from '../errors.ts';
import { echo } from './echo.ts';

/** A length of time as people say it, and the New York sessions it stands for. */
interface Duration {
  /** Canonical: `30d`, `3m`, `1y`. */
  readonly text: string;
  readonly sessions: number;
}

type Unit = 'd' | 'w' | 'm' | 'q' | 'y';

const UNITS: ReadonlyMap<string, Unit> = new Map(
  (
    [
      ['d', ['d', 'day', 'days']],
      ['w', ['w', 'wk', 'wks', 'week', 'weeks']],
      ['m', ['m', 'mo', 'mos', 'mth', 'month', 'months']],
      ['q', ['quarter', 'quarters']],
      ['y', ['y', 'yr', 'yrs', 'year', 'years']],
    ] as const
  ).flatMap(([unit, words]) => words.map((word) => [word, unit] as const)),
);

const NUMBERS: ReadonlyMap<string, number> = new Map(
  ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'].map(
    (word, index) => [word, index + 1],
  ),
);

const LONGEST_YEARS = 50;
const PER_YEAR = { d: 365, m: 12, y: 1 } as const;
const SESSIONS_PER_YEAR = 252;
/** A year of 252 sessions has 0.69 of them a day; 30, 90 and 180 days are commonly counted as 21, 63 and 126. */
const SESSIONS_PER_TEN_DAYS = 7;

/**
 * Reads `30d`, `90-day`, `6 months`, `one year`, `year` (in lower case); null for anything that is no length of time.
 * @throws Refusal for one that can't be: nothing, negative, fractional, more than 50 years.
 */
export function parseDuration(phrase: string): Duration | null {
  if (phrase.length > 60) return null;
  const alone = /^(?:week|month|quarter|year)$/.test(phrase) ? `1${phrase}` : phrase;
  const [, amount = '', word = ''] = /^(\S*?)[ -]?([a-z]+)$/.exec(alone) ?? [];
  const unit = UNITS.get(word);
  if (unit === undefined) return null;
  const count = NUMBERS.get(amount) ?? (/^\d+$/.test(amount) ? Number(amount) : null);
  if (count === null) return refuseAmount(phrase, amount, unit);
  if (count === 0) {
    throw new Refusal(`${echo(phrase)} is no time at all. Try 30d, 6m or 1y.`);
  }
  return duration(phrase, count, unit);
}

/** A word where a number should be is no length of time at all; a number of the wrong kind gets its sentence. */
function refuseAmount(phrase: string, amount: string, unit: Unit): null {
  if (!/^[-+.]*\d[\d.,]*(?:e[-+]?\d+|x[\da-f]+)?$/.test(amount)) return null;
  if (amount.startsWith('-')) {
    throw new Refusal(
      `${echo(phrase)} is negative; a range already looks back from today. Try 30d, 6m or 1y.`,
    );
  }
  throw new Refusal(
    `${echo(phrase)} is not a whole number of days, months or years. Try ${wholeMonths(amount, unit) ?? '30d, 6m or 1y'}.`,
  );
}

/** `18m` for 1.5 years, `1y` for +1 year; null when that is no whole number of months either. */
function wholeMonths(amount: string, unit: Unit): string | null {
  const months = Number(amount) * PER_YEAR.m;
  if (unit !== 'y' || !Number.isInteger(months) || months < 1 || months > 240) return null;
  return months % PER_YEAR.m === 0 ? `${months / PER_YEAR.m}y` : `${months}m`;
}

function duration(phrase: string, count: number, unit: Unit): Duration {
  if (unit === 'w') return duration(phrase, count * 7, 'd');
  if (unit === 'q') return duration(phrase, count * 3, 'm');
  const years = count / PER_YEAR[unit];
  if (years > LONGEST_YEARS) {
    throw new Refusal(`${echo(phrase)} is more than ${LONGEST_YEARS} years. Try 5y or max.`);
  }
  if (Number.isInteger(years)) return { text: `${years}y`, sessions: SESSIONS_PER_YEAR * years };
  if (unit === 'm') return { text: `${count}m`, sessions: (SESSIONS_PER_YEAR / PER_YEAR.m) * count };
  // Whole numbers before the division: 0.7 * 15 is a hair under 10.5.
  return { text: `${count}d`, sessions: Math.max(1, Math.round((SESSIONS_PER_TEN_DAYS * count) / 10)) };
}
