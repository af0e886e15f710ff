import { Refusal } from '../errors.ts';
import type { Query } from '../types.ts';
import { allot } from './allot.ts';
import type { Catalog } from './catalog.ts';
import { commandNamed, isHelpFlag, refuseCommandAsName } from './command-named.ts';
import { echo } from './echo.ts';
import { plainLine } from './plain-line.ts';
import { readWords } from './readers.ts';
import { emptyReading, takesWords, type Grammar, type Reading } from './reading.ts';
import { textQuery, toQuery } from './to-query.ts';
import { toWords } from './words.ts';

/** The command that is meant when none is named. */
const USUAL_COMMAND = 'corr';

/**
 * Reads one line as a person typed it: any case, words in any order, many spellings, with or without a slash or the
 * command's name. What it means is decided by the options of the commands alone.
 * @throws Refusal, a sentence with the fix in it, when it can't be read.
 */
export function parse(line: string, commands: readonly Grammar[], catalog: Catalog): Query {
  const { grammar, rest } = chooseCommand(plainLine(line), commands);
  if (grammar === null) return helpQuery(commands, catalog, '');
  const words = rest.split(' ').filter((word) => word !== '');
  if (words.some(isHelpFlag)) return helpQuery(commands, catalog, grammar.name);
  if (takesWords(grammar)) return textQuery(grammar, words, catalog);

  const reading = emptyReading(grammar, catalog);
  readWords(reading, toWords(rest, catalog));
  refuseCommandAsName(reading.names, commands);
  return isEmpty(reading) && grammar.name === USUAL_COMMAND
    ? helpQuery(commands, catalog, '')
    : toQuery(reading, allot(reading), '');
}

/** The command is null for an empty line and for a bare call for help. */
function chooseCommand(
  line: string,
  commands: readonly Grammar[],
): { grammar: Grammar | null; rest: string } {
  const usual = commands.find(({ name }) => name === USUAL_COMMAND);
  const [first, rest] = firstWord(line);
  if (first === '' || first === '?' || isHelpFlag(first)) return { grammar: null, rest: '' };
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

function unknownCommand(word: string, commands: readonly Grammar[]): Refusal {
  const names = commands.map(({ name }) => `\`${name}\``).join(', ');
  return new Refusal(`I don't know the command ${echo(word)}. Try one of these: ${names}.`);
}

function isEmpty({ names, choices, range, window }: Reading): boolean {
  return names.length === 0 && choices.size === 0 && range === null && window === null;
}

function helpQuery(commands: readonly Grammar[], catalog: Catalog, text: string): Query {
  const help = commands.find(({ name }) => name === 'help');
  if (help === undefined) throw new Refusal('Say what to compare, such as `corr btc r2k-tech 1y`.');
  return toQuery(emptyReading(help, catalog), { assets: [], benchmarks: [] }, text);
}
