import { SIGNIFICANCE } from '../../engine/uncertainty/significance.ts';
import type { Half } from '../../engine/measures/down-up.ts';
import type { UpDownView } from '../../engine/views/up-down-view.ts';
import { estimate, pValue, twoDecimals, whole } from '../formats.ts';
import { unitsOf } from '../pair/pair-units.ts';
import type { ViewContext, ViewWords } from './view-words.ts';

/** Whether the asset follows the benchmark down more than up. The halves are never held against the whole. */
export function upDownWords(view: UpDownView, { report, benchmark }: ViewContext): ViewWords {
  const { many } = unitsOf(report);
  const { down, up, correlation, beta } = view;
  const values = `${twoDecimals(down.correlation.value)} against ${twoDecimals(up.correlation.value)}, ${pValue(correlation.adjusted)}`;
  return {
    clause:
      correlation.adjusted < SIGNIFICANCE
        ? `the link is ${correlation.value > 0 ? 'tighter' : 'looser'} on ${many} when ${benchmark.label} fell than on those when it rose (${values})`
        : `it is no different on ${many} when ${benchmark.label} fell than on those when it rose (${values})`,
    facts: [
      [`Down ${many}`, halfWords(down, many)],
      [`Up ${many}`, halfWords(up, many)],
      ['Down against up', `correlation: ${verdict(correlation)}; beta: ${verdict(beta)}`],
    ],
    notes: [
      `Hold the two halves against each other only: half of the benchmark's range shows a lower correlation than the whole by itself.`,
    ],
  };
}

function halfWords({ n, correlation, beta }: Half, many: string): string {
  return `correlation ${estimate(correlation)}, beta ${estimate(beta)}, ${whole(n)} ${many}`;
}

/** Two claims are made in one answer, so their p-values are Holm's. */
function verdict({ value, adjusted }: UpDownView['beta']): string {
  const p = pValue(adjusted);
  if (adjusted >= SIGNIFICANCE) return `can't be told apart (${p})`;
  return `${value > 0 ? 'higher' : 'lower'} when it falls (${p})`;
}
