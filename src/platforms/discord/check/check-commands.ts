import type { REST } from 'discord.js';
import type { Finding } from '../../../core/checkup/findings.ts';
import type { Command } from '../../../core/ports.ts';
import { definitionsOf } from '../definitions/questions-command.ts';
import { commandsAt, definitionsAt, isSame } from '../definitions/register.ts';
import type { Identity } from './identity.ts';
import { causeWords } from './trouble.ts';

/** Whether the commands that Discord shows are the ones that are answered. */
export async function checkCommands(
  identity: Identity,
  rest: REST,
  options: {
    readonly commands: readonly Command[];
    readonly questions: boolean;
    readonly guildId: string | undefined;
  },
  signal: AbortSignal | undefined,
): Promise<readonly Finding[]> {
  if (identity.kind !== 'known') return [];
  const part = 'discord commands';
  const where = { applicationId: identity.application.id, guildId: options.guildId };
  const wanted = definitionsAt(definitionsOf(options), where);
  try {
    const present = await commandsAt(rest, where);
    if (isSame(wanted, present, where)) {
      return [
        { part, state: 'ok', said: `The ${wanted.length} commands that Discord shows are up to date.` },
      ];
    }
    const said = `Discord shows ${present.length === 0 ? 'no commands' : 'other commands than these'}.`;
    const fix = 'The next start registers them; if it stays, look for discord-commands-failed in the log.';
    return [{ part, state: 'warn', said, fix }];
  } catch (error) {
    signal?.throwIfAborted();
    return [
      {
        part,
        state: 'warn',
        said: `Which commands Discord shows could not be found out: ${causeWords(error)}.`,
      },
    ];
  }
}
