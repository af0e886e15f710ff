import { LARGE_TECH } from '../../../../src/core/engine/claims/size-claim.ts';
import type { Leg } from '../../../../src/core/engine/samples/range-check.ts';
import type { StudyInput } from '../../../../src/core/engine/study-report.ts';
import { createCatalog } from '../../../../src/core/query/catalog.ts';
import { resolveRange } from '../../../../src/core/query/ranges.ts';
import { LARGE_SECTORS, RANKED_COINS, SMALL_SECTORS } from '../../../../src/core/query/universes.ts';
import type { Day, Series } from '../../../../src/core/types.ts';

const SECTORS = [...SMALL_SECTORS, ...LARGE_SECTORS].filter((id) => id !== 'r2k-tech');
export const ALTCOINS = RANKED_COINS.filter((id) => id !== 'btc');

const catalog = createCatalog();

/** What a study needs, with prices from wherever `load` has them; from 2017 on for bitcoin and small tech. */
export async function studyInput(
  load: (id: string, span: { from: Day; to: Day }) => Promise<Series>,
  asOf: Day,
  from: Day = '2020-01-01',
): Promise<StudyInput> {
  const range = resolveRange({ kind: 'calendar', text: `${from}..`, from, to: null }, asOf);
  const leg = async (id: string, first: Day): Promise<Leg> => ({
    listing: catalog.listing(id),
    series: await load(id, { from: first, to: asOf }),
  });
  const legs = (ids: readonly string[]) => Promise.all(ids.map((id) => leg(id, '2019-12-20')));
  return {
    bitcoin: await leg('btc', '2017-01-03'),
    smallTech: await leg('r2k-tech', '2017-01-03'),
    sectors: await legs(SECTORS),
    largeTech: await legs(LARGE_TECH),
    altcoins: await legs(ALTCOINS),
    missing: [],
    ...range,
    line: 'study max',
  };
}

/** One leg's name with the prices of another: a world in which a claim is false. */
export function inTheClothesOf(leg: Leg, other: Leg | undefined): Leg {
  if (other === undefined) throw new Error('there is no such leg');
  return { listing: leg.listing, series: other.series };
}
