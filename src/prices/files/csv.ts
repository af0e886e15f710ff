import { HOUR_MS } from '../sample-at-close.ts';
import Papa from 'papaparse';

import { numberOfDay } from '../../core/calendar/civil.ts';
import type { Clock, Day } from '../../core/types.ts';

/** A row that could not be read: its number as a spreadsheet shows it (the header is row 1), and its day if that could be. */
export interface MalformedRow {
  readonly row: number;
  readonly day: Day | null;
}

/** A daily file: rows as they stand, closes NaN where the cell says there is none. */
export interface DailyFile {
  readonly kind: 'daily';
  readonly days: readonly Day[];
  readonly closes: readonly number[];
  /** What the file says of its own clock, null when it says nothing. */
  readonly clock: Clock | null;
  readonly malformed: readonly MalformedRow[];
}

/** An hourly file: start of each bar in milliseconds since 1970, and its close. */
export interface HourlyFile {
  readonly kind: 'hourly';
  readonly openTimes: readonly number[];
  readonly closes: readonly number[];
  readonly malformed: readonly MalformedRow[];
}

/** Characters in which the names of the columns are looked for. */
const LONGEST_HEADER = 10_000;
/** Adjusted for splits and dividends, and so better than `close` where a file has both. */
const CLOSE_COLUMNS = ['adj close', 'adj_close', 'adjclose', 'adjusted_close', 'adjusted close', 'close'];

/**
 * Reads a price file. With a column `open_time_utc` it holds one-hour bars (the START of each bar), otherwise it needs
 * `date`. The price is in `adj close` or `adjusted_close` if there is one, else in `close`. Other columns are ignored,
 * but for `clock` in a daily file: `new-york-close` on every row says that a coin was read when New York closes.
 *
 * @returns the rows, or the reason why the text is no price file, as the end of a sentence that starts with its name.
 */
export function readPriceCsv(text: string): DailyFile | HourlyFile | { kind: 'unreadable'; reason: string } {
  let reader: RowReader | null = null;
  let header = true;
  let row = 0;
  eachRow(text, delimiterOf(text), (cells) => {
    row += 1;
    if (header) reader = readerFor(cells.map((cell) => cell.trim().toLowerCase()));
    else if (!isBlank(cells)) reader?.take(cells, row);
    header = false;
  });
  return finished(reader);
}

/**
 * Row by row: an hourly file is 70,000 rows, and holding them all as text would take more memory than all the rest.
 * Where nothing is quoted a row is what lies between two line feeds, which is cut ten times as fast as a parser can.
 */
function eachRow(text: string, delimiter: string, take: (cells: readonly string[]) => void): void {
  if (text.includes('"') || !text.includes('\n')) {
    Papa.parse<string[]>(text, { delimiter, step: ({ data }) => take(data) });
    return;
  }
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  while (start <= text.length) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed;
    take(text.slice(start, text[end - 1] === '\r' ? end - 1 : end).split(delimiter));
    start = end + 1;
  }
}

/** What cuts the header: the library's own guess is a comma for every file that is read row by row. */
function delimiterOf(text: string): string {
  const [header = ''] = text.slice(0, LONGEST_HEADER).split('\n', 1);
  return [';', '\t'].find((candidate) => header.includes(candidate)) ?? ',';
}

/** Takes the rows of one kind of file; the header is row 1. */
interface RowReader {
  readonly take: (cells: readonly string[], row: number) => void;
  readonly file: () => DailyFile | HourlyFile;
}

function finished(reader: RowReader | null): ReturnType<typeof readPriceCsv> {
  const file = reader?.file();
  if (file === undefined) {
    return {
      kind: 'unreadable',
      reason: 'must start with a row that names its columns: date,close or open_time_utc,close',
    };
  }
  if (file.kind === 'daily' || holdsHourlyBars(file)) return file;
  return { kind: 'unreadable', reason: 'must hold bars of one hour that start on the hour' };
}

