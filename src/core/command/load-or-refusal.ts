import { Refusal } from '../errors.ts';
import type { FetchOptions, Prices } from '../ports.ts';
import type { Listing, Series, Span } from '../types.ts';

/** A series, or the refusal of one that can't be had, as an outcome like another; faults of ours are thrown. */
export async function loadOrRefusal(
  prices: Prices,
  listing: Listing,
  span: Span,
  options: FetchOptions | undefined,
): Promise<Series | Refusal> {
  try {
    return await prices.load(listing, span, options);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
