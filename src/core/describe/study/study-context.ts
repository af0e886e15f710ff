import type { StudyReport } from '../../reports/study.ts';
import type { Day, Listing, Query, Series } from '../../types.ts';

/** Everything the words of a study are made from. */
export interface StudyContext {
  readonly query: Query;
  readonly report: StudyReport;
  readonly bitcoin: Listing;
  readonly smallTech: Listing;
  /** Everything that was asked for, the two above among them. */
  readonly listings: readonly Listing[];
  /** The prices of what took part. */
  readonly series: readonly Series[];
  /** The session the range was to end on. */
  readonly wantedTo: Day;
}

/** The label of something that was asked for. */
export function labelIn({ listings }: Pick<StudyContext, 'listings'>, id: string): string {
  return listings.find((listing) => listing.id === id)?.label ?? id;
}

/** What each claim is called where there is room for a few words only, in the order of the report. */
export const CLAIM_NAMES = [
  'highest of all sectors',
  'small rather than large tech',
  'altcoins too, bitcoin more',
  'positive since the pandemic',
  'peaks in big moves',
] as const;
