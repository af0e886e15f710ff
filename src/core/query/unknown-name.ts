import { Refusal } from '../errors.ts';
import type { Command } from '../ports.ts';
import type { Action, Listing, Query } from '../types.ts';
import type { Catalog } from './catalog.ts';
import { echo } from './echo.ts';
import { format } from './format.ts';

/** A name that no source knows, with the nearest names of the catalog. */
export class UnknownName extends Refusal {
  readonly id: string;
  readonly near: readonly Listing[];

  constructor(id: string, near: readonly Listing[], sentence: string, actions: readonly Action[]) {
    super(sentence, actions, 'nothing');
    this.id = id;
    this.near = near;
  }
}

/**
 * What to say when no source knows a name: the nearest names in the catalog, each with a line that works.
 * `I don't know `r2k-tec`. Did you mean r2k-tech (small-cap tech)?`
 */
export function unknownName(word: string, catalog: Pick<Catalog, 'nearest'>): UnknownName {
  const near = catalog.nearest(word);
  if (near.length === 0) {
    return new UnknownName(
      word,
      near,
      `I don't know ${echo(word)}, and no source of prices does. Try a coin (eth), a benchmark (ndx), a pair (wif/usdt) or a Yahoo ticker (mstr); \`symbols\` lists the names I know.`,
      [{ label: 'Names', line: 'symbols' }],
    );
  }
  return new UnknownName(
    word,
    near,
    `I don't know ${echo(word)}. Did you mean ${alternatives(near)}?`,
    near.map(tryIt),
  );
}

/** The same refusal with buttons that ask what was asked, the near name in the place of the unknown one. */
export function inOwnLine(refusal: UnknownName, query: Query, command: Command): Refusal {
  const { id, near, message } = refusal;
  const asked = [...query.assets, ...query.benchmarks];
  const others = near.filter((listing) => !asked.includes(listing.id));
  if (!asked.includes(id) || others.length === 0) return refusal;
  const actions = others.map((listing) => {
    const put = (ids: readonly string[]) => ids.map((asked) => (asked === id ? listing.id : asked));
    const meant = { ...query, assets: put(query.assets), benchmarks: put(query.benchmarks) };
    return { label: listing.id, line: format(meant, command) };
  });
  return new UnknownName(id, near, message, actions);
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
