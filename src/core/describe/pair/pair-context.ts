import type { PairReport } from '../../reports/pair.ts';
import type { Listing, Query, Series } from '../../types.ts';

/** Everything the words of one pair are made from. */
export interface PairContext {
  readonly query: Query;
  readonly report: PairReport;
  readonly asset: Listing;
  readonly benchmark: Listing;
  /** The broad market of `report.partial` and `report.versus`; null when there is none. */
  readonly control: Listing | null;
  readonly series: { readonly asset: Series; readonly benchmark: Series };
}
