import type { Day } from '../../types.ts';

/** All the joint returns of bitcoin and small tech, from before the range up to its end. */
export interface History {
  readonly days: readonly Day[];
  readonly bitcoin: Float64Array;
  readonly smallTech: Float64Array;
  /** The range's first return day; windows reach back before it. */
  readonly from: Day;
}
