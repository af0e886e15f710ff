import { shiftSessions } from '../../calendar/sessions.ts';
import { highestReading, lowestReading } from '../../engine/over-time/turning-points.ts';
import type { HistoryReport } from '../../reports/history.ts';
import type { Label, TurningPoint } from '../../reports/rolling-path.ts';
import { eventsBetween } from '../events.ts';
import { changesFact } from './history-changes.ts';
import type { HistoryContext } from './history-context.ts';
import { count, date, estimate, percent } from '../formats.ts';
import { pairFacts } from '../pair/pair-facts.ts';

type Fact = readonly [label: string, value: string];

/** Turning points named in the receipt; the report holds them all. */
const MOST_NAMED = 4;

/** The receipt: the path's turning points, changes and labels with their dates; estimate, prices and method as in `corr`. */
export function historyFacts({ pair, report }: HistoryContext): Fact[] {
  const same = new Map(pairFacts(pair));
  const kept = (label: string): Fact[] => {
    const value = same.get(label);
    return value === undefined ? [] : [[label, value]];
  };
  return [
    ...kept(`Last ${report.rolling.window} sessions`),
    ...pathFacts(report),
    ...kept('Correlation'),
    ...kept('Spearman (ranks)'),
    ...kept('Prices'),
    [
      'Method',
      `log returns between New York closes; Pearson over ${report.rolling.window} sessions with a delete-one-day jackknife interval (95%); peaks and valleys that stand 3.5 standard errors clear of their feet; CUSUM test for lasting changes`,
    ],
  ];
}

/** None for a range without a full window. */
function pathFacts(report: HistoryReport): Fact[] {
  const [lowest, highest] = [lowestReading(report.rolling), highestReading(report.rolling)];
  if (lowest === null || highest === null || report.shares === null) return [];
  return [
    [
      'Readings',
      `from ${estimate(lowest)} on ${date(lowest.day)} to ${estimate(highest)} on ${date(highest.day)}`,
    ],
    ['Peaks', turningPoints(report.peaks, report.rolling.window, (a, b) => b.value - a.value)],
    ['Valleys', turningPoints(report.valleys, report.rolling.window, (a, b) => a.value - b.value)],
    ['Lasting changes', changesFact(report)],
    ['Time spent', timeSpent(report.shares, report)],
  ];
}

/** The furthest ones in order of time. */
function turningPoints(
  points: readonly TurningPoint[],
  window: number,
  furthestFirst: (a: TurningPoint, b: TurningPoint) => number,
): string {
  if (points.length === 0) return 'none that stands clear of the noise';
  const named = points.toSorted(furthestFirst).slice(0, MOST_NAMED);
  const words = named.sort((a, b) => (a.day < b.day ? -1 : 1)).map((point) => pointWords(point, window));
  const more = points.length - named.length;
  return `${words.join('; ')}${more === 0 ? '' : `; and ${more} more`}`;
}

/** `0.72 (0.58 to 0.82) on 24 Jun 2022; its window holds Terra (9 May 2022) ...`: dates, never causes. */
function pointWords(point: TurningPoint, window: number): string {
  const events = eventsBetween(shiftSessions(point.day, 1 - window), point.day);
  const dated = events.map(({ name, day }) => `${name} ${date(day)}`);
  const held = dated.length === 0 ? '' : `, a window that holds ${dated.join(' and ')}`;
  return `${estimate(point)} on ${date(point.day)}${held}`;
}

const LABELS: readonly Label[] = ['coupled', 'decoupled', 'inverse', 'unclear'];

/** `coupled 45%, decoupled 55% of 1,876 sessions` */
function timeSpent(shares: Readonly<Record<Label, number>>, { rolling }: HistoryReport): string {
  const spent = LABELS.filter((label) => shares[label] > 0).map(
    (label) => `${label} ${share(shares[label])}`,
  );
  const total = rolling.values.filter((value) => value !== null).length;
  return `${spent.join(', ')} of ${count(total, 'session')}`;
}

/** Little is not nothing: `<1%`. */
function share(value: number): string {
  return value < 0.005 ? '<1%' : percent(value);
}
