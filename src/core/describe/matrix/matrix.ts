import type { MatrixReport } from '../../reports/matrix.ts';
import { matrixCaveat } from './matrix-caveat.ts';
import { matrixPairs } from './matrix-context.ts';
import type { MatrixContext, MatrixPair } from './matrix-context.ts';
import { capitalised, count, date, interval, twoDecimals } from '../formats.ts';
import { strength, strengthClause } from '../strength.ts';
import { listed } from '../listed.ts';
import { markedAlt, markedLead, markedTitle } from '../simulated-words.ts';

/** More names than this are counted, not listed. */
const MOST_LISTED = 4;
/** More pairs than this are not read out one by one. */
const MOST_READ_OUT = 10;

/** `BTC, ETH and gold, every pair, 1y` */
export function matrixTitle({ query, report }: MatrixContext): string {
  const title = `${capitalised(namesOf(report))}, every pair, ${query.range.text}`;
  return markedTitle(title, report);
}

function namesOf({ labels }: MatrixReport): string {
  return labels.length > MOST_LISTED ? count(labels.length, 'name') : listed(labels);
}

/**
 * The answer in at most two sentences: between what values the correlations lie, and how many of their intervals tell
 * them from zero. Which pair is the closest is not said: that takes a test against every other pair.
 */
export function matrixLead(context: MatrixContext): string {
  const pairs = matrixPairs(context.report);
  const [only] = pairs;
  const first =
    only !== undefined && pairs.length === 1 ? pairSentence(only, context) : spanSentence(pairs, context);
  const counts = pairs.length === 1 ? null : intervalCounts(pairs);
  const intervals = counts === null ? null : `of their 95% intervals ${counts}`;
  const clauses = [intervals, matrixCaveat(context)];
  const second = clauses.filter((clause) => clause !== null).join('; ');
  const lead = [first, ...(second === '' ? [] : [`${capitalised(second)}.`])].join(' ');
  return markedLead(lead, context.report);
}

/** Two names make one pair, which is said as `corr` says it. */
function pairSentence({ first, second, value, low, high, n }: MatrixPair, context: MatrixContext): string {
  const { query, report } = context;
  const sample = `${count(n, 'day')} to ${date(report.to)}`;
  if (value === null) {
    return `No correlation between ${first} and ${second} over ${query.range.text}: one of them did not move in the ${sample}.`;
  }
  if (low === null || high === null) {
    return `${capitalised(first)} and ${second} moved as one: ${twoDecimals(value)} over ${query.range.text} (${sample}), too perfect a link for an interval.`;
  }
  const clause = capitalised(strengthClause(strength(value, low, high, n), first, second));
  return `${clause}: ${twoDecimals(value)} over ${query.range.text} (${interval(low, high)}, ${sample}).`;
}

/** `The 6 correlations among BTC, ETH, the Nasdaq-100 and gold over 1y run from 0.02 to 0.84 (252 days to 5 May 2025).` */
function spanSentence(pairs: readonly MatrixPair[], { query, report }: MatrixContext): string {
  const values = pairs.flatMap(({ value }) => value ?? []);
  const sample = `${daysWords(pairs)} to ${date(report.to)}`;
  if (values.length === 0) {
    return `None of the ${pairs.length} pairs of ${namesOf(report)} has a correlation over ${query.range.text} (${sample}).`;
  }
  const [least, most] = [twoDecimals(Math.min(...values)), twoDecimals(Math.max(...values))];
  const among = `among ${namesOf(report)} over ${query.range.text}`;
  return values.length === 1
    ? `One of the ${pairs.length} correlations ${among} can be computed: ${least} (${sample}).`
    : `The ${values.length} correlations ${among} run from ${least} to ${most} (${sample}).`;
}

/** `252 days`, or `105 to 252 days` when some pairs are younger. */
export function daysWords(pairs: readonly MatrixPair[]): string {
  const counts = pairs.filter(({ value }) => value !== null).map(({ n }) => n);
  const used = counts.length === 0 ? pairs.map(({ n }) => n) : counts;
  const [least, most] = [Math.min(...used), Math.max(...used)];
  return least === most ? `${most} days` : `${least} to ${most} days`;
}

/** `4 lie above zero and 2 hold zero`, of the intervals; null when none has one. */
export function intervalCounts(pairs: readonly MatrixPair[]): string | null {
  const bounds = pairs.flatMap(({ low, high }) => (low === null || high === null ? [] : [{ low, high }]));
  if (bounds.length === 0) return null;
  const above = bounds.filter(({ low }) => low > 0).length;
  const below = bounds.filter(({ high }) => high < 0).length;
  const holding = bounds.length - above - below;
  const parts = [
    ...(above === 0 ? [] : [`${above} ${above === 1 ? 'lies' : 'lie'} above zero`]),
    ...(holding === 0 ? [] : [`${holding} ${holding === 1 ? 'holds' : 'hold'} zero`]),
    ...(below === 0 ? [] : [`${below} ${below === 1 ? 'lies' : 'lie'} below zero`]),
  ];
  return listed(parts);
}

/** What the picture shows, for those who can't see it; with many pairs, as much of it as anyone listens to. */
export function matrixAlt(context: MatrixContext): string {
  const { query, report } = context;
  const pairs = matrixPairs(report);
  const read = pairs
    .map(
      ({ first, second, value }) => `${first} and ${second} ${value === null ? 'none' : twoDecimals(value)}`,
    )
    .join('; ');
  const told = pairs.length > MOST_READ_OUT ? spanSentence(pairs, context) : `${read}.`;
  return markedAlt(
    `Heat map of the correlations over ${query.range.text} to ${date(report.to)}: ${told}`,
    report,
  );
}
