import { listed } from '../../describe/listed.ts';
import type { Series } from '../../types.ts';
import type { Leg } from '../samples/range-check.ts';

/** More names than this are counted. */
const MOST_NAMES = 3;

/**
 * Why legs can't be ranked when they were not all read at the same clock, as a clause; null when they were. Hours
 * between two clocks move a correlation by more than the gaps that a ranking is about.
 */
export function clockReason(legs: readonly Leg[]): string | null {
  const late = legs.filter(({ series }) => isLate(series));
  if (late.length === 0 || late.length === legs.length) return null;
  const names = listed(
    late.map(({ listing }) => listing.label),
    MOST_NAMES,
  );
  return `${names} ${late.length === 1 ? 'was' : 'were'} read at midnight UTC, hours after New York closes`;
}

function isLate({ clock }: Series): boolean {
  return clock === 'utc-close';
}
