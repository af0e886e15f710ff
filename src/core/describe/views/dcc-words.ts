import type { DccView } from '../../engine/views/dcc-view.ts';
import { count, date, twoDecimals } from '../formats.ts';
import type { ViewContext, ViewWords } from './view-words.ts';

/** Where a model of moving correlations puts the link, or that it sees none move. */
export function dccWords(view: DccView, { report }: ViewContext): ViewWords {
  const { constant, a, b, likelihoodRatio, last, days, path } = view;
  const on = date(report.to);
  const ratio = `likelihood ratio ${likelihoodRatio.toFixed(1)} against a constant link; by chance up to 12`;
  if (constant) {
    return {
      clause: `a model of moving links (DCC) finds no movement beyond chance and keeps it at ${twoDecimals(last)}`,
      facts: [['DCC', `constant at ${twoDecimals(last)} (${ratio})`]],
      notes: [WHAT_A_MODEL_IS],
    };
  }
  const extremes = [path.indexOf(Math.min(...path)), path.indexOf(Math.max(...path))];
  const [lowest, highest] = extremes.map(
    (index) => `${twoDecimals(path[index] ?? NaN)} on ${date(days[index] ?? report.to)}`,
  );
  const halfLife = Math.max(1, Math.round(Math.log(0.5) / Math.log(a + b)));
  return {
    clause: `a model of moving links (DCC) puts it at ${twoDecimals(last)} for ${on}`,
    facts: [
      ['DCC', `${twoDecimals(last)} for ${on}, from the days before it; ran from ${lowest} to ${highest}`],
      [
        'DCC fit',
        `a ${a.toFixed(3)}, b ${b.toFixed(3)}: half of a shock to the link is gone after ${count(halfLife, 'session')}; ${ratio}`,
      ],
    ],
    notes: [WHAT_A_MODEL_IS],
  };
}

const WHAT_A_MODEL_IS =
  'DCC is a model (GARCH volatilities, then a correlation that moves a little each day); its values have no interval and the chart does not draw them.';
