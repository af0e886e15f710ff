/** An event at a position of the time axis. */
export interface ChartEvent {
  readonly position: number;
  readonly name: string;
}

/** An event whose name has room above the panels. */
export interface PlacedEvent extends ChartEvent {
  /** Row of the name, 0 nearest to the panel. */
  readonly row: number;
}

const ROWS = 2;

/**
 * The events whose names have room in two rows above the chart, newest first, in order of time. The others are left out: a
 * line without a name would be a riddle. No name touches another, nor the line of another.
 * `charactersPerPosition`: how many characters of event text fit between two positions. `before`: names that stand already.
 */
export function placeEvents(
  events: readonly ChartEvent[],
  charactersPerPosition: number,
  before: readonly PlacedEvent[] = [],
): PlacedEvent[] {
  const placed: PlacedEvent[] = [];
  for (const event of events.toReversed()) {
    const row = Array.from({ length: ROWS }, (_, index) => index).find((candidate) =>
      [...before, ...placed].every((other) =>
        areApart({ ...event, row: candidate }, other, charactersPerPosition),
      ),
    );
    if (row !== undefined) placed.push({ ...event, row });
  }
  return placed.toReversed();
}

function areApart(one: PlacedEvent, other: PlacedEvent, charactersPerPosition: number): boolean {
  const distance = Math.abs(one.position - other.position) * charactersPerPosition;
  if (one.row === other.row) return distance >= (one.name.length + other.name.length) / 2 + 1;
  // The line of the upper one passes beside the name of the lower one.
  const lower = one.row < other.row ? one : other;
  return distance >= lower.name.length / 2 + 0.5;
}
