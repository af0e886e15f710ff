import { LARGE_TECH } from '../src/core/engine/claims/size-claim.ts';
import type { StudyInput } from '../src/core/engine/study-report.ts';
import { createCatalog } from '../src/core/query/catalog.ts';
import { resolveRange } from '../src/core/query/ranges.ts';
import { LARGE_SECTORS, RANKED_COINS, SMALL_SECTORS } from '../src/core/query/universes.ts';
import { createPrices } from '../src/prices/index.ts';
import { simulatedSource } from '../src/prices/simulated.ts';

const AS_OF = '2025-05-05';

/** What `study max` works on, from the simulated market. */
export async function studyInput(): Promise<StudyInput> {
  const { listing } = createCatalog();
  const prices = createPrices({
    sources: [{ source: simulatedSource(), keep: false }],
    folder: null,
    now: Date.now,
    asOf: () => AS_OF,
  });
  const leg = async (id: string) => ({
    listing: listing(id),
    series: await prices.load(listing(id), { from: '2017-01-03', to: AS_OF }),
  });
  const legs = (ids: readonly string[]) => Promise.all(ids.map(leg));
  const range = { kind: 'calendar', text: '2020-01-01..', from: '2020-01-01', to: null } as const;
  return {
    bitcoin: await leg('btc'),
    smallTech: await leg('r2k-tech'),
    sectors: await legs([...SMALL_SECTORS, ...LARGE_SECTORS].filter((id) => id !== 'r2k-tech')),
    largeTech: await legs(LARGE_TECH),
    altcoins: await legs(RANKED_COINS.filter((id) => id !== 'btc')),
    missing: [],
    ...resolveRange(range, AS_OF),
    line: 'study max',
  };
}
