import { indexOfDay } from '../../core/engine/samples/returns.ts';
import { eventsBetween } from '../../core/describe/events.ts';
import type { Label, Regime, RollingPath } from '../../core/reports/rolling-path.ts';
import type { Day } from '../../core/types.ts';
import { placeEvents, type PlacedEvent } from './place-events.ts';

/** A run of one label between two positions on the time axis, which counts sessions. */
export interface Run {
  readonly label: Exclude<Label, 'unclear'>;
  readonly from: number;
  readonly to: number;
}

/** A window that has a correlation, at the position of its last session. */
export interface RollingPoint {
  readonly position: number;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** The windows that end on one of the days and have a correlation. */
export function rollingPoints(rolling: RollingPath, days: readonly Day[]): RollingPoint[] {
  const positions = new Map(days.map((day, position) => [day, position]));
  return rolling.days.flatMap((day, index) => {
    const position = positions.get(day);
    const value = rolling.values[index];
    if (position === undefined || value === null || value === undefined) return [];
    return [{ position, value, low: rolling.low[index] ?? null, high: rolling.high[index] ?? null }];
  });
}

/** The runs of the labels that have a tint, cut to the days of the axis; in its gaps, which are not among `known`, nothing is. */
export function regimeRuns(regimes: readonly Regime[], days: readonly Day[], known: readonly Day[]): Run[] {
  const isKnown = new Set(known);
  return regimes.flatMap(({ label, from, to }) => {
    const start = indexOfDay(days, from);
    const end = indexOfDay(days, to);
    const last = days[end] === to ? end : end - 1;
    if (label === 'unclear' || start > last) return [];
    return stretches(days, start, last, isKnown).map((stretch) => ({ label, ...stretch }));
  });
}

/** The parts of a stretch of the axis that lie outside its gaps. */
function stretches(
  days: readonly Day[],
  start: number,
  last: number,
  isKnown: ReadonlySet<Day>,
): { from: number; to: number }[] {
  const found: { from: number; to: number }[] = [];
  for (let position = start; position <= last; position += 1) {
    if (!isKnown.has(days[position] ?? '')) continue;
    const latest = found.at(-1);
    if (latest?.to === position - 1) latest.to = position;
    else found.push({ from: position, to: position });
  }
  return found;
}

/**
 * The dated events of the days that have room for their names; `charactersAcross` is the room of the whole axis, and the
 * names in `before` stand already.
 */
export function eventsAmong(
  days: readonly Day[],
  charactersAcross: number,
  before: readonly PlacedEvent[] = [],
): PlacedEvent[] {
  const first = days[0];
  const last = days.at(-1);
  if (first === undefined || last === undefined) return [];
  const found = eventsBetween(first, last).map(({ day, name }) => ({
    position: indexOfDay(days, day),
    name,
  }));
  return placeEvents(found, charactersAcross / Math.max(1, days.length - 1), before);
}

/** How many characters fit side by side on the time axis, by kind of text. */
export interface CharactersAcross {
  readonly tick: number;
  readonly event: number;
}
