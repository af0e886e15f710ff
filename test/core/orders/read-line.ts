import { createCatalog } from '../../../src/core/query/catalog.ts';
import { format } from '../../../src/core/query/format.ts';
import { parse } from '../../../src/core/query/parse.ts';
import type { ReadLine } from '../../../src/core/types.ts';
import { loadCommands } from '../../../src/load-commands.ts';

/** All commands that there are. */
export const commands = await loadCommands();
const catalog = createCatalog();

/** Reads a line as the router does. @throws Refusal */
export function readLine(line: string): ReadLine {
  const query = parse(line, commands, catalog);
  const command = commands.find(({ name }) => name === query.command);
  if (command === undefined) throw new Error(`${query.command} is no command`);
  return { query, command, line: format(query, command) };
}
