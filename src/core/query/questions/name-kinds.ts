import type { Catalog } from '../catalog.ts';
import type { Scene } from './scene.ts';
import type { SaidName } from './spoken-names.ts';

/** The sure names, coins and tickers of stocks apart from benchmarks. */
export function coinsOf({ names, catalog }: Pick<Scene, 'names' | 'catalog'>): readonly SaidName[] {
  return names.filter((name) => isCoin(name, catalog));
}

/** True for a coin, and for a ticker that the catalog does not hold. */
export function isCoin({ ids: [id = ''] }: SaidName, catalog: Catalog): boolean {
  const listing = catalog.find(id);
  return listing === null || listing.group === 'coin';
}

/** The names that are no coins. */
export function benchmarksOf(scene: Scene): readonly SaidName[] {
  return scene.names.filter((name) => !isCoin(name, scene.catalog));
}
