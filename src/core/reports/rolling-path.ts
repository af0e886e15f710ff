import type { Day } from '../types.ts';
import type { Estimate } from './estimate.ts';

/** `coupled`, `decoupled` and `inverse` come from the interval and hold five sessions; before any of them, `unclear`. */
export type Label = 'coupled' | 'decoupled' | 'inverse' | 'unclear';

/** The rolling correlation: index i is the window that ends on `days[i]`; null where it can't be computed. */
export interface RollingPath {
  readonly window: number;
  readonly days: readonly Day[];
  readonly values: readonly (number | null)[];
  readonly low: readonly (number | null)[];
  readonly high: readonly (number | null)[];
}

/** A stretch of a path's days with one label, both ends included. */
export interface Regime {
  readonly label: Label;
  readonly from: Day;
  readonly to: Day;
}

/** A dated turning point of the rolling path with the interval of its window. */
export interface TurningPoint extends Estimate {
  readonly day: Day;
}