function readerFor(columns: readonly string[]): RowReader | null {
  const close = CLOSE_COLUMNS.map((name) => columns.indexOf(name)).find((index) => index >= 0);
  const openTime = columns.indexOf('open_time_utc');
  const date = columns.indexOf('date');
  if (close === undefined || (openTime < 0 && date < 0)) return null;
  const width = columns.length;
  return openTime >= 0
    ? hourlyReader({ width, openTime, close })
    : dailyReader({ width, date, close, clock: columns.indexOf('clock') });
}

function dailyReader(columns: { width: number; date: number; close: number; clock: number }): RowReader {
  const days: Day[] = [];
  const closes: number[] = [];
  const malformed: MalformedRow[] = [];
  const clocks = new Set<string>();
  return {
    take(cells, row) {
      const day = readDay(cells[columns.date]);
      const close = readClose(cells[columns.close]);
      if (day === null || close === null || cells.length !== columns.width) {
        malformed.push({ row, day });
        return;
      }
      days.push(day);
      closes.push(close);
      clocks.add(cells[columns.clock]?.trim().toLowerCase() ?? '');
    },
    file() {
      const atNewYork = clocks.size === 1 && clocks.has('new-york-close');
      return { kind: 'daily', days, closes, malformed, clock: atNewYork ? 'new-york-close' : null };
    },
  };
}

function hourlyReader(columns: { width: number; openTime: number; close: number }): RowReader {
  const openTimes: number[] = [];
  const closes: number[] = [];
  const malformed: MalformedRow[] = [];
  const readInstant = instantReader();
  return {
    take(cells, row) {
      const openTime = readInstant(cells[columns.openTime]);
      const close = readClose(cells[columns.close]);
      if (openTime === null || close === null || cells.length !== columns.width) {
        malformed.push({ row, day: readDay(cells[columns.openTime]) });
        return;
      }
      openTimes.push(openTime);
      closes.push(close);
    },
    file: () => ({ kind: 'hourly', openTimes, closes, malformed }),
  };
}

/** Bars of another length would be read at the wrong time without a word, so most steps must be an hour, on the hour. */
function holdsHourlyBars({ openTimes }: HourlyFile): boolean {
  let hours = 0;
  let before: number | undefined;
  for (const openTime of openTimes) {
    const step = Math.abs(openTime - (before ?? openTime - HOUR_MS));
    if (step === HOUR_MS && openTime % HOUR_MS === 0) hours += 1;
    before = openTime;
  }
  return hours * 2 >= openTimes.length;
}

function isBlank(cells: readonly string[]): boolean {
  return cells.length === 1 && (cells[0] ?? '').trim() === '';
}

/** The date of a cell: `2024-03-28`, also with a time behind it, which is not looked at. */
function readDay(cell: string | undefined): Day | null {
  const date = /^\s*(\d{4}-\d{2}-\d{2})(?![\d-])/.exec(cell ?? '')?.[1];
  return date === undefined || numberOfDay(date) === null ? null : date;
}

/** A price; NaN for a cell that says there is none, so that it is counted as a bad price; null for anything else. */
function readClose(cell: string | undefined): number | null {
  const text = (cell ?? '').trim();
  if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return Number(text);
  return /^(null|nan|n\/a|na|none|-)?$/i.test(text) ? NaN : null;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|\+00:?00)?$/;

/** Milliseconds since 1970 of `2024-03-28T20:00Z`, with or without seconds or zone, or of epoch (milli)seconds. */
function instantReader(): (cell: string | undefined) => number | null {
  // Hours of one day follow each other, so its number is looked up once.
  let date = '';
  let day: number | null = null;
  return (cell) => {
    const text = (cell ?? '').trim();
    // Eleven digits of seconds lie beyond the year 5000, so such a number is milliseconds.
    if (/^\d{9,13}$/.test(text)) return Number(text) * (Number(text) < 1e11 ? 1000 : 1);
    if (!INSTANT.test(text)) return null;
    if (!text.startsWith(date) || date === '') {
      date = text.slice(0, 10);
      day = numberOfDay(date);
    }
    const [hour, minute] = [Number(text.slice(11, 13)), Number(text.slice(14, 16))];
    const second = text[16] === ':' ? Number(text.slice(17, 19)) : 0;
    if (day === null || hour > 23 || minute > 59 || second > 59) return null;
    return ((day * 24 + hour) * 60 + minute) * 60_000 + second * 1000;
  };
}
