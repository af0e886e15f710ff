import type { Day, Series } from '../../../../src/core/types.ts';
import { createCatalog } from '../../../../src/core/query/catalog.ts';
import { createPrices } from '../../../../src/prices/index.ts';
import { simulatedSource } from '../../../../src/prices/simulated.ts';

const catalog = createCatalog();

/** Clean closes of the simulated market of one seed, as of the evening of one session. */
export function simulatedPrices(
  seed: number,
  asOf: Day,
): (id: string, span: { from: Day; to: Day }) => Promise<Series> {
  const prices = createPrices({
    sources: [{ source: simulatedSource({ seed }), keep: false }],
    folder: null,
    now: () => Date.parse(`${asOf}T23:00:00Z`),
    asOf: () => asOf,
  });
  return (id, span) => prices.load(catalog.listing(id), span);
}
