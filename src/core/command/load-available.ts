import type { Leg } from '../engine/samples/range-check.ts';
import { Refusal } from '../errors.ts';
import { loadOrRefusal } from './load-or-refusal.ts';
import type { LeftOut } from '../reports/sources.ts';
import type { Services } from '../ports.ts';
import type { Listing, Span } from '../types.ts';
import { sharedProgress } from './shared-progress.ts';

/** One leg that must be there, and as many of the others as could be had. */
export interface Available {
  readonly fixed: Leg;
  /** In the order asked for; never empty. */
  readonly others: readonly Leg[];
  /** Those without prices, each with the clause that says why. */
  readonly missing: readonly LeftOut[];
}

/**
 * Loads one listing and many others at the same time; what fails among the others is left out and named.
 * Rejects with the `Refusal` of the fixed one, with that of a single other, or with one for all of the others when
 * none of them has prices. Anything that is no refusal (a cancelled question, a fault) is passed on.
 */
export async function loadAvailable(
  fixed: Listing,
  others: readonly Listing[],
  span: Span,
  services: Pick<Services, 'prices' | 'signal' | 'onProgress'>,
): Promise<Available> {
  const listings = [fixed, ...others];
  const progress = sharedProgress(services.onProgress, listings.length);
  const loaded = await Promise.all(
    listings.map((listing, index) =>
      loadOrRefusal(services.prices, listing, span, {
        signal: services.signal,
        onProgress: progress?.(index),
      }),
    ),
  );
  const [own, ...rest] = loaded;
  if (own === undefined || own instanceof Refusal) throw own ?? new Error('there was nothing to load');
  const legs: Leg[] = [];
  const refusals: { listing: Listing; refusal: Refusal }[] = [];
  for (const [index, listing] of others.entries()) {
    const series = rest[index];
    if (series instanceof Refusal) refusals.push({ listing, refusal: series });
    else if (series !== undefined) legs.push({ listing, series });
  }
  if (legs.length === 0) throw noneOf(refusals.map(({ refusal }) => refusal));
  return {
    fixed: { listing: fixed, series: own },
    others: legs,
    missing: refusals.map(({ listing, refusal }) => ({ id: listing.id, reason: firstClause(refusal) })),
  };
}

function noneOf(refusals: readonly Refusal[]): Refusal {
  const [first] = refusals;
  if (first === undefined || refusals.length === 1)
    return first ?? new Refusal('Name something to compare with.');
  return new Refusal(
    `None of the ${refusals.length} names has prices. ${first.message}`,
    first.actions,
    first.reason,
  );
}

/** `I couldn't get prices for gold: Yahoo answered 429. Try again in a minute.` -> `Yahoo answered 429` */
function firstClause({ message }: Refusal): string {
  const [sentence = message] = message.split(/[.!?](?:\s|$)/, 1);
  const colon = sentence.indexOf(': ');
  return colon < 0 ? sentence : sentence.slice(colon + 2);
}
