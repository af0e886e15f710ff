import type { Command, ReadLine } from '../types.ts';
import type { Catalog } from './catalog.ts';
import { format } from './format.ts';
import { parse } from './parse.ts';

/** Reads lines for these commands. What it gives throws a `Refusal` for a line that can't be read. */
export function lineReader(commands: readonly Command[], catalog: Catalog): (line: string) => ReadLine {
  return (line) => {
    const query = parse(line, commands, catalog);
    const command = commands.find(({ name }) => name === query.command);
    if (command === undefined) throw new Error(`A line was read as the unknown command ${query.command}`);
    return { query, command, line: format(query, command) };
  };
}
