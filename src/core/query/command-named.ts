import { Refusal } from '../errors.ts';
import { isPlanned } from './planned.ts';
import type { Grammar, Name } from './reading.ts';
import { withoutPunctuation } from './words.ts';

/** The command of that name, in any case, with or without a slash. @throws Refusal for one that is only planned. */
export function commandNamed(word: string, commands: readonly Grammar[]): Grammar | undefined {
  const name = withoutPunctuation(word).replace(/^\//, '').toLowerCase();
  if (isPlanned(name, commands)) {
    const ready = commands.map((command) => `\`${command.name}\``).join(', ');
    throw new Refusal(`\`${name}\` isn't there yet. What I can do today: ${ready}.`, [
      { label: 'Try corr', line: 'corr btc r2k-tech 1y' },
    ]);
  }
  return commands.find((command) => command.name === name);
}

/** Printed back, `corr $help ndx` would be the command: a ticker can't have a command's name. @throws Refusal */
export function refuseCommandAsName(names: readonly Name[], commands: readonly Grammar[]): void {
  const name = names.map(({ listing }) => listing.id).find((id) => commandNamed(id, commands) !== undefined);
  if (name !== undefined) {
    throw new Refusal(`\`${name}\` is one of my commands, so it can't be a ticker here. Leave it out.`);
  }
}
