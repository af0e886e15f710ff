import { ApplicationCommandOptionType, type CommandInteractionOption } from 'discord.js';
import { Refusal } from '../../../core/errors.ts';
import type { Catalog } from '../../../core/query/catalog.ts';
import { optionName, parseForm } from '../../../core/query/parse-form.ts';
import type { Command } from '../../../core/ports.ts';
import type { Query } from '../../../core/types.ts';
import { textName } from './definitions.ts';
import { subCommandsOf, subCommandText } from './sub-commands.ts';
import { objectionTo } from './sub-objections.ts';

/**
 * The query of a slash command, from its typed options alone.
 * @throws Refusal when a value can't be.
 */
export function filledIn(
  command: Command,
  options: readonly CommandInteractionOption[],
  commands: readonly Command[],
  catalog: Catalog,
): Query {
  const [first] = options;
  const sub =
    first?.type === ApplicationCommandOptionType.Subcommand
      ? subCommandsOf(command.name).find(({ name }) => name === first.name)
      : undefined;
  if (sub !== undefined) {
    const values = valuesOf(first?.options ?? []);
    const objection = objectionTo(command.name, sub.name, values);
    if (objection !== null) throw new Refusal(objection);
    const text = subCommandText(sub, values);
    return parseForm(command.name, new Map([['text', text]]), commands, catalog);
  }
  const typed = valuesOf(options);
  const values = command.options.map((option) => {
    const name = optionName(option);
    return [name, typed.get(option.kind === 'text' ? textName(command.name) : name) ?? ''] as const;
  });
  return parseForm(command.name, new Map(values), commands, catalog);
}

function valuesOf(options: readonly CommandInteractionOption[]): ReadonlyMap<string, string> {
  return new Map(options.map(({ name, value }) => [name, value === undefined ? '' : String(value)]));
}
