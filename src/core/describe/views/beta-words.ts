import type { BetaView } from '../../engine/views/beta-view.ts';
import { interval, percent, twoDecimals } from '../formats.ts';
import { unitsOf } from '../pair/pair-units.ts';
import type { ViewContext, ViewWords } from './view-words.ts';

/** How far the asset went with each per cent of the benchmark, and what that slope is made of. */
export function betaWords(view: BetaView, { report, asset, benchmark }: ViewContext): ViewWords {
  const { beta, low, high, r2, volatility } = view;
  const { adjective, one } = unitsOf(report);
  const slope = `1% in ${benchmark.label} went with ${twoDecimals(beta)}% in ${asset.label} (${interval(low, high)})`;
  const explained = `explains ${percent(r2)} of ${asset.label}'s ${adjective} moves`;
  const ratio = volatility.asset / volatility.benchmark;
  return {
    // A sentence that begins with a figure reads badly.
    clause: `${asset.label} went ${twoDecimals(beta)}% (${interval(low, high)}) with each 1% in ${benchmark.label}, which ${explained}`,
    facts: [
      ['Beta', slope],
      ['Explained', `${percent(r2)} (r²); the other ${percent(1 - r2)} is ${asset.label}'s own`],
      [
        'Made of',
        `correlation ${twoDecimals(beta / ratio)} times ${twoDecimals(ratio)}, the ratio of their volatilities (${dailyMove(volatility.asset)} and ${dailyMove(volatility.benchmark)} a ${one})`,
      ],
    ],
    notes:
      low <= 0 && high >= 0
        ? ["The slope's interval holds 0, so even its direction is not certain."]
        : ['The slope is of log returns, so for large moves "1%" is rough.'],
  };
}

/** `2.9%` */
function dailyMove(volatility: number): string {
  return `${(100 * volatility).toFixed(1)}%`;
}
