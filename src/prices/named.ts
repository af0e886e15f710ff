const MOST_NAMED = 5;

/** A list in words, cut after five: `3`, `3 and 17`, `3, 17, 20, 21, 22 and 4 more`. */
export function named(items: readonly (string | number)[]): string {
  const shown = items.slice(0, MOST_NAMED).map(String);
  const more = items.length - shown.length;
  const last = more > 0 ? `${more} more` : shown.pop();
  return shown.length === 0 ? (last ?? '') : `${shown.join(', ')} and ${last}`;
}
