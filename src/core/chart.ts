import type { HistoryReport } from './reports/history.ts';
import type { MatrixReport } from './reports/matrix.ts';
import type { PairReport } from './reports/pair.ts';
import type { RankReport } from './reports/rank.ts';
import type { StudyReport } from './reports/study.ts';

/** How a picture should look where it will be seen. */
export interface Look {
  readonly theme: 'light' | 'dark';
  /** Device pixel ratio. */
  readonly scale: 1 | 2;
}

/** One chart to draw: the kind names a folder in src/charts. */
export type Chart =
  | { readonly kind: 'pair'; readonly report: PairReport; readonly names: PairNames }
  | { readonly kind: 'rank'; readonly report: RankReport; readonly names: RankNames }
  | { readonly kind: 'history'; readonly report: HistoryReport; readonly names: PairNames }
  | { readonly kind: 'matrix'; readonly report: MatrixReport; readonly names: QueryName }
  | { readonly kind: 'study'; readonly report: StudyReport; readonly names: QueryName };

/** The canonical line, printed small on every chart. */
export interface QueryName {
  readonly query: string;
}

/** The words a ranking's chart needs. */
export interface RankNames extends QueryName {
  /** Label of the fixed leg: `BTC` in `rank`, `small-cap tech` in `alts`. */
  readonly fixed: string;
}

/** The words a pair's chart needs. */
export interface PairNames extends QueryName {
  readonly asset: string;
  readonly benchmark: string;
}
