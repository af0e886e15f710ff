import type { Catalog } from '../../core/query/catalog.ts';
import { parseRange } from '../../core/query/ranges.ts';
import { uncatalogued } from '../../core/query/symbol.ts';
import type { Command, CommandOption, Listing } from '../../core/types.ts';
import { LIMITS } from './limits.ts';
import { offer, type Offer } from './offer.ts';

/** What is being typed, and where. */
export interface Typing {
  readonly command: Command;
  readonly option: string;
  readonly text: string;
}

const RANGES: readonly string[] = '1y 30d 90d 6m 2y 3y 5y ytd max 2024 2022 2020..2022 2020-01-01..'.split(
  ' ',
);

/**
 * What is offered while an option is typed, best first: names by what they go by, then what only looks like it, and
 * what was typed itself where that would do. Never fails, and asks nobody: an answer is due within three seconds.
 */
export function offers({ command, option, text }: Typing, catalog: Catalog): Offer<string>[] {
  const kind = command.options.find((one) => one.kind === option)?.kind;
  switch (kind) {
    case 'asset':
    case 'benchmark':
      return names(text, kind, catalog).slice(0, LIMITS.autocomplete);
    case 'assets':
    case 'benchmarks':
      return lists(text, kind, catalog);
    case 'range':
      return ranges(text);
    case 'window':
    case 'choice':
    case 'text':
    case undefined:
      return [];
  }
}

function names(typed: string, kind: CommandOption['kind'], catalog: Catalog): Offer<string>[] {
  const text = typed.trim().slice(0, LIMITS.optionText);
  const isCoin = ({ group }: Listing) => group === 'coin';
  const wantsCoins = kind === 'asset' || kind === 'assets';
  const suiting = catalog.all.toSorted((one, other) =>
    wantsCoins ? Number(isCoin(other)) - Number(isCoin(one)) : Number(isCoin(one)) - Number(isCoin(other)),
  );
  if (text === '') return suiting.map(toOffer);
  const exact = catalog.find(text);
  const searched = new Set(catalog.search(text));
  const found = new Set([
    ...(exact === null ? [] : [exact]),
    ...suiting.filter(({ id }) => id.startsWith(text.toLowerCase())),
    ...suiting.filter((listing) => searched.has(listing)),
    ...catalog.suggest(text, LIMITS.autocomplete),
  ]);
  return [...[...found].map(toOffer), ...(exact === null ? asTyped(text) : [])];
}

/** A ticker or pair that the catalog does not hold is taken as it is. */
function asTyped(text: string): Offer<string>[] {
  try {
    const { id, about } = uncatalogued(text);
    return [offer(about, id)];
  } catch {
    // It can't be a symbol; submitted all the same, it is answered with the sentence that says why.
    return [];
  }
}

/** Completes the last name of a list and keeps the ones before it. */
function lists(typed: string, kind: CommandOption['kind'], catalog: Catalog): Offer<string>[] {
  const comma = typed.lastIndexOf(',');
  const before = typed
    .slice(0, comma + 1)
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return names(typed.slice(comma + 1), kind, catalog)
    .filter(({ value }) => !before.includes(value))
    .map(({ value }) => [...before, value].join(','))
    .filter((list) => list.length <= LIMITS.optionText)
    .slice(0, LIMITS.autocomplete)
    .map((list) => offer(list, list));
}

function ranges(typed: string): Offer<string>[] {
  const text = typed.trim().toLowerCase();
  const own = text === '' ? null : canonical(text);
  const fitting = RANGES.filter((range) => range.startsWith(text));
  const shown = new Set([...(own === null ? [] : [own]), ...(fitting.length > 0 ? fitting : RANGES)]);
  return [...shown].slice(0, LIMITS.autocomplete).map((range) => offer(range, range));
}

function canonical(text: string): string | null {
  try {
    return parseRange(text)?.text ?? null;
  } catch {
    // Half a date is no date yet; the sentence about it waits until it is submitted.
    return null;
  }
}

function toOffer({ id, label, name }: Listing): Offer<string> {
  return offer(label === name ? `${id} (${name})` : `${id} (${label}: ${name})`, id);
}
