import type { PairReport } from '../../reports/pair.ts';
import { capitalised, count, date, interval, percent, twoDecimals } from '../formats.ts';
import { pairCaveat } from './pair-caveat.ts';
import type { PairContext } from './pair-context.ts';
import { headlineClause, methodTitle } from './pair-method.ts';
import { unitsOf } from './pair-units.ts';
import { markedAlt, markedLead, markedTitle } from '../simulated-words.ts';

/** `BTC and small-cap tech, 1y`; `BTC and small-cap tech, 1y, Spearman, weekly` */
export function pairTitle({ query, report, asset, benchmark }: PairContext): string {
  const title = `${capitalised(asset.label)} and ${benchmark.label}, ${query.range.text}${methodTitle(report)}`;
  return markedTitle(title, report);
}

/**
 * The answer in at most two sentences: the link with its interval, then what changed with at most one caveat. What a
 * deeper view found (`viewClause`) takes the place of what changed. Without a correlation there is one sentence that
 * says why.
 */
export function pairLead(context: PairContext, viewClause: string | null = null): string {
  const { report } = context;
  const sentences = [capitalised(linkSentence(context))];
  if (report.pearson !== null) sentences.push(...secondSentence(context, viewClause));
  return markedLead(sentences.join(' '), report);
}

function linkSentence(context: PairContext): string {
  const { query, report, asset, benchmark } = context;
  const { method, headline } = report;
  const { one } = unitsOf(report);
  const range = query.range.text;
  const days = `${count(report.n, one)} to ${date(report.to)}`;
  if (report.pearson === null) {
    return `No correlation between ${asset.label} and ${benchmark.label} over ${range}: one of them did not move in the ${days}.`;
  }
  if (headline.value === null) {
    return `No Kendall's tau between ${asset.label} and ${benchmark.label} over ${range}: the two put the ${days} in the same order, too perfect a link for an interval.`;
  }
  const clause = headlineClause(report, asset.label, benchmark.label);
  const value = twoDecimals(headline.value);
  if (method === 'ewma') return `${clause}: ${value} (EWMA over ${range}, ${days}, without an interval).`;
  if (headline.low === null || headline.high === null) {
    return `${asset.label} and ${benchmark.label} moved as one: ${value} over ${range} (${days}), too perfect a link for an interval.`;
  }
  return `${clause}: ${value} over ${range} (${interval(headline.low, headline.high)}, ${days}).`;
}

function secondSentence(context: PairContext, viewClause: string | null): string[] {
  const found = viewClause ?? changeClause(context.report);
  const clauses = [found, pairCaveat(context)].filter((clause) => clause !== null);
  if (clauses.length === 0) return [];
  return [`${capitalised(clauses.join('; '))}.`];
}

/** `the last 63 sessions read 0.58, up from 0.31 in the 252 before`; direction only when |t| > 2. */
function changeClause(report: PairReport): string | null {
  const { change, rolling, method } = report;
  if (change === null) return null;
  const { sessions, year } = unitsOf(report);
  const measure = method === 'pearson' ? '' : "by Pearson's correlation ";
  const last = `${measure}the last ${rolling.window} ${sessions} read ${twoDecimals(change.now)}`;
  const before = `${twoDecimals(change.before)} in the ${year} before`;
  if (!change.material) return `${last}, little changed from ${before}`;
  return `${last}, ${change.now > change.before ? 'up' : 'down'} from ${before}`;
}

/** What the picture shows, for those who can't see it. */
export function pairAlt(context: PairContext): string {
  const { report, asset, benchmark, query } = context;
  const top = `Above, ${asset.label} and ${benchmark.label} rebased to 100 over ${query.range.text} to ${date(report.to)}.`;
  const { adjective, session } = unitsOf(report);
  const last = report.rolling.values.at(-1) ?? null;
  const today =
    last === null
      ? 'not computable'
      : `${twoDecimals(last)} on ${date(report.rolling.days.at(-1) ?? report.to)}`;
  const overall =
    report.pearson === null || report.r2 === null
      ? 'There is no correlation over the range.'
      : `Over the range it is ${twoDecimals(report.pearson)}, which explains ${percent(report.r2)} of ${asset.label}'s ${adjective} moves.`;
  const alt = `${top} Below, their rolling ${report.rolling.window}-${session} correlation with its 95% band: ${today}. ${overall}`;
  return markedAlt(alt, report);
}
