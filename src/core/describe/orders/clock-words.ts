/** `Mon 5 May 2025, 16:30 New York`: an instant by the clock of a place, as people there would say it. */
export function localTime(instantMs: number, zone: string): string {
  const part = Object.fromEntries(
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      hourCycle: 'h23',
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
    })
      .formatToParts(instantMs)
      .map(({ type, value }) => [type, value]),
  );
  // British English shortens September to four letters; the rest of the house writes three.
  const month = (part['month'] ?? '').slice(0, 3);
  return `${part['weekday']} ${part['day']} ${month} ${part['year']}, ${part['hour']}:${part['minute']} ${placeName(zone)}`;
}

/** `16:30`: what the clock of a place shows at an instant. */
export function clockOf(instantMs: number, zone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'short' }).format(instantMs);
}

/** `New York` of `America/New_York`. */
export function placeName(zone: string): string {
  return zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');
}

/** `45 min`, `2 h`, `2 h 5 min`: a length of time, rounded to minutes. */
export function lengthWords(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / 60_000));
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${rest} min`;
}
