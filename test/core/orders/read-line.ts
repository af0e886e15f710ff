import { createCatalog } from '../../../src/core/query/catalog.ts';
import { lineReader } from '../../../src/core/query/line-reader.ts';
import { loadCommands } from '../../../src/load-commands.ts';

/** All commands that there are. */
export const commands = await loadCommands();

/** Reads a line as the router does. @throws Refusal */
export const readLine = lineReader(commands, createCatalog());
