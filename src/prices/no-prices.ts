import { NotNow, Refusal } from '../core/errors.ts';
import type { SourceError } from '../core/errors.ts';
import type { Listing } from '../core/types.ts';
import { reasons } from './first-to-answer.ts';
import type { SourcesFailed } from './first-to-answer.ts';

/** When a source doesn't say how long it wants to be left alone. */
const USUAL_WAIT_MS = 60_000;

/**
 * What a person is told when nothing could give prices for a listing.
 * `unknown` words the case that nobody knows a symbol the person typed; a name of our own catalog is never that.
 */
export function noPrices(
  listing: Listing,
  failed: readonly SourcesFailed[],
  unknown?: (id: string) => Refusal,
): Refusal {
  const failures = failed.flatMap((one) => one.failures);
  if (failed.some((one) => !one.unknown)) return outOfOrder(listing, failures, heldFrom(failed));
  if (isRawSymbol(listing)) return unknown?.(listing.id) ?? notKnown(listing.id);
  const why = failures.length === 0 ? 'no price source covers it' : reasons(failures);
  return new Refusal(
    `I have no prices for ${listing.label}: ${why}. Try another name: \`symbols\` lists them.`,
    [],
    'nothing',
  );
}

function outOfOrder(listing: Listing, failures: readonly SourceError[], heldFrom: string | null): Refusal {
  const why = `I couldn't get prices for ${listing.label}: ${reasons(failures)}.`;
  const held = heldFrom === null ? '' : `A range that starts on ${heldFrom} or later works now.`;
  const waits = failures
    .filter((failure) => failure.kind === 'unavailable')
    .map((failure) => failure.retryAfterMs ?? USUAL_WAIT_MS);
  if (waits.length > 0) return new NotNow(why, Math.min(...waits), held);
  // An outage passes, wrong data does not.
  const fix = 'Try another range or another name: `symbols` lists them.';
  return new Refusal(`${why} ${fix}${held === '' ? '' : ` ${held}`}`, [], 'unavailable');
}

function heldFrom(failed: readonly SourcesFailed[]): string | null {
  return failed.map((one) => one.heldFrom).find((day) => day !== null) ?? null;
}

/** True for something typed that is its own and only instrument, such as `mstr`. */
function isRawSymbol({ id, instruments }: Listing): boolean {
  return instruments.length === 1 && instruments[0]?.symbol.toLowerCase() === id;
}

function notKnown(id: string): Refusal {
  return new Refusal(
    `I don't know "${id}". Try \`symbols\` for the names I know, or a ticker such as \`mstr\`.`,
    [],
    'nothing',
  );
}
