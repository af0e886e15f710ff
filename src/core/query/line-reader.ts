import type { Command, ReadLine } from '../ports.ts';
import type { Catalog } from './catalog.ts';
import { commandOf } from './command-named.ts';
import { format } from './format.ts';
import { parse } from './parse.ts';

/** Reads lines for these commands. What it gives throws a `Refusal` for a line that can't be read. */
export function lineReader(commands: readonly Command[], catalog: Catalog): (line: string) => ReadLine {
  return (line) => {
    const query = parse(line, commands, catalog);
    const command = commandOf(query, commands);
    return { query, command, line: format(query, command) };
  };
}
