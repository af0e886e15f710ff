import type { Listing } from '../../types.ts';
import { capitalised } from '../formats.ts';

/** What a name is, what is read for it, and what to know of that: two to four sentences. */
export function listingWords(listing: Listing): string {
  const { about, instruments, standIn, holdsCryptoStocks, group } = listing;
  const [first, ...others] = instruments.map(({ symbol }) => symbol);
  const instead = others.length === 0 ? '' : `, or ${others.join(' or ')} where that can't be had`;
  const read =
    group === 'coin'
      ? `It is read as ${first} on an exchange, at the moment New York closes.`
      : `It is read from ${first}${instead}, at adjusted closes.`;
  return [
    capitalised(about),
    read,
    ...(standIn === undefined
      ? []
      : [`${first} tracks ${standIn}, which is a sibling of that index and not the index itself.`]),
    ...(holdsCryptoStocks === true
      ? [
          'It can hold bitcoin miners or companies that own bitcoin, so a part of its link with bitcoin is circular.',
        ]
      : []),
  ].join(' ');
}

/** `Solana (sol)` */
export function listingTitle({ name, id }: Listing): string {
  return `${name} (${id})`;
}
