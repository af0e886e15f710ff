import { LEAST_RETURNS } from '../../engine/samples/range-check.ts';
import type { HistoryReport } from '../../reports/history.ts';
import type { HistoryContext } from './history-context.ts';
import { timingNoise } from '../utc-close-words.ts';
import { pairNotes } from '../pair/pair-notes.ts';

/** What a careful reader should know: the notes of `corr` on the same days, and what a path can't tell. */
export function historyNotes({ pair, report }: HistoryContext): string[] {
  return [...pairNotes(pair), ...missingYears(report), ...pathNotes(report)];
}

function missingYears({ from, to, years }: HistoryReport): string[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  const all = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const missing = all.filter((year) => !years.some((row) => row.year === year));
  if (missing.length === 0) return [];
  return [`Without a row of its own: ${missing.join(', ')}, for want of ${LEAST_RETURNS} returns that move.`];
}

function pathNotes({ approximate, rolling, peaks, valleys, breaks }: HistoryReport): string[] {
  const { window, values } = rolling;
  if (values.every((value) => value === null)) return [];
  const notes: string[] = [];
  if (approximate) {
    notes.push(
      `A single reading over ${window} sessions moves by ±${timingNoise(window)} for the different hours.`,
    );
  }
  if (peaks.length + valleys.length === 0) {
    const constant = breaks.length > 0 ? '' : ': a constant link may wander this far';
    notes.push(`No swing of the path stands clear of the noise of ${window} sessions${constant}.`);
  }
  if (breaks.length > 0)
    notes.push('When a link changed is only known to within months, so the month is rough.');
  return notes;
}
