import { spokenZones, zoneNamed } from './time-zones.ts';

/** A time zone that may be meant. */
export interface SuggestedZone {
  /** IANA name. */
  readonly zone: string;
  /** What it was found by, lower case, where its own name does not say so: `boston`. */
  readonly by: string | null;
}

/** Shown before anything is typed: where most markets are. */
const USUAL: readonly string[] = [
  'America/New_York',
  'America/Chicago',
  'America/Los_Angeles',
  'Europe/London',
  'Europe/Berlin',
  'Asia/Dubai',
  'Asia/Kolkata',
  'Asia/Singapore',
  'Asia/Hong_Kong',
  'Asia/Tokyo',
  'Australia/Sydney',
  'UTC',
];

/** Time zones for what has been typed so far, best first, each once: the one that is meant, then beginnings, then parts. */
export function suggestZones(typed: string, most: number): SuggestedZone[] {
  const text = typed.replaceAll('_', ' ').replaceAll(/\s+/g, ' ').trim().toLowerCase();
  if (text === '') return USUAL.slice(0, most).map((zone) => ({ zone, by: null }));
  const exact = zoneNamed(text);
  const entries = [...spokenZones].map(([by, zone]) => ({ zone, by }));
  const candidates = [
    ...(exact === null ? [] : [{ zone: exact, by: text }]),
    ...entries.filter(({ by }) => by.startsWith(text)),
    ...entries.filter(({ zone, by }) => by.includes(text) || readable(zone).includes(text)),
  ];
  const found = new Map<string, SuggestedZone>();
  for (const { zone, by } of candidates) {
    if (found.size === most) break;
    if (!found.has(zone)) found.set(zone, { zone, by: readable(zone).includes(by) ? null : by });
  }
  return [...found.values()];
}

function readable(zone: string): string {
  return zone.replaceAll('_', ' ').toLowerCase();
}
