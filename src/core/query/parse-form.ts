import { Refusal } from '../errors.ts';
import type { CommandOption } from '../ports.ts';
import type { Query } from '../types.ts';
import { allot } from './allot.ts';
import type { Catalog } from './catalog.ts';
import { commandNamed, isHelpFlag, refuseCommandAsName } from './command-named.ts';
import { plainLine } from './plain-line.ts';
import { parseRange, unknownRange } from './ranges.ts';
import {
  addName,
  emptyReading,
  refuseExtra,
  setChoice,
  setRange,
  setWindow,
  takesWords,
  type Grammar,
  type Reading,
} from './reading.ts';
import { uncatalogued } from './symbol.ts';
import { textQuery, toQuery } from './to-query.ts';

/** What was filled into a command's options, by their names (`optionName`), as it was typed or picked. */
export type NamedValues = ReadonlyMap<string, string>;

/** What an option goes by where options have names: its kind, or a choice's own name. */
export function optionName(option: CommandOption): string {
  return option.kind === 'choice' ? option.name : option.kind;
}

/**
 * The query of a command whose options were filled in one by one, as in a form: the same checks, defaults and sentences
 * as `parse`, without a line in between. A value is one name, one list or one range and nothing else, so a ticker such as
 * FOR needs no dollar here. For the canonical line of the result `parse` gives the same query.
 * @throws Refusal when it can't be read.
 */
export function parseForm(
  command: string,
  values: NamedValues,
  commands: readonly Grammar[],
  catalog: Catalog,
): Query {
  const grammar = commandNamed(command, commands);
  if (grammar === undefined) throw new Error(`There is no command ${command} to fill in.`);
  const value = (name: string) => {
    const plain = plainLine(values.get(name) ?? '');
    return plain === '' ? undefined : plain;
  };
  const reading = emptyReading(grammar, catalog);
  for (const option of grammar.options.toSorted(assetsFirst))
    fill(reading, option, value(optionName(option)));
  refuseExtra(reading);
  refuseCommandAsName(reading.names, commands);

  if (!takesWords(grammar)) return toQuery(reading, allot(reading), '');
  // In a line such a word would ask for help; in a form it says nothing.
  const words = (value('text')?.split(' ') ?? []).filter((word) => !isHelpFlag(word));
  const { text } = textQuery(grammar, words, catalog);
  return toQuery(reading, { assets: [], benchmarks: [] }, text);
}

/** As the canonical line has them: which side a name is on is told by the same rules as in a typed line. */
function assetsFirst(one: CommandOption, other: CommandOption): number {
  const place = ({ kind }: CommandOption) => Number(kind === 'benchmark' || kind === 'benchmarks');
  return place(one) - place(other);
}

function fill(reading: Reading, option: CommandOption, value: string | undefined): void {
  switch (option.kind) {
    case 'asset':
    case 'benchmark':
      addNames(reading, [value ?? option.default]);
      return;
    case 'assets':
    case 'benchmarks':
      if (value !== undefined) addNames(reading, namesIn(value, reading.catalog));
      return;
    case 'range':
      if (value !== undefined) setRange(reading, rangeOf(value));
      return;
    case 'window':
      if (value !== undefined) setWindow(reading, value.toLowerCase());
      return;
    case 'choice':
      if (value !== undefined) setChoice(reading, option.name, value);
      return;
    case 'text':
  }
}

function rangeOf(value: string) {
  const range = parseRange(value);
  if (range === null) throw unknownRange(value);
  return range;
}

/** Joined by commas; without any, spaces part them unless the whole is one spoken name. */
function namesIn(list: string, catalog: Catalog): readonly string[] {
  const isSpaced = !list.includes(',') && catalog.find(list) === null;
  const names = list.split(isSpaced ? ' ' : ',').map((name) => name.trim());
  return names.filter((name) => name !== '');
}

/** One list of names; each is in the catalog or taken for a symbol. @throws Refusal when it can't be one. */
function addNames(reading: Reading, names: readonly string[]): void {
  if (names.length > MOST_NAMES) {
    throw new Refusal(`That list has more than ${MOST_NAMES} names. Leave some out.`);
  }
  for (const [index, name] of names.entries()) {
    const said = name.replace(/^\$(?=.)/, '');
    const listing = reading.catalog.find(said) ?? uncatalogued(said);
    const word = { text: said.toLowerCase(), typed: name, isName: true, comma: index < names.length - 1 };
    addName(reading, listing, word, said);
  }
}

/** No command takes as many; what is longer is refused before each name is looked up. */
const MOST_NAMES = 200;
