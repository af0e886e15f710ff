import type { RollingPath } from '../../reports/rolling-path.ts';
import type { Day } from '../../types.ts';
import { rolling } from '../measures/rolling.ts';
import { indexOfDay, type Aligned } from '../samples/returns.ts';

/**
 * The rolling correlation of a pair over the days from `from` on; its windows reach back before that as far as there are
 * returns. `joint` holds the two legs over all they have in common.
 */
export function rollingSince(joint: Aligned, from: Day, window: number): RollingPath {
  const [asset = new Float64Array(), benchmark = new Float64Array()] = joint.returns;
  const start = indexOfDay(joint.days, from);
  const lead = Math.max(0, start - window + 1);
  const path = rolling(asset.subarray(lead), benchmark.subarray(lead), window);
  return {
    window,
    days: joint.days.slice(start),
    values: path.values.slice(start - lead),
    low: path.low.slice(start - lead),
    high: path.high.slice(start - lead),
  };
}
