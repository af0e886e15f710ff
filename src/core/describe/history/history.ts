import { highestReading, lowestReading } from '../../engine/over-time/turning-points.ts';
import type { HistoryReport } from '../../reports/history.ts';
import type { TurningPoint } from '../../reports/rolling-path.ts';
import { readingCaveat } from './history-caveat.ts';
import { changeSentence } from './history-changes.ts';
import type { HistoryContext } from './history-context.ts';
import { capitalised, count, date, estimate, interval, month, percent, twoDecimals } from '../formats.ts';
import { percentileBand } from '../pair/pair-facts.ts';
import { pairLead } from '../pair/pair.ts';
import { strength, strengthClause } from '../strength.ts';
import { markedAlt, markedLead, markedTitle } from '../simulated-words.ts';

/** `BTC and small-cap tech, history, max` */
export function historyTitle({ pair: { query, asset, benchmark }, report }: HistoryContext): string {
  const title = `${capitalised(asset.label)} and ${benchmark.label}, history, ${query.range.text}`;
  return markedTitle(title, report);
}

/**
 * The answer in at most two sentences: where the path has been and where it stands, then its clearest lasting change
 * with at most one caveat. Without any correlation the sentence of `corr` says why.
 */
export function historyLead(context: HistoryContext): string {
  const { pair, report } = context;
  if (report.pearson === null || report.low === null || report.high === null) return pairLead(pair);
  const [lowest, highest] = [lowestReading(report.rolling), highestReading(report.rolling)];
  const lead =
    lowest === null || highest === null
      ? withoutPath(context, { value: report.pearson, low: report.low, high: report.high })
      : [pathSentence(context, lowest, highest), ...secondSentence(context)].join(' ');
  return markedLead(lead, report);
}

/** What a range has to say that is shorter than one window. */
function withoutPath(
  { pair: { query, asset, benchmark }, report: { n, rolling, to } }: HistoryContext,
  { value, low, high }: { value: number; low: number; high: number },
): string {
  const clause = strengthClause(strength(value, low, high, n), asset.label, benchmark.label);
  return `${capitalised(clause)}: ${twoDecimals(value)} over ${query.range.text} (${interval(low, high)}, ${count(n, 'day')} to ${date(to)}). There is no path to follow: no window of ${rolling.window} sessions is full.`;
}

/**
 * A peak is claimed only when it stands clear of the noise on both sides, and with the year that its history starts in;
 * otherwise the two ends of what was read are given with their months.
 */
function pathSentence({ pair, report }: HistoryContext, lowest: TurningPoint, highest: TurningPoint): string {
  const link = `the ${report.rolling.window}-session link between ${pair.asset.label} and ${pair.benchmark.label}`;
  const isPeak = report.peaks.some(({ day }) => day === highest.day);
  const past = isPeak
    ? `peaked at ${estimate(highest)} in ${month(highest.day)}`
    : `ran from ${twoDecimals(lowest.value)} (${month(lowest.day)}) to ${twoDecimals(highest.value)} (${month(highest.day)})`;
  return `Since ${startYear(report)} ${link} ${past} and ${todayClause(report)}.`;
}

/** The year of the first reading on the path. */
function startYear({ rolling: { days, values }, from }: HistoryReport): string {
  return (days[values.findIndex((value) => value !== null)] ?? from).slice(0, 4);
}

/** `was 0.55 (0.33 to 0.71) on 5 May 2025, in the top tenth of those readings` */
function todayClause(report: HistoryReport): string {
  const { value, low, high, percentile, since } = report.today;
  const on = `on ${date(report.to)}`;
  if (value === null) return `can't be read ${on}, because one of the two stood still`;
  const reading = low === null || high === null ? twoDecimals(value) : estimate({ value, low, high });
  if (percentile === null || since === null) return `was ${reading} ${on}`;
  const year = since.slice(0, 4);
  const history = year === startYear(report) ? 'of those readings' : `of its readings since ${year}`;
  return `was ${reading} ${on}, in the ${percentileBand(percentile)} ${history}`;
}

function secondSentence({ pair, report }: HistoryContext): string[] {
  const clauses = [changeSentence(report), readingCaveat(pair)].filter((clause) => clause !== null);
  return clauses.length === 0 ? [] : [`${capitalised(clauses.join('; '))}.`];
}

/** What the picture shows, for those who can't see it. */
export function historyAlt({ pair: { asset, benchmark }, report }: HistoryContext): string {
  const { rolling, from, to, peaks, valleys, breaks, shares } = report;
  const path = `The rolling ${rolling.window}-session correlation of ${asset.label} and ${benchmark.label} with its 95% band, ${date(from)} to ${date(to)}.`;
  const marks = [
    ...peaks.map(({ day, value }) => `peak ${twoDecimals(value)} on ${date(day)}`),
    ...valleys.map(({ day, value }) => `valley ${twoDecimals(value)} on ${date(day)}`),
    ...breaks.map(
      ({ day, before, after }) =>
        `change around ${month(day)} from ${twoDecimals(before)} to ${twoDecimals(after)}`,
    ),
  ];
  const marked = marks.length === 0 ? 'No peak, valley or change is marked.' : `Marked: ${marks.join('; ')}.`;
  const time = shares === null ? '' : ` Coupled ${percent(shares.coupled)} of the time.`;
  return markedAlt(`${path} ${marked}${time}`, report);
}
