import type { HistoryReport } from '../../reports/history.ts';
import type { PairContext } from '../pair/pair-context.ts';

/** Everything the words of a pair's history are made from: what `corr` would say of the range, and the path. */
export interface HistoryContext {
  readonly pair: PairContext;
  readonly report: HistoryReport;
}
