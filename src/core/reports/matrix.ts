import type { Day } from '../types.ts';
import type { LegSource, Provenance } from './sources.ts';

/** What `matrix` found. Row i, column j; each pair on its own joint sessions; null is not computable; the diagonal is 1. */
export interface MatrixReport extends Provenance {
  /** Listing ids in the order asked for. */
  readonly names: readonly string[];
  readonly labels: readonly string[];
  readonly values: readonly (readonly (number | null)[])[];
  readonly low: readonly (readonly (number | null)[])[];
  readonly high: readonly (readonly (number | null)[])[];
  readonly n: readonly (readonly number[])[];
  readonly from: Day;
  readonly to: Day;
  readonly sources: readonly LegSource[];
}
