import { datesWrittenOut } from './written-dates.ts';

/** One word, number or sign of what somebody said. */
export interface Spoken {
  /** Lower case, without the `$`, the possessive and the dashes. */
  readonly text: string;
  /** As it was typed. */
  readonly typed: string;
  /** A cashtag, or a word in capitals amid words that are not: a ticker, if it can be one. */
  readonly isTicker: boolean;
  /** `,` `?` `.` and the like: names and times don't reach across it. */
  readonly isMark: boolean;
}

/** Characters that are read; more than Slack or Discord let a person type at once. */
const MOST_CHARACTERS = 4_000;

const DATE = String.raw`\d{4}-\d{1,2}(?:-\d{1,2})?(?!\d)`;
const TOKEN = new RegExp(
  [
    // An ellipsis behind a year is no open end.
    String.raw`(?:${DATE}|\d{4})\.{2,3}(?:${DATE}|\d{4})|(?:${DATE}|\d{4})\.\.(?!\.)`,
    DATE,
    // 01/02/2020: which is the day, nobody can tell, but it is one date.
    String.raw`\d{1,4}\/\d{1,2}\/\d{1,4}`,
    // 4:30pm, 16:30, 9.15am, 9am
    String.raw`\d{1,2}:\d{2}(?:\s?[ap]\.?m\b\.?)?|\d{1,2}(?:\.\d{2})?\s?[ap]\.?m\b\.?`,
    String.raw`[$^]?s ?& ?p ?(?:500|600)?(?![a-z\d])`,
    String.raw`[a-z\d]{1,15}\/(?:usdt|usdc|usd|eur|gbp)(?![a-z\d])`,
    String.raw`[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)?\.?\d+%`,
    String.raw`-?\d*\.\d+(?!\.?\d)`,
    String.raw`[$^]?[\p{L}\d]+(?:['.][\p{L}\d]+)*`,
    String.raw`[-,.?!;:&+/<>=|()]`,
  ].join('|'),
  'giu',
);

const MARKS: ReadonlySet<string> = new Set(',.?!;:()|');
/** Signs between names that say nothing but "and" or "against". */
const SILENT: ReadonlySet<string> = new Set(['-', '/', '=']);

/** Signs that ring. */
const BELL = /[\u{1F514}\u{1F6A8}\u{23F0}]/gu;
/** Half of the world writes 1,5 for 1.5. */
const DECIMAL_COMMA = /(?<![\d.,])(-?\d),(\d{1,2})(?![\d,])/g;
/** `'22`, `q3'22`; not `'90s`. */
const SHORT_YEAR = /(?<=^|[\s(]|[a-z]\d?)'([12]\d)(?![\d:s])/gi;
/** `q123` is nothing; `q1 23`, `1q23` and `2H24` are parts of a year. */
const SHORT_PART = /\b(q[1-4] |[1-4]q ?|h[12] |[12]h ?)([12]\d)(?!\d)/gi;
/** The dash of `mon-thu` says what lies between. */
const DAY_TO_DAY =
  /\b((?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)(?:days?|nesday|urday)?) ?-+ ?(?=(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b)/gi;
/** The comma of `March 15, 2021` parts nothing. */
const DAY_AND_YEAR =
  /\b((?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d{1,2}(?:st|nd|rd|th)?), ?((?:19|20)\d\d)\b/gi;

/**
 * The words of a text, whatever case, dashes, quotes and emoji it came with. Pure text work: what a word means is not
 * looked at. What lies beyond 4,000 characters is dropped.
 */
export function spokenWords(said: string): readonly Spoken[] {
  const plain = datesWrittenOut(
    said
      .slice(0, MOST_CHARACTERS)
      .replaceAll('½', '1/2')
      .normalize('NFKC')
      .slice(0, MOST_CHARACTERS)
      .replace(/[\u2018\u2019\u02BC`\u00B4]/g, "'")
      .replace(/[\u2010-\u2015\u2212]/g, '-')
      .replace(/\p{Default_Ignorable_Code_Point}/gu, ''),
  )
    .replace(/(?<![\d/.])1[/\u2044]2(?= ?y)/gi, 'half ')
    .replace(BELL, ' alert ')
    .replace(/\bthe q's/gi, 'the qs')
    .replace(/\bw(?:in|indow)? ?= ?(?=\d)/gi, 'window ')
    .replace(/\s+/g, ' ')
    .replace(DECIMAL_COMMA, '$1.$2')
    .replace(DAY_TO_DAY, '$1 to ')
    .replace(SHORT_YEAR, ' 20$1')
    .replace(SHORT_PART, '$1 20$2')
    .replace(DAY_AND_YEAR, '$1 $2');
  const shouts = isShouted(plain);
  return Array.from(plain.matchAll(TOKEN), ([token]) => toSpoken(token, shouts)).filter(
    ({ text }) => text !== '' && !SILENT.has(text),
  );
}

/** In a text of mostly capitals they mark no tickers. */
function isShouted(text: string): boolean {
  const words = text.match(/[a-z]{2,}/gi) ?? [];
  const loud = words.filter((word) => word === word.toUpperCase());
  return loud.length === words.length || (loud.length >= 3 && loud.length * 2 > words.length);
}

function toSpoken(typed: string, shouts: boolean): Spoken {
  const lower = typed.toLowerCase();
  if (MARKS.has(lower)) return { text: lower, typed, isTicker: false, isMark: true };
  if (lower.includes('&') && lower !== '&')
    return { text: lower.replace(/^[$^]/, '').replaceAll(' ', ''), typed, isTicker: false, isMark: false };
  const isCashtag = /^\$[a-z]/.test(lower);
  const bare = lower.replace(/^[$^]/, '').replace(/'s$/, '').replaceAll("'", '');
  const text = bare === 'whats' ? 'what' : bare;
  const isTicker = isCashtag || (!shouts && /^[A-Z]{2,5}$/.test(typed));
  return { text, typed, isTicker, isMark: false };
}

/** The words as one text, marks left out, for the patterns of the grammar. */
export function asText(words: readonly Spoken[]): string {
  return words
    .filter(({ isMark }) => !isMark)
    .map(({ text }) => text)
    .join(' ');
}
