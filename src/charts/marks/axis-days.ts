import { sessionsBetween } from '../../core/calendar/sessions.ts';
import type { Day } from '../../core/types.ts';

/** So many sessions without prices in a row are passed over on the time axis; more of them stand there, empty. */
const MOST_PASSED_OVER = 10;

/**
 * The days of a time axis, whose lines have values on `days` (ascending): those, and the sessions of every long gap
 * between them, so that nobody takes a month without prices for one step of the market.
 */
export function axisDays(days: readonly Day[]): readonly Day[] {
  return days.flatMap((day, index) => [...longGap(days[index - 1] ?? day, day), day]);
}

function longGap(before: Day, after: Day): readonly Day[] {
  const missing = sessionsBetween(before, after).filter((day) => day > before && day < after);
  return missing.length > MOST_PASSED_OVER ? missing : [];
}

/** The values of `days` at the positions of an axis over them; null in its gaps. */
export function onAxis<Value>(
  days: readonly Day[],
  values: readonly Value[],
  axis: readonly Day[],
): readonly (Value | null)[] {
  const byDay = new Map(days.map((day, index) => [day, values[index]]));
  return axis.map((day) => byDay.get(day) ?? null);
}
