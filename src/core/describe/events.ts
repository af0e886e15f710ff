import type { Day } from '../types.ts';

/** A day that people look for on a chart. The name says what happened, never that it moved a price. */
export interface DatedEvent {
  readonly day: Day;
  /** Last day, when it took more than one. */
  readonly until?: Day;
  /** Short enough for a label. */
  readonly name: string;
}

/** In order of time (docs/statistics.md, "Events"). */
export const EVENTS: readonly DatedEvent[] = [
  { day: '2020-03-12', name: 'covid crash' },
  { day: '2020-05-11', name: 'halving' },
  { day: '2021-11-10', name: 'BTC peak' },
  { day: '2022-05-09', name: 'Terra' },
  { day: '2022-06-13', name: 'Celsius' },
  { day: '2022-11-08', name: 'FTX' },
  { day: '2023-03-10', name: 'SVB' },
  { day: '2024-01-11', name: 'spot ETFs' },
  { day: '2024-04-19', name: 'halving' },
  { day: '2024-08-05', name: 'yen unwind' },
  { day: '2024-11-06', name: 'US election' },
  { day: '2025-04-03', until: '2025-04-09', name: 'tariffs' },
  { day: '2025-10-10', name: 'liquidations' },
];

/** The events that began between two days, both included. */
export function eventsBetween(from: Day, to: Day): DatedEvent[] {
  return EVENTS.filter(({ day }) => day >= from && day <= to);
}
