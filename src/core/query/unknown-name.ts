import { Refusal } from '../errors.ts';
import type { Action, Listing } from '../types.ts';
import type { Catalog } from './catalog.ts';
import { echo } from './echo.ts';

/**
 * What to say when no source knows a name: the nearest names in the catalog, each with a line that works.
 * `I don't know `r2k-tec`. Did you mean r2k-tech (small-cap tech)?`
 */
export function unknownName(word: string, catalog: Pick<Catalog, 'suggest'>): Refusal {
  const near = catalog.suggest(word);
  if (near.length === 0) {
    return new Refusal(
      `I don't know ${echo(word)}, and no source of prices does. Try a coin (eth), a benchmark (ndx), a pair (pepe/usdt) or a Yahoo ticker (mstr); \`symbols\` lists the names I know.`,
      [{ label: 'Names', line: 'symbols' }],
      'nothing',
    );
  }
  return new Refusal(
    `I don't know ${echo(word)}. Did you mean ${alternatives(near)}?`,
    near.map(tryIt),
    'nothing',
  );
}

/** `eth (Ether), etc (Ethereum Classic) or ndx (the Nasdaq-100)` */
function alternatives(listings: readonly Listing[]): string {
  const words = listings.map(({ id, group, name, label }) => `${id} (${group === 'coin' ? name : label})`);
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}

function tryIt({ id, group }: Listing): Action {
  return group === 'coin'
    ? { label: `${id} and r2k-tech`, line: `corr ${id} r2k-tech 1y` }
    : { label: `btc and ${id}`, line: `corr btc ${id} 1y` };
}
