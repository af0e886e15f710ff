import { EVER } from '../../calendar/sessions.ts';
import type { PairReport } from '../../reports/pair.ts';
import type { Series } from '../../types.ts';
import { alignAt } from '../samples/pair-frequency.ts';
import type { Columns } from '../samples/pair-frequency.ts';
import { tooShort } from '../samples/pair-too-short.ts';
import type { Shortage } from '../samples/pair-too-short.ts';
import type { Leg } from '../samples/range-check.ts';

/** What a deeper view of a pair is made from. */
export interface ViewInput {
  /** The pair's report over the range; it has a correlation with an interval. */
  readonly report: PairReport;
  readonly series: { readonly asset: Series; readonly benchmark: Series };
  /** The broad markets of `view=partial`; none of them is a leg of the pair. */
  readonly controls: readonly Leg[];
}

/** The returns that the report is about. */
export function columnsOf({ report, series }: ViewInput): Columns {
  const { from, to, frequency } = report;
  const { days, returns } = alignAt([series.asset, series.benchmark], { from, to }, frequency);
  const [asset = new Float64Array(), benchmark = new Float64Array()] = returns;
  return { days, asset, benchmark };
}

/** Throws a `Refusal`, with ranges that hold enough, when the report has fewer returns than a view needs. */
export function refuseShort(
  view: string,
  needs: Pick<Shortage, 'needed' | 'enough'>,
  input: ViewInput,
): void {
  const { report, series } = input;
  const { n, asset, benchmark, frequency, to } = report;
  if (n >= needs.needed) return;
  const all = alignAt([series.asset, series.benchmark], { from: EVER, to }, frequency);
  const available = all.days.length;
  throw tooShort({ setting: `view=${view}`, frequency, ...needs, n, available, asset, benchmark });
}
