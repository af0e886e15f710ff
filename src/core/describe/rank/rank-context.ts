import type { RankReport } from '../../reports/rank.ts';
import type { Day, Listing, Query, Series } from '../../types.ts';

/** Everything the words of a ranking are made from. */
export interface RankContext {
  readonly query: Query;
  readonly report: RankReport;
  readonly fixed: Listing;
  /** Everything that was to be ranked, in the order asked for. */
  readonly others: readonly Listing[];
  /** The prices of what took part: the fixed leg first, then the rows. */
  readonly series: readonly Series[];
  /** The session the range was to end on. */
  readonly wantedTo: Day;
}

/** The label of something that was to be ranked. */
export function labelOf({ others }: Pick<RankContext, 'others'>, id: string): string {
  return others.find((listing) => listing.id === id)?.label ?? id;
}
