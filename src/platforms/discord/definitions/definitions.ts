import {
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  SlashCommandBuilder,
  SlashCommandSubcommandBuilder,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import { optionName } from '../../../core/query/parse-form.ts';
import type { Command, CommandOption } from '../../../core/ports.ts';
import { LIMITS } from '../embeds/limits.ts';
import { isManaged, subCommandsOf, type SubOption } from './sub-commands.ts';

export type Definition = RESTPostAPIChatInputApplicationCommandsJSONBody;

/** The option that every plain command has on top: an answer for one pair of eyes. */
export const PRIVATE = 'private';

/** The name of the words of a command with free text: what they are, where that is known. */
const TEXT_NAMES: Readonly<Record<string, string>> = { help: 'command' };

/** What the free text of a command goes by in Discord. */
export function textName(command: string): string {
  return TEXT_NAMES[command] ?? 'text';
}

/**
 * The slash commands of Discord, one a command, made from the same options that the parser reads. The builder throws
 * where Discord would refuse: a bad name, a text that is too long, too many options.
 */
export function toDefinitions(commands: readonly Command[]): Definition[] {
  return commands.map((command) => toDefinition(command, commands));
}

function toDefinition(command: Command, commands: readonly Command[]): Definition {
  const managed = isManaged(command.name);
  const builder = new SlashCommandBuilder()
    .setName(command.name)
    .setDescription(short(command.summary))
    .setContexts(
      InteractionContextType.Guild,
      InteractionContextType.BotDM,
      // Nothing can be posted later to where the bot itself is not.
      ...(managed ? [] : [InteractionContextType.PrivateChannel]),
    )
    .setIntegrationTypes(
      ApplicationIntegrationType.GuildInstall,
      ...(managed ? [] : [ApplicationIntegrationType.UserInstall]),
    );
  if (managed) {
    builder.setDefaultMemberPermissions(PermissionFlagsBits.ManageGuild);
    for (const sub of subCommandsOf(command.name)) {
      const child = new SlashCommandSubcommandBuilder()
        .setName(sub.name)
        .setDescription(short(sub.description));
      for (const option of requiredFirst(sub.options)) addSubOption(child, option);
      builder.addSubcommand(child);
    }
    return builder.toJSON();
  }
  for (const option of requiredFirst(command.options)) addOption(builder, option, command, commands);
  builder.addBooleanOption((option) => option.setName(PRIVATE).setDescription('only you see the answer'));
  return builder.toJSON();
}

/** As Discord wants them. */
function requiredFirst<T extends CommandOption | SubOption>(options: readonly T[]): T[] {
  return options.toSorted((one, other) => Number(isRequired(other)) - Number(isRequired(one)));
}

function isRequired(option: CommandOption | SubOption): boolean {
  return 'required' in option
    ? option.required
    : 'least' in option && option.kind !== 'window' && option.least > 0;
}

function addOption(
  builder: SlashCommandBuilder | SlashCommandSubcommandBuilder,
  option: CommandOption,
  command: Command,
  commands: readonly Command[],
): void {
  const name = option.kind === 'text' ? textName(command.name) : optionName(option);
  const description = short(option.description);
  switch (option.kind) {
    case 'window':
      builder.addIntegerOption((made) =>
        made.setName(name).setDescription(description).setMinValue(option.least).setMaxValue(option.most),
      );
      return;
    case 'choice':
      addText(builder, { name, description, required: false, choices: option.choices });
      return;
    case 'text':
      addText(builder, {
        name,
        description,
        required: false,
        choices: command.name === 'help' ? commands.map((one) => one.name) : [],
      });
      return;
    case 'asset':
    case 'benchmark':
    case 'assets':
    case 'benchmarks':
    case 'range':
      addText(builder, { name, description, required: isRequired(option), offered: true });
  }
}

function addSubOption(builder: SlashCommandSubcommandBuilder, option: SubOption): void {
  const { name, required } = option;
  const description = short(option.description);
  if (option.type === 'number') {
    builder.addIntegerOption((made) =>
      made
        .setName(name)
        .setDescription(description)
        .setRequired(required)
        .setMinValue(1)
        .setAutocomplete(option.offer !== undefined),
    );
    return;
  }
  if (option.type === 'level') {
    builder.addNumberOption((made) =>
      made.setName(name).setDescription(description).setRequired(required).setMinValue(-1).setMaxValue(1),
    );
    return;
  }
  if (option.type === 'yes-no') {
    builder.addBooleanOption((made) => made.setName(name).setDescription(description).setRequired(required));
    return;
  }
  addText(builder, {
    name,
    description,
    required,
    choices: option.choices ?? [],
    offered: option.offer !== undefined,
  });
}

/** A text: one of a few fixed values, or with what is offered while it is typed. */
function addText(
  builder: SlashCommandBuilder | SlashCommandSubcommandBuilder,
  text: {
    readonly name: string;
    readonly description: string;
    readonly required: boolean;
    readonly choices?: readonly string[];
    readonly offered?: boolean;
  },
): void {
  const choices = text.choices ?? [];
  builder.addStringOption((option) => {
    option.setName(text.name).setDescription(text.description).setRequired(text.required);
    if (text.offered === true) return option.setAutocomplete(true);
    return choices.length === 0 || choices.length > LIMITS.choices
      ? option
      : option.setChoices(choices.map((value) => ({ name: value, value })));
  });
}

function short(text: string): string {
  return text.length <= LIMITS.commandText ? text : `${text.slice(0, LIMITS.commandText - 1).trimEnd()}…`;
}
