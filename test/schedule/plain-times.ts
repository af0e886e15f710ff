/**
 * Local times by another way than the code under test: nothing but what `Intl` says of instants.
 */

const HOUR_MS = 3_600_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** `2024-03-10 02:30` as a clock in that zone shows it at an instant. */
function clockShows(instantMs: number, zone: string): string {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    formats.set(zone, format);
  }
  return format.format(instantMs).replace(',', '');
}

/** How far a zone is ahead of UTC at an instant, milliseconds. */
function ahead(instantMs: number, zone: string): number {
  return (
    Date.parse(`${clockShows(instantMs, zone).replace(' ', 'T')}Z`) - Math.floor(instantMs / 60_000) * 60_000
  );
}

/**
 * The instant of a local time: the first one at which the clock shows it, and for a time that the clocks skip the one
 * it would be if they had not been changed.
 */
export function instantOf(day: string, time: string, zone: string): number {
  const asUtc = Date.parse(`${day}T${time}Z`);
  const offsets = [-26, -13, 0, 13, 26].map((hours) => ahead(asUtc + hours * HOUR_MS, zone));
  const shown = [...new Set(offsets)]
    .map((offset) => asUtc - offset)
    .filter((instant) => clockShows(instant, zone) === `${day} ${time}`)
    .sort((a, b) => a - b);
  return shown[0] ?? asUtc - (offsets[0] ?? 0);
}
