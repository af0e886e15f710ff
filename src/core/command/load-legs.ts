import { NotNow, Refusal } from '../errors.ts';
import type { Services } from '../ports.ts';
import type { Listing, Series, Span } from '../types.ts';
import { sharedProgress } from './shared-progress.ts';

/**
 * Prices of several listings at once, in their order. When some can't be had, one refusal says so for each of them:
 * a person who mends one thing at a time hears everything that is to be mended.
 */
export async function loadLegs<const Listings extends readonly Listing[]>(
  listings: Listings,
  span: Span,
  services: Pick<Services, 'prices' | 'signal' | 'onProgress'>,
): Promise<{ [Index in keyof Listings]: Series }>;
export async function loadLegs(
  listings: readonly Listing[],
  span: Span,
  services: Pick<Services, 'prices' | 'signal' | 'onProgress'>,
): Promise<Series[]> {
  const progress = sharedProgress(services.onProgress, listings.length);
  const settled = await Promise.allSettled(
    listings.map((listing, index) =>
      services.prices.load(listing, span, { signal: services.signal, onProgress: progress?.(index) }),
    ),
  );
  const errors = settled.flatMap((result) =>
    result.status === 'rejected' ? [result.reason as unknown] : [],
  );
  const fault = errors.find((error) => !(error instanceof Refusal));
  if (fault !== undefined) throw fault;
  const refusals = errors.filter((error) => error instanceof Refusal);
  if (refusals.length > 0) throw joined(refusals);
  return settled.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
}

function joined(refusals: readonly Refusal[]): Refusal {
  const [first, ...more] = refusals;
  if (first !== undefined && more.length === 0) return first;
  if (refusals.every((refusal) => refusal instanceof NotNow)) return allAway(refusals);
  // What only the person can mend goes before what mends itself.
  const reason = refusals.map((refusal) => refusal.reason).find((one) => one !== 'unavailable');
  return new Refusal(
    sentences(refusals.map(({ message }) => message)),
    refusals.flatMap(({ actions }) => actions),
    reason ?? 'unavailable',
  );
}

/** The answer needs all of them, so it is worth a try when the last one may be back. */
function allAway(refusals: readonly NotNow[]): NotNow {
  return new NotNow(
    sentences(refusals.map(({ why }) => why)),
    Math.max(...refusals.map(({ waitMs }) => waitMs)),
    sentences(refusals.map(({ meanwhile }) => meanwhile)),
  );
}

/** Each once. */
function sentences(said: readonly string[]): string {
  return [...new Set(said)].filter((one) => one !== '').join(' ');
}
