import type { PairReport } from '../types.ts';
import { capitalised, date, interval, percent, twoDecimals } from './numbers.ts';
import { pairCaveat } from './pair-caveat.ts';
import type { PairContext } from './pair-context.ts';
import { strength, strengthClause } from './strength.ts';

/** `BTC and small-cap tech, 1y` */
export function pairTitle({ query, report, asset, benchmark }: PairContext): string {
  const title = `${capitalised(asset.label)} and ${benchmark.label}, ${query.range.text}`;
  return report.simulated ? `SIMULATED: ${title}` : title;
}

/**
 * The answer in at most two sentences: the link with its interval, then what changed with at most one caveat.
 * Without a correlation there is one sentence that says why.
 */
export function pairLead(context: PairContext): string {
  const { report } = context;
  const sentences = [capitalised(linkSentence(context))];
  if (report.pearson !== null) sentences.push(...secondSentence(context));
  const lead = sentences.join(' ');
  return report.simulated ? `SIMULATED prices: ${lead}` : lead;
}

function linkSentence({ query, report, asset, benchmark }: PairContext): string {
  const { pearson, low, high, n } = report;
  if (pearson === null) {
    return `No correlation between ${asset.label} and ${benchmark.label} over ${query.range.text}: one of them did not move in the ${n} days to ${date(report.to)}.`;
  }
  if (low === null || high === null) {
    return `${asset.label} and ${benchmark.label} moved as one: ${twoDecimals(pearson)} over ${query.range.text} (${n} days to ${date(report.to)}), too perfect a link for an interval.`;
  }
  const clause = strengthClause(strength(pearson, low, high, n), asset.label, benchmark.label);
  return `${clause}: ${twoDecimals(pearson)} over ${query.range.text} (${interval(low, high)}, ${n} days to ${date(report.to)}).`;
}

function secondSentence(context: PairContext): string[] {
  const clauses = [changeClause(context.report), pairCaveat(context)].filter((clause) => clause !== null);
  if (clauses.length === 0) return [];
  return [`${capitalised(clauses.join('; '))}.`];
}

/** `the last 63 sessions read 0.58, up from 0.31 in the 252 before`; direction only when |t| > 2. */
function changeClause({ change, rolling }: PairReport): string | null {
  if (change === null) return null;
  const last = `the last ${rolling.window} sessions read ${twoDecimals(change.now)}`;
  const before = `${twoDecimals(change.before)} in the 252 before`;
  if (!change.material) return `${last}, little changed from ${before}`;
  return `${last}, ${change.now > change.before ? 'up' : 'down'} from ${before}`;
}

/** What the picture shows, for those who can't see it. */
export function pairAlt(context: PairContext): string {
  const { report, asset, benchmark, query } = context;
  const simulated = report.simulated ? 'SIMULATED prices. ' : '';
  const top = `Above, ${asset.label} and ${benchmark.label} rebased to 100 over ${query.range.text} to ${date(report.to)}.`;
  const last = report.rolling.values.at(-1) ?? null;
  const today =
    last === null
      ? 'not computable'
      : `${twoDecimals(last)} on ${date(report.rolling.days.at(-1) ?? report.to)}`;
  const overall =
    report.pearson === null || report.r2 === null
      ? 'There is no correlation over the range.'
      : `Over the range it is ${twoDecimals(report.pearson)}, which explains ${percent(report.r2)} of ${asset.label}'s daily moves.`;
  return `${simulated}${top} Below, their rolling ${report.rolling.window}-session correlation with its 95% band: ${today}. ${overall}`;
}
