import { count } from '../src/core/describe/formats.ts';
import { echo } from '../src/core/query/echo.ts';
import { format } from '../src/core/query/format.ts';
import type { Command } from '../src/core/ports.ts';
import type { Group, Listing } from '../src/core/types.ts';

const GROUPS: readonly (readonly [Group, string])[] = [
  ['coin', 'coin'],
  ['small-cap', 'small caps'],
  ['large-cap', 'large caps'],
  ['broad', 'broad market'],
  ['theme', 'theme'],
  ['other', 'other'],
];

/** Which names are known, and which instrument stands for each. */
const symbols: Command = {
  name: 'symbols',
  summary: 'Which names are known, and what stands for each?',
  examples: ['symbols', 'symbols tech', 'symbols gold'],
  options: [{ kind: 'text', placeholder: 'part of a name', description: 'part of a name' }],
  cheap: true,
  run: async (query, services) => {
    const found = services.search(query.text);
    const shown = GROUPS.flatMap(([group, label]) =>
      found.filter((listing) => listing.group === group).map((listing) => row(listing, label)),
    );
    const about = query.text === '' ? '' : ` for ${echo(query.text)}`;
    return {
      title: 'Symbols',
      lead:
        shown.length === 0
          ? `No name in the catalog fits ${echo(query.text)}. An exchange pair (wif/usdt) or a Yahoo ticker (mstr) works as it is.`
          : `${count(shown.length, 'name')}${about}. An exchange pair (wif/usdt) or a Yahoo ticker (mstr) works as well.`,
      facts: found.length === 1 ? found.map((listing) => [listing.id, listing.about] as const) : [],
      notes: [],
      ...(shown.length === 0
        ? {}
        : { table: { head: ['name', 'group', 'instrument', 'what it is'], rows: shown } }),
      actions: shown.length === 0 ? [{ label: 'all names', line: 'symbols' }] : [],
      query: format(query, symbols),
    };
  },
};

export default symbols;

function row(listing: Listing, group: string): string[] {
  const [instrument] = listing.instruments;
  const standIn = listing.standIn === undefined ? '' : ` (stand-in: ${listing.standIn})`;
  return [listing.id, group, instrument?.symbol ?? '', `${listing.name}${standIn}`];
}
