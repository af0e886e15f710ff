import { Refusal } from '../../core/errors.ts';
import type { Catalog } from '../../core/query/catalog.ts';
import { echo } from '../../core/query/echo.ts';
import { MOST_RANGE_WORDS, parseRange } from '../../core/query/ranges.ts';
import type { Listing, Range } from '../../core/types.ts';

/** What is to be fetched ahead: each thing once, and how far back. */
export interface BackfillRequest {
  readonly listings: readonly Listing[];
  readonly range: Range;
}

const EXAMPLE = 'Say names and one range, such as `btc,eth 5y` or `all 1y`.';

/**
 * Reads `btc,eth 5y`, `all max`, `btc eth 2020..2022`: names, then a range as in the language.
 * @throws Refusal with an example when it is anything else
 */
export function readBackfill(words: readonly string[], catalog: Catalog): BackfillRequest {
  const typed = words.flatMap((word) => word.split(/[\s,]+/)).filter((word) => word !== '');
  const { range, rest } = rangeAtEnd(typed);
  const names = [...new Set(rest.map((name) => name.toLowerCase()))];
  if (names.length === 0) throw new Refusal(`There is no name in that. ${EXAMPLE}`);
  if (names.includes('all')) {
    if (names.length > 1) throw new Refusal(`\`all\` is everything already, so it stands alone. ${EXAMPLE}`);
    return { listings: catalog.all, range };
  }
  const listings = names.map((name) => listingOf(name, catalog));
  return { listings: [...new Map(listings.map((one) => [one.id, one])).values()], range };
}

/** The longest range that the words end with. */
function rangeAtEnd(words: readonly string[]): { readonly range: Range; readonly rest: readonly string[] } {
  for (let length = Math.min(MOST_RANGE_WORDS, words.length); length > 0; length -= 1) {
    const range = parseRange(words.slice(-length).join(' '));
    if (range !== null) return { range, rest: words.slice(0, -length) };
  }
  const last = words.at(-1);
  throw new Refusal(`${last === undefined ? 'That' : echo(last)} is no range. ${EXAMPLE}`);
}

/** @throws Refusal for a second range, and for what can't be a name */
function listingOf(name: string, catalog: Catalog): Listing {
  const known = catalog.find(name);
  if (known !== null) return known;
  if (name.startsWith('-') || parseRange(name) !== null) {
    throw new Refusal(`${echo(name)} is no name. ${EXAMPLE}`);
  }
  return catalog.listing(name);
}
