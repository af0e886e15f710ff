import { Refusal } from '../errors.ts';
import type { Query, Range } from '../types.ts';
import { allot, type Sides } from './allot.ts';
import type { Catalog } from './catalog.ts';
import { echo } from './echo.ts';
import { plainLine } from './line.ts';
import { isPlanned } from './planned.ts';
import { parseRange } from './ranges.ts';
import { readWords } from './readers.ts';
import { optionOf, setChoice, type Grammar, type Reading } from './reading.ts';
import { toWords, withoutPunctuation } from './words.ts';

/** The command that is meant when none is named. */
const USUAL_COMMAND = 'corr';

/** What a query of a command without a range or a window holds in their place; such a command looks at neither. */
const NO_RANGE: Range = { kind: 'sessions', text: '1y', sessions: 252 };
const NO_WINDOW = 63;

/**
 * Reads one line as a person typed it: any case, words in any order, many spellings, with or without a slash or the
 * command's name. What it means is decided by the options of the commands alone.
 * @throws Refusal, a sentence with the fix in it, when it can't be read.
 */
export function parse(line: string, commands: readonly Grammar[], catalog: Catalog): Query {
  const { grammar, rest } = chooseCommand(plainLine(line), commands);
  if (grammar === null) return helpQuery(commands, '');
  const words = rest.split(' ').filter((word) => word !== '');
  if (words.includes('--help') || words.includes('-h')) return helpQuery(commands, grammar.name);
  if (optionOf(grammar, 'text') !== undefined) return textQuery(grammar, words, catalog);

  const reading = emptyReading(grammar, catalog);
  readWords(reading, toWords(rest, catalog));
  refuseCommandAsName(reading, commands);
  return isEmpty(reading) && grammar.name === USUAL_COMMAND
    ? helpQuery(commands, '')
    : toQuery(reading, allot(reading), '');
}

/** The command is null for an empty line and for a bare call for help. */
function chooseCommand(
  line: string,
  commands: readonly Grammar[],
): { grammar: Grammar | null; rest: string } {
  const usual = commands.find(({ name }) => name === USUAL_COMMAND);
  const [first, rest] = firstWord(line);
  if (['', '--help', '-h', '?'].includes(first)) return { grammar: null, rest: '' };
  const named = commandNamed(first, commands);
  if (named === undefined) {
    if (usual === undefined) throw unknownCommand(first, commands);
    return { grammar: usual, rest: line.replace(/^\/(?=[a-z])/i, '') };
  }
  // Slack has one slash command, whose first word may be the command that is meant: `/corr rank btc`.
  const [second, afterSecond] = firstWord(rest);
  const inner = named === usual ? commandNamed(second, commands) : undefined;
  if (inner !== undefined) return { grammar: inner, rest: afterSecond };
  return named === usual && second === '' ? { grammar: null, rest: '' } : { grammar: named, rest };
}

function firstWord(line: string): readonly [first: string, rest: string] {
  const space = line.indexOf(' ');
  return space < 0 ? [line, ''] : [line.slice(0, space), line.slice(space + 1)];
}

/** @throws Refusal for a command that is only planned. */
function commandNamed(word: string, commands: readonly Grammar[]): Grammar | undefined {
  const name = withoutPunctuation(word).replace(/^\//, '').toLowerCase();
  if (isPlanned(name, commands)) {
    const ready = commands.map((command) => `\`${command.name}\``).join(', ');
    throw new Refusal(`\`${name}\` isn't there yet. What I can do today: ${ready}.`, [
      { label: 'Try corr', line: 'corr btc r2k-tech 1y' },
    ]);
  }
  return commands.find((command) => command.name === name);
}

function unknownCommand(word: string, commands: readonly Grammar[]): Refusal {
  const names = commands.map(({ name }) => `\`${name}\``).join(', ');
  return new Refusal(`I don't know the command ${echo(word)}. Try one of these: ${names}.`);
}

function emptyReading(grammar: Grammar, catalog: Catalog): Reading {
  return {
    grammar,
    catalog,
    names: [],
    choices: new Map(),
    range: null,
    window: null,
    listGoesOn: false,
    extra: null,
  };
}

function isEmpty({ names, choices, range, window }: Reading): boolean {
  return names.length === 0 && choices.size === 0 && range === null && window === null;
}

/** Printed back, `corr $help ndx` would be the command: a ticker can't have a command's name. */
function refuseCommandAsName({ names }: Reading, commands: readonly Grammar[]): void {
  const name = names.map(({ listing }) => listing.id).find((id) => commandNamed(id, commands) !== undefined);
  if (name !== undefined) {
    throw new Refusal(`\`${name}\` is one of my commands, so it can't be a ticker here. Leave it out.`);
  }
}

/** A command with a `text` option takes the words as they are; only its `name=value` settings are read. */
function textQuery(grammar: Grammar, words: readonly string[], catalog: Catalog): Query {
  const reading = emptyReading(grammar, catalog);
  const text = words.filter((word) => {
    const [key = '', value] = word.split('=', 2);
    const isSetting =
      value !== undefined &&
      grammar.options.some((option) => option.kind === 'choice' && option.name === key.toLowerCase());
    if (isSetting) setChoice(reading, key.toLowerCase(), value);
    return !isSetting;
  });
  return toQuery(reading, { assets: [], benchmarks: [] }, text.join(' '));
}

function helpQuery(commands: readonly Grammar[], text: string): Query {
  const help = commands.find(({ name }) => name === 'help');
  if (help === undefined) throw new Refusal('Say what to compare, such as `corr btc r2k-tech 1y`.');
  const choices = defaultChoices(help);
  return { command: 'help', assets: [], benchmarks: [], range: NO_RANGE, window: NO_WINDOW, choices, text };
}

function toQuery({ grammar, range, window, choices }: Reading, sides: Sides, text: string): Query {
  return {
    command: grammar.name,
    assets: sides.assets.map(({ id }) => id),
    benchmarks: sides.benchmarks.map(({ id }) => id),
    range: range ?? defaultRange(grammar),
    window: window ?? optionOf(grammar, 'window')?.default ?? NO_WINDOW,
    choices: { ...defaultChoices(grammar), ...Object.fromEntries(choices) },
    text,
  };
}

function defaultRange(grammar: Grammar): Range {
  const option = optionOf(grammar, 'range');
  if (option === undefined) return NO_RANGE;
  const range = parseRange(option.default);
  if (range === null) throw new Error(`The command ${grammar.name} has no readable range by default.`);
  return range;
}

function defaultChoices(grammar: Grammar): Record<string, string> {
  const choices = grammar.options.filter((option) => option.kind === 'choice');
  return Object.fromEntries(choices.map((option) => [option.name, option.default]));
}
