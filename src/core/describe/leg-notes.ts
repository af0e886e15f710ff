import type { LeftOut, LegSource, ZeroReturns } from '../reports/sources.ts';
import type { Day, Series } from '../types.ts';
import { date, percent, utcMinute } from './formats.ts';
import { hygieneWords } from './hygiene-words.ts';
import { listed } from './listed.ts';

/** Notes that sources sent along, as many as a reply of thirty names bears. */
const MOST_SOURCE_NOTES = 4;

/** Zero returns above this share, or in a run this long, are worth a warning. */
const ZERO_SHARE_WARNING = 0.05;
const ZERO_RUN_WARNING = 3;

/** With fewer of the sessions of a range than this share, an answer says so. */
export const FULL_COVERAGE = 0.9;
/** Sessions that may be missing at the ends before a range is called shortened. */
export const FEW_SESSIONS = 5;

/** True when a leg has more exact zero returns, or a longer run of them, than one that trades has. */
export function looksThin({ share, longestRun }: ZeroReturns): boolean {
  return share > ZERO_SHARE_WARNING || longestRun >= ZERO_RUN_WARNING;
}

/** A source's own words, which may lack the full stop. */
export function asSentence(note: string): string {
  return /[.!?]$/.test(note) ? note : `${note}.`;
}

/** `Left out: gold and silver (Yahoo answered 429); the Magnificent Seven (its prices begin on 11 Apr 2023).` */
export function leftOutNotes(leftOut: readonly LeftOut[], labelOf: (id: string) => string): string[] {
  if (leftOut.length === 0) return [];
  const parts = [...Map.groupBy(leftOut, ({ reason }) => reason)].map(
    ([reason, names]) => `${listed(names.map(({ id }) => labelOf(id)))} (${reason})`,
  );
  return [`Left out: ${parts.join('; ')}.`];
}

/** For the sentences of an answer about several legs. */
export const STALE_CLAUSE = 'some prices are older than they should be, because their source did not answer';

/** One sentence for all legs whose source did not answer. */
export function staleNotes(series: readonly Series[]): string[] {
  const stale = series.filter((leg) => leg.stale);
  if (stale.length === 0) return [];
  const oldest = Math.min(...stale.map(({ fetchedAt }) => fetchedAt));
  return [
    `The source of ${listed(stale.map(({ instrument }) => instrument.symbol))} did not answer; these are the last good prices, the oldest fetched ${utcMinute(oldest)}.`,
  ];
}

/** Says so when the prices do not reach the end of the range. */
export function lateNotes(wanted: Day, end: Day): string[] {
  return end < wanted ? [`Prices reach ${date(end)}; the range was to end on ${date(wanted)}.`] : [];
}

/** One sentence for all thin quotes, one for all hygiene rules that fired. */
export function quoteNotes(sources: readonly LegSource[]): string[] {
  const thin = sources.flatMap(({ instrument, zeroReturns }) =>
    zeroReturns !== undefined && looksThin(zeroReturns)
      ? [`${instrument} on ${percent(zeroReturns.share)} of the days (longest run ${zeroReturns.longestRun})`]
      : [],
  );
  const cleaned = sources.flatMap(({ instrument, counts }) => {
    const fired = hygieneWords(counts);
    return fired === null ? [] : [`${instrument}: ${fired}`];
  });
  return [
    ...(thin.length === 0 ? [] : [`Did not move: ${listed(thin)}; such quotes may be stale or thin.`]),
    ...(cleaned.length === 0 ? [] : [`Cleaned: ${cleaned.join('; ')}.`]),
  ];
}

/** What the sources said themselves, each thing once, and how much more there was. */
export function sourceNotes(series: readonly Series[]): string[] {
  const notes = [...new Set(series.flatMap((leg) => leg.notes))].map(asSentence);
  const left = notes.length - MOST_SOURCE_NOTES;
  if (left <= 0) return notes;
  return [
    ...notes.slice(0, MOST_SOURCE_NOTES),
    `The sources said ${left} more such ${left === 1 ? 'thing' : 'things'}; \`corr\` of a single pair shows all of its own.`,
  ];
}
