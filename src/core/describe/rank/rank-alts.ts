import { SIGNIFICANCE } from '../../engine/uncertainty/significance.ts';
import { labelOf } from './rank-context.ts';
import type { RankContext } from './rank-context.ts';
import { rankCaveat } from './rank-caveat.ts';
import { listed } from '../listed.ts';
import { asLead, noClosest, numbersOf, rankLead, saidOf, standingOf, unranked } from './rank.ts';
import { markedTitle } from '../simulated-words.ts';

const MOST_NAMED = 3;

/** `Coins and small-cap tech, 1y` */
export function altsTitle({ query, report, fixed }: RankContext): string {
  const title = `Coins and ${fixed.label}, ${query.range.text}`;
  return markedTitle(title, report);
}

/**
 * The answer in at most two sentences: the coin that moved most with the benchmark and who is tied with it, then where
 * bitcoin stands, with at most one caveat.
 */
export function altsLead(context: RankContext): string {
  const { report, fixed } = context;
  const [top, ...rest] = report.rows;
  if (top === undefined || rest.length === 0) return rankLead(context);
  const leads = report.ahead.length === 0 ? null : leadsAgain(context);
  if (report.approximate) {
    return asLead(report, unranked(context), clauses(rankCaveat(context, [])));
  }
  const nothing = noClosest(context);
  if (nothing !== null) return asLead(report, nothing, clauses(leads, rankCaveat(context, [])));
  const first = `of ${report.rows.length} coins, ${top.label} moved most with ${fixed.label}: ${numbersOf(context, top)}, ${standingOf(report)}.`;
  return asLead(report, first, clauses(leads, rankCaveat(context, saidOf(report))));
}

function clauses(...all: readonly (string | null)[]): string[] {
  return all.filter((clause) => clause !== null);
}

/** `BTC is ahead of 7 of the other 10 and not to be told apart from ETH, SOL and LTC`, each after Holm. */
export function leadsClause(context: RankContext): string {
  const { ahead } = context.report;
  const { leader, won, lost, open } = outcomes(context);
  if (won.length === ahead.length) return `${leader} is ahead of ${theOthers('each', ahead.length)}`;
  if (open.length === ahead.length)
    return `${leader} can't be told apart from ${theOthers('any', ahead.length)}`;
  const parts = [
    won.length === 0 ? null : `ahead of ${won.length} of the other ${ahead.length}`,
    lost.length === 0 ? null : `behind ${listed(lost, MOST_NAMED)}`,
    open.length === 0 ? null : `not to be told apart from ${listed(open, MOST_NAMED)}`,
  ];
  return `${leader} is ${listed(parts.filter((part) => part !== null))}`;
}

/** `each of the other 10`; of one it is just `the other`. */
function theOthers(word: 'each' | 'any', count: number): string {
  return count === 1 ? 'the other' : `${word} of the other ${count}`;
}

/** The same after a sentence that has just said with whom bitcoin is tied for the top. */
function leadsAgain(context: RankContext): string {
  const { ahead, rows } = context.report;
  const { leader, won, open } = outcomes(context);
  if (ahead[0]?.first !== rows[0]?.id || won.length === 0 || open.length === 0) return leadsClause(context);
  return `${leader} is ahead of ${won.length} of the other ${ahead.length}`;
}

/** Labels of those that the leader is told apart from, either way, and of those it is not. */
function outcomes(context: RankContext): Record<'won' | 'lost' | 'open', string[]> & { leader: string } {
  const { ahead } = context.report;
  const names = (which: (difference: number, p: number) => boolean) =>
    ahead.filter(({ difference, p }) => which(difference, p)).map(({ second }) => labelOf(context, second));
  return {
    leader: labelOf(context, ahead[0]?.first ?? ''),
    won: names((difference, p) => p < SIGNIFICANCE && difference > 0),
    lost: names((difference, p) => p < SIGNIFICANCE && difference < 0),
    open: names((_, p) => p >= SIGNIFICANCE),
  };
}
