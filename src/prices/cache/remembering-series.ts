import type { Day, Series, Span } from '../../core/types.ts';
import { heldSeries } from './held-series.ts';
import type { Holding } from './price-memory.ts';

/** Spans of one holding that are remembered: a day's questions about one instrument ask for a few. */
const MOST_SPANS = 16;

/**
 * `heldSeries`, cleaned once for each span while the prices are the same. Prices that could not be refreshed or that
 * follow the UTC day are cleaned every time, because what is said of them changes with the hour.
 */
export function rememberingSeries(): typeof heldSeries {
  const known = new WeakMap<Holding, Map<string, Series>>();
  return (holding, span, asOf, nowMs) => {
    const { kept, refreshFailures } = holding;
    if (refreshFailures.length > 0 || kept.raw.clock !== 'new-york-close')
      return heldSeries(holding, span, asOf, nowMs);
    const bySpan = known.get(holding) ?? new Map<string, Series>();
    known.set(holding, bySpan);
    const key = keyOf(span, asOf);
    const found = bySpan.get(key);
    if (found !== undefined) return found;
    const series = heldSeries(holding, span, asOf, nowMs);
    if (bySpan.size >= MOST_SPANS) bySpan.clear();
    bySpan.set(key, series);
    return series;
  };
}

function keyOf({ from, to }: Span, asOf: Day): string {
  return `${from} ${to} ${asOf}`;
}
