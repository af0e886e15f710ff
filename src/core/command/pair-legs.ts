import type { Services } from '../ports.ts';
import type { Listing, Query } from '../types.ts';

/** The two names of a question about one pair; the parser has filled in what was left out. */
export function pairLegs(
  query: Query,
  services: Pick<Services, 'listing'>,
): [asset: Listing, benchmark: Listing] {
  const [asset] = query.assets;
  const [benchmark] = query.benchmarks;
  if (asset === undefined || benchmark === undefined) {
    throw new Error(`${query.command} needs an asset and a benchmark`);
  }
  return [services.listing(asset), services.listing(benchmark)];
}
