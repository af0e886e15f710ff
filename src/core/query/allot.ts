import { Refusal } from '../errors.ts';
import type { CommandOption } from '../ports.ts';
import type { Listing } from '../types.ts';
import { optionOf, type Grammar, type Name, type Reading } from './reading.ts';

/** Which names are compared, and with what. */
export interface Sides {
  readonly assets: readonly Listing[];
  readonly benchmarks: readonly Listing[];
}

type One = Extract<CommandOption, { default: string; kind: 'asset' | 'benchmark' }>;
type Many = Extract<CommandOption, { kind: 'assets' | 'benchmarks' }>;

/**
 * Deals the names of a line to the command's places for them and fills in defaults. A command has at most one place
 * on each side: `asset` or `assets`, `benchmark` or `benchmarks`.
 * @throws Refusal when a list is too short, or the same thing stands twice.
 */
export function allot(reading: Reading): Sides {
  const sides = deal(reading);
  checkLengths(reading.grammar, sides);
  checkTwice(reading.grammar, [...sides.assets, ...sides.benchmarks]);
  return sides;
}

function deal({ grammar, catalog, names }: Reading): Sides {
  const [asset, benchmark] = [optionOf(grammar, 'asset'), optionOf(grammar, 'benchmark')];
  const [assets, benchmarks] = [optionOf(grammar, 'assets'), optionOf(grammar, 'benchmarks')];
  const listings = names.map(({ listing }) => listing);
  const orDefault = (name: Name | undefined, option: One) => [
    name?.listing ?? catalog.listing(option.default),
  ];
  const others = (one: Name | undefined) =>
    names.filter((name) => name !== one).map(({ listing }) => listing);

  if (asset !== undefined && benchmark !== undefined) {
    const [first, second] = inOrder(names);
    return { assets: orDefault(first, asset), benchmarks: orDefault(second, benchmark) };
  }
  if (asset !== undefined) {
    const one = benchmarks === undefined ? names[0] : theOne(names, 'asset');
    return { assets: orDefault(one, asset), benchmarks: others(one) };
  }
  if (benchmark !== undefined) {
    const one = assets === undefined ? names[0] : theOne(names, 'benchmark');
    return { assets: others(one), benchmarks: orDefault(one, benchmark) };
  }
  if (assets !== undefined && benchmarks !== undefined) {
    const inFirstList = (name: Name) => name.list === names[0]?.list;
    return {
      assets: names.filter(inFirstList).map(({ listing }) => listing),
      benchmarks: names.filter((name) => !inFirstList(name)).map(({ listing }) => listing),
    };
  }
  return benchmarks === undefined
    ? { assets: listings, benchmarks: [] }
    : { assets: [], benchmarks: listings };
}

/** A coin, or a ticker that the catalog does not hold. */
function isAssetLike({ listing, known }: Name): boolean {
  return !known || listing.group === 'coin';
}

/** Two names as asset and benchmark: `nasdaq vs bitcoin` asks about bitcoin, and one name alone tells its side. */
function inOrder(names: readonly Name[]): readonly [Name | undefined, Name | undefined] {
  const [first, second] = names;
  if (first === undefined || isAssetLike(first)) return [first, second];
  if (second === undefined) return [undefined, first];
  return second.listing.group === 'coin' ? [second, first] : [first, second];
}

/**
 * The name that stands alone where a command takes one and a list, `rank btc ndx,spx` or `alts eth,sol ndx`: one
 * outside any list that suits its side, else the one at the side's end of the line. A lone list that begins (or ends)
 * with a name that suits is split. Undefined: all of them are the list.
 */
function theOne(names: readonly Name[], side: 'asset' | 'benchmark'): Name | undefined {
  const isAsset = side === 'asset';
  const fromItsEnd = isAsset ? names : names.toReversed();
  const suits = (name: Name) => isAssetLike(name) === isAsset;
  const isAlone = (name: Name) => names.filter(({ list }) => list === name.list).length === 1;
  const outermost = fromItsEnd[0];
  const alone = fromItsEnd.find((name) => isAlone(name) && suits(name));
  if (alone !== undefined || outermost === undefined) return alone;
  return isAlone(outermost) || suits(outermost) ? outermost : undefined;
}

function checkLengths(grammar: Grammar, { assets, benchmarks }: Sides): void {
  checkLength(grammar.name, optionOf(grammar, 'assets'), assets);
  checkLength(grammar.name, optionOf(grammar, 'benchmarks'), benchmarks);
}

function checkLength(command: string, option: Many | undefined, list: readonly Listing[]): void {
  if (option === undefined) return;
  const { least, most } = option;
  if (list.length < least) {
    throw new Refusal(
      `\`${command}\` needs at least ${least === 1 ? 'one name' : `${least} names with commas between them`}, such as \`${command} ${['btc', 'eth', 'ndx', 'gold', 'spx'].slice(0, Math.max(least, 2)).join(',')}\`.`,
    );
  }
  if (list.length > most) {
    throw new Refusal(
      `\`${command}\` takes at most ${most} names in its list, and there are ${list.length}. Leave some out.`,
    );
  }
}

function checkTwice({ name }: Grammar, listings: readonly Listing[]): void {
  const ids = listings.map(({ id }) => id);
  const twice = listings.find(({ id }, index) => ids.indexOf(id) !== index);
  if (twice === undefined) return;
  const [other, line] =
    twice.group === 'coin'
      ? ['a benchmark', `corr ${twice.id} r2k-tech 1y`]
      : ['a coin', `corr btc ${twice.id} 1y`];
  throw new Refusal(
    `That compares \`${twice.id}\` with itself. Put ${other} beside it, such as \`${line}\`.`,
    name === 'corr' ? [{ label: line.slice('corr '.length), line }] : [],
  );
}
