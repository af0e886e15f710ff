import type { LegSource } from '../../reports/sources.ts';
import type { Leg } from './range-check.ts';
import { zeroReturns } from './zero-returns.ts';

/** Where a leg's numbers come from, with its zero returns in the range. */
export function legSource({ listing, series }: Leg, returns: Float64Array): LegSource {
  return {
    id: listing.id,
    instrument: series.instrument.symbol,
    source: series.source,
    counts: { ...series.counts },
    zeroReturns: zeroReturns(returns),
  };
}
