import { isSession } from '../core/calendar/sessions.ts';
import { SourceError } from '../core/errors.ts';
import type { PriceSource } from '../core/ports.ts';
import type { Clock, Day, Instrument, RawSeries, Span } from '../core/types.ts';
import { csvFolder, type FolderEntry, type Named } from './files/csv-folder.ts';
import type { DailyFile, HourlyFile, MalformedRow } from './files/csv.ts';
import { named } from './named.ts';
import { sampleAtClose } from './sample-at-close.ts';

const SOURCE = 'files';
/** Questions whose reading is remembered: sampling 70,000 hours takes longer than all the statistics. */
const MOST_READINGS = 256;

const NONE: readonly number[] = [];

/** Closes of one span on one clock. */
type Reading = Pick<RawSeries, 'days' | 'closes' | 'clock' | 'counts' | 'notes'>;

/**
 * Prices from a folder of CSV files (`csv.ts` says how one may look, `csv-folder.ts` which one belongs to what).
 *
 * A stock's daily file is taken as it stands. A coin may have hourly files, sampled at each New York close; a later
 * file fills the hours that an earlier one lacks. Its daily file holds closes at midnight UTC, unless a `clock` column
 * says `new-york-close`. When a coin has both kinds, the hourly one answers unless it misses sessions at the end of the
 * span that the daily one has: an answer must not quietly stop short, and two clocks are never spliced in one series.
 *
 * Rows that can't be read are counted as malformed and named in a note, unless their day lies outside the span.
 * Every file is parsed once and again only after it has changed.
 *
 * @param folder path of the folder; it may come to life later.
 */
export function filesSource(folder: string): PriceSource {
  const files = csvFolder(folder);
  const readings = new Map<string, { readonly files: readonly object[]; readonly raw: RawSeries }>();
  return {
    name: SOURCE,
    // What the folder holds can change at any time, so `closes` says what it has not.
    covers: () => true,
    async closes(instrument, span, { signal } = {}) {
      signal?.throwIfAborted();
      const entry = await files.entryOf(instrument);
      signal?.throwIfAborted();
      const read = filesOf(entry);
      const question = `${instrument.symbol} ${entry.market} ${span.from} ${span.to}`;
      const known = readings.get(question);
      if (known !== undefined && isSame(known.files, read)) return known.raw;
      const reading = bestReading(entry, span);
      if (reading === null) throw nothingInSpan(entry, instrument, span);
      const raw = { instrument: { ...instrument, market: entry.market }, source: SOURCE, ...reading };
      if (readings.size >= MOST_READINGS) readings.clear();
      readings.set(question, { files: read, raw });
      return raw;
    },
  };
}

/** The parsed files of an entry: the same objects as long as no file has changed. */
function filesOf({ hourly, daily }: FolderEntry): readonly object[] {
  return [...hourly.map(({ file }) => file), ...(daily === null ? [] : [daily.file])];
}

function isSame(one: readonly object[], other: readonly object[]): boolean {
  return one.length === other.length && one.every((file, index) => file === other[index]);
}

function bestReading(entry: FolderEntry, span: Span): Reading | null {
  const hourly = entry.hourly.length === 0 ? null : readHourly(entry.hourly, span);
  const daily = entry.daily === null ? null : readDaily(entry.daily, span, entry.market === '24/7');
  if (hourly === null || daily === null) return hourly ?? daily;
  return lastSessionOf(hourly) >= lastSessionOf(daily) ? hourly : daily;
}

function readHourly(files: readonly Named<HourlyFile>[], span: Span): Reading | null {
  // An hour's later row is read, so the file that comes first in order of preference goes last.
  const candles = files.map(({ file }) => file).toReversed();
  const { days, closes, missing } = sampleAtClose(
    {
      openTimes: NONE.concat(...candles.map((file) => file.openTimes)),
      closes: NONE.concat(...candles.map((file) => file.closes)),
    },
    span,
  );
  if (days.length === 0) return null;
  const malformed = files.map(({ name, file }) => malformedIn(name, file.malformed, span));
  return {
    days,
    closes,
    clock: 'new-york-close',
    counts: { missingCandle: missing, malformed: malformed.reduce((sum, { count }) => sum + count, 0) },
    notes: malformed.flatMap(({ notes }) => notes),
  };
}

function readDaily({ name, file }: Named<DailyFile>, span: Span, trades247: boolean): Reading | null {
  const inside = [...file.days.keys()].filter((index) => isInside(file.days[index] ?? '', span));
  if (inside.length === 0) return null;
  const { count, notes } = malformedIn(name, file.malformed, span);
  const clock: Clock = trades247 ? (file.clock ?? 'utc-close') : 'new-york-close';
  return {
    days: inside.map((index) => file.days[index] ?? ''),
    closes: inside.map((index) => file.closes[index] ?? NaN),
    clock,
    counts: { malformed: count },
    notes,
  };
}

function malformedIn(name: string, malformed: readonly MalformedRow[], span: Span) {
  const rows = malformed.filter(({ day }) => day === null || isInside(day, span)).map(({ row }) => row);
  const notes =
    rows.length === 0
      ? []
      : [`row${rows.length === 1 ? '' : 's'} ${named(rows)} of ${name} could not be read`];
  return { count: rows.length, notes };
}

function isInside(day: string, { from, to }: Span): boolean {
  return day >= from && day <= to;
}

function lastSessionOf({ days, closes }: Reading): string {
  let last = '';
  for (const [index, day] of days.entries()) {
    if (day > last && (closes[index] ?? NaN) > 0 && isSession(day)) last = day;
  }
  return last;
}

function nothingInSpan(entry: FolderEntry, instrument: Instrument, { from, to }: Span): SourceError {
  const names = [...entry.hourly, ...(entry.daily === null ? [] : [entry.daily])].map(({ name }) => name);
  const days = [
    ...(entry.daily?.file.days ?? []),
    ...entry.hourly.flatMap(({ file }) =>
      [file.openTimes[0] ?? [], file.openTimes.at(-1) ?? []].flat().map(dayOf),
    ),
  ].toSorted();
  const held = days.length === 0 ? '' : `; its prices go from ${days[0]} to ${days.at(-1)}`;
  return new SourceError(
    named(names),
    'bad-data',
    `${names.length === 1 ? 'has' : 'have'} no price of ${instrument.symbol} from ${from} to ${to}${held}`,
  );
}

function dayOf(instantMs: number): Day {
  return new Date(instantMs).toISOString().slice(0, 10);
}
