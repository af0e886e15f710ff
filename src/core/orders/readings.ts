import type { PairReport } from '../reports/pair.ts';
import type { Label } from '../reports/rolling-path.ts';
import type { Day } from '../types.ts';
import type { Reading } from './judge-alert.ts';

/** The rolling correlation of a report at each close after `after`, where it can be computed, with that day's label. */
export function readingsAfter({ rolling, regimes }: PairReport, after: Day): Reading[] {
  const readings: Reading[] = [];
  for (const [index, day] of rolling.days.entries()) {
    const value = rolling.values[index] ?? null;
    if (day > after && value !== null) readings.push({ day, value, label: labelOn(regimes, day) });
  }
  return readings;
}

function labelOn(regimes: PairReport['regimes'], day: Day): Label {
  return regimes.find(({ from, to }) => from <= day && day <= to)?.label ?? 'unclear';
}
