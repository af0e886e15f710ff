import { BASELINE_SESSIONS } from '../../engine/over-time/change.ts';
import { BASELINE_WEEKS } from '../../engine/samples/pair-frequency.ts';
import type { Frequency } from '../../reports/pair.ts';
import type { Day } from '../../types.ts';
import { date } from '../formats.ts';

/** How a report's returns are spoken of. */
export interface Units {
  readonly one: string;
  readonly many: string;
  readonly adjective: Frequency;
  /** What a window counts: `session`, `sessions`. */
  readonly session: string;
  readonly sessions: string;
  /** How many of them are held against the last window: a year. */
  readonly year: number;
}

const UNITS: Readonly<Record<Frequency, Units>> = {
  daily: {
    one: 'day',
    many: 'days',
    adjective: 'daily',
    session: 'session',
    sessions: 'sessions',
    year: BASELINE_SESSIONS,
  },
  weekly: {
    one: 'week',
    many: 'weeks',
    adjective: 'weekly',
    session: 'week',
    sessions: 'weeks',
    year: BASELINE_WEEKS,
  },
};

/** The words for a report of that frequency. */
export function unitsOf({ frequency }: { readonly frequency: Frequency }): Units {
  return UNITS[frequency];
}

/** `without 12 Mar 2020`, `without the week to 13 Mar 2020` */
export function withoutWords({ frequency }: { readonly frequency: Frequency }, day: Day): string {
  return frequency === 'weekly' ? `without the week to ${date(day)}` : `without ${date(day)}`;
}
