import { SIGNIFICANCE } from '../../engine/uncertainty/significance.ts';
import { pValue, twoDecimals } from '../formats.ts';
import type { PairContext } from './pair-context.ts';
import { unitsOf, withoutWords } from './pair-units.ts';
import { standInClause } from '../stand-in-words.ts';
import { timingNoise } from '../utc-close-words.ts';

/** Spearman and Pearson further apart than this is said aloud. */
const SPEARMAN_GAP = 0.1;

/**
 * The one caveat the lead has room for, the gravest first: approximate clock, stale prices, one day that drives it, a
 * stand-in, not separable, Spearman gap. A stand-in is told in the notes in any case. Of a week the hours between two
 * clocks are too small a part to speak of, and what only Pearson's correlation has (the most influential day, the
 * comparison) is no caveat of another method.
 */
export function pairCaveat(context: PairContext): string | null {
  const { report, asset, benchmark, control } = context;
  if (report.approximate && report.frequency === 'daily') {
    return `the two were read at different hours (UTC close), so take it as approximate, ±${timingNoise(report.n)}`;
  }
  if (report.stale) return 'the prices are older than they should be, because their source did not answer';
  const isPearson = report.method === 'pearson';
  if (isPearson && report.without?.material === true && report.pearson !== null) {
    return `${withoutWords(report, report.without.day)} the ${twoDecimals(report.pearson)} would be ${twoDecimals(report.without.pearson)}: one ${unitsOf(report).one} drives it`;
  }
  const standIn =
    standInClause(benchmark, report.instruments.benchmark) ?? standInClause(asset, report.instruments.asset);
  if (standIn !== null) return standIn;
  if (!isPearson) return otherMethodCaveat(context);
  if (report.versus !== null && control !== null && report.versus.p >= SIGNIFICANCE) {
    return `${control.label} (${twoDecimals(report.versus.pearson)}) can't be told apart from it (${pValue(report.versus.p)})`;
  }
  if (spearmanGap(context) && report.spearman !== null) {
    return `by ranks it is ${twoDecimals(report.spearman)}, so a few large ${unitsOf(report).many} weigh heavily`;
  }
  return null;
}

function otherMethodCaveat(context: PairContext): string | null {
  const { report } = context;
  if (report.method !== 'spearman' || !spearmanGap(context) || report.pearson === null) return null;
  return `Pearson's correlation is ${twoDecimals(report.pearson)}, so a few large ${unitsOf(report).many} weigh heavily in it`;
}

/** True when the rank correlation tells another story than Pearson's. */
export function spearmanGap({ report }: PairContext): boolean {
  return (
    report.spearman !== null &&
    report.pearson !== null &&
    Math.abs(report.spearman - report.pearson) > SPEARMAN_GAP
  );
}
