import type { Catalog } from '../../../core/query/catalog.ts';
import { offeredAsTyped, offeredNames, offeredRanges } from '../../../core/query/offered.ts';
import type { Command, CommandOption } from '../../../core/ports.ts';
import type { Listing } from '../../../core/types.ts';
import { LIMITS } from '../embeds/limits.ts';
import { offer, type Offer } from './offer.ts';

/** What is being typed, and where. */
export interface Typing {
  readonly command: Command;
  readonly option: string;
  readonly text: string;
}

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
  const coinsFirst = kind === 'asset' || kind === 'assets';
  const found = offeredNames(text, { coinsFirst, most: LIMITS.autocomplete }, catalog).map(toOffer);
  // A ticker or pair that the catalog does not hold is taken as it is.
  const own = text === '' || catalog.find(text) !== null ? null : offeredAsTyped(text);
  return own === null ? found : [...found, offer(own.about, own.id)];
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
  return offeredRanges(typed)
    .slice(0, LIMITS.autocomplete)
    .map((range) => offer(range, range));
}

function toOffer({ id, label, name }: Listing): Offer<string> {
  return offer(label === name ? `${id} (${name})` : `${id} (${label}: ${name})`, id);
}
