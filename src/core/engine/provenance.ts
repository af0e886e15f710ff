import type { Provenance } from '../reports/sources.ts';
import type { Series } from '../types.ts';

/** What is to be known of the prices of several legs: read at different clocks, made up, older than they should be. */
export function provenanceOf(series: readonly Series[]): Provenance {
  return {
    approximate: new Set(series.map(({ clock }) => clock)).size > 1,
    simulated: series.some(({ source }) => source === 'simulated'),
    stale: series.some(({ stale }) => stale),
  };
}
