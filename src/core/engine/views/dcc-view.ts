import { Refusal } from '../../errors.ts';
import type { Day } from '../../types.ts';
import { dcc } from '../measures/dcc.ts';
import { LEAST_RETURNS_FOR_GARCH } from '../measures/garch.ts';
import { columnsOf, refuseShort } from './view-input.ts';
import type { ViewInput } from './view-input.ts';

/** The correlation as a model sees it move from day to day. */
export interface DccView {
  readonly kind: 'dcc';
  /** True when the model gains no more over a constant link than chance would; then the path is one value. */
  readonly constant: boolean;
  readonly a: number;
  readonly b: number;
  readonly likelihoodRatio: number;
  /** What was expected for the last day from the days before it. */
  readonly last: number;
  readonly days: readonly Day[];
  readonly path: readonly number[];
}

/** Throws a `Refusal` for fewer than 500 returns, and when the fitted link never comes back to a level (a + b at 1). */
export function dccView(input: ViewInput): DccView | null {
  refuseShort('dcc', { needed: LEAST_RETURNS_FOR_GARCH }, input);
  const { days, asset, benchmark } = columnsOf(input);
  const fit = dcc(asset, benchmark);
  if (fit.kind === 'none') {
    if (fit.reason === 'at-bound') throw atBound(input);
    return null;
  }
  const { kind, a, b, path, last, likelihoodRatio } = fit;
  const constant = kind === 'constant';
  return { kind: 'dcc', constant, a, b, likelihoodRatio, last, days, path: [...path] };
}

function atBound({ report }: ViewInput): Refusal {
  return new Refusal(
    '`view=dcc` finds no level that the link comes back to in this range, so its model says nothing about it. Leave `view=dcc` out, or try another range.',
    [
      {
        label: 'without view=dcc',
        line: `corr ${report.asset} ${report.benchmark} ${report.from}..${report.to}`,
      },
    ],
  );
}
