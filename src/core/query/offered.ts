import type { Listing } from '../types.ts';
import type { Catalog } from './catalog.ts';
import { parseRange } from './ranges.ts';
import { uncatalogued } from './symbol.ts';

/** What is offered while somebody types. Nothing here fails, and nothing is looked up anywhere but in the catalog. */

const RANGES: readonly string[] = '1y 30d 90d 6m 2y 3y 5y ytd max 2024 2022 2020..2022 2020-01-01..'.split(
  ' ',
);

/**
 * Names for what is typed, best first: what goes by it, what begins with it, what holds it, what only looks like it. All
 * of them for an empty text, the coins first or last.
 */
export function offeredNames(
  typed: string,
  { coinsFirst, most }: { readonly coinsFirst: boolean; readonly most: number },
  catalog: Catalog,
): readonly Listing[] {
  const isCoin = ({ group }: Listing) => Number(group === 'coin');
  const sign = coinsFirst ? 1 : -1;
  const suiting = catalog.all.toSorted((one, other) => sign * (isCoin(other) - isCoin(one)));
  if (typed === '') return suiting.slice(0, most);
  const exact = catalog.find(typed);
  const holding = new Set(catalog.search(typed));
  const found = new Set([
    ...(exact === null ? [] : [exact]),
    ...suiting.filter(({ id }) => id.startsWith(typed.toLowerCase())),
    ...suiting.filter((listing) => holding.has(listing)),
    ...catalog.nearest(typed, most),
  ]);
  return [...found].slice(0, most);
}

/** A ticker or pair that the catalog does not hold, as it is; null when it can't be one. */
export function offeredAsTyped(typed: string): Listing | null {
  try {
    return uncatalogued(typed);
  } catch {
    // Submitted all the same, it is answered with the sentence that says why.
    return null;
  }
}

/** Ranges that begin with what is typed, itself first where it is one; the usual ones where none does. */
export function offeredRanges(typed: string): readonly string[] {
  const text = typed.trim().toLowerCase();
  const own = text === '' ? null : canonicalRange(text);
  const fitting = RANGES.filter((range) => range.startsWith(text));
  return [...new Set([...(own === null ? [] : [own]), ...(fitting.length > 0 ? fitting : RANGES)])];
}

function canonicalRange(text: string): string | null {
  try {
    return parseRange(text)?.text ?? null;
  } catch {
    // Half a date is no date yet; the sentence about it waits until it is submitted.
    return null;
  }
}
