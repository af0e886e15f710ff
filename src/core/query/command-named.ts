import { Refusal } from '../errors.ts';
import type { Query } from '../types.ts';
import type { Grammar, Name } from './reading.ts';
import { withoutPunctuation } from './words.ts';

/** The command of that name, in any case, with or without a slash. */
export function commandNamed(word: string, commands: readonly Grammar[]): Grammar | undefined {
  const name = withoutPunctuation(word).replace(/^\//, '').toLowerCase();
  return commands.find((command) => command.name === name);
}

/** The command that a query is for. @throws Error when it is none of these: it was read for others. */
export function commandOf<Known extends Grammar>(query: Query, commands: readonly Known[]): Known {
  const command = commands.find(({ name }) => name === query.command);
  if (command === undefined) throw new Error(`A query names the unknown command ${query.command}`);
  return command;
}

/** Printed back, `corr $help ndx` would be the command: a ticker can't have a command's name. @throws Refusal */
export function refuseCommandAsName(names: readonly Name[], commands: readonly Grammar[]): void {
  const name = names.map(({ listing }) => listing.id).find((id) => commandNamed(id, commands) !== undefined);
  if (name !== undefined) {
    throw new Refusal(`\`${name}\` is one of my commands, so it can't be a ticker here. Leave it out.`);
  }
}

/** `corr --help`: what follows the command is not read then. */
export function isHelpFlag(word: string): boolean {
  return word === '--help' || word === '-h';
}
