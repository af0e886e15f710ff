import {
  ApplicationCommandOptionType as T,
  PermissionFlagsBits,
  type APIApplicationCommand,
  type APIApplicationCommandOption,
} from 'discord.js';
import { commandsOf } from './routes/command-routes.ts';
import { guildPermissions } from './permissions.ts';
import type { Channel, Person, World } from './world.ts';

/** What a person fills in, by option: `{ asset: 'btc', window: 63 }`. */
export type CommandValues = Readonly<Record<string, string | number | boolean>>;

interface Found {
  readonly command: APIApplicationCommand;
  /** True when it is there only because the person brought the application along. */
  readonly byUserInstall: boolean;
}

/** The command as Discord's client would offer it there to that person. @throws Error when it would not. */
export function findCommand(world: World, person: Person, channel: Channel, name: string): Found {
  const { guild } = channel;
  const isBotThere = guild === null || guild.members.has(world.bot.id);
  const context = guild === null ? 1 : 0;
  const own = guild !== null && isBotThere ? commandsOf(world, guild.id).list : [];
  const named = [...own, ...commandsOf(world, '').list].filter((command) => command.name === name);
  if (named.length === 0) throw new Error(`No command /${name} is registered.`);
  for (const command of named) {
    const contexts: readonly number[] | null = command.contexts ?? null;
    const types: readonly number[] = command.integration_types ?? [0];
    if (contexts !== null && !contexts.includes(context)) continue;
    const forGuild = isBotThere && types.includes(0);
    const forPerson = person.installed && types.includes(1);
    if (!forGuild && !forPerson) continue;
    refuseWithoutPermission(person, channel, command);
    return { command, byUserInstall: !forGuild };
  }
  throw new Error(
    `/${name} can't be used there: contexts, integration types or installation do not allow it.`,
  );
}

function refuseWithoutPermission(person: Person, { guild }: Channel, command: APIApplicationCommand): void {
  const { default_member_permissions: needed, name } = command;
  if (guild === null || needed === null) return;
  const held = guildPermissions(person, guild);
  const isAdmin = (held & PermissionFlagsBits.Administrator) !== 0n;
  const hasAll = needed !== '0' && (held & BigInt(needed)) === BigInt(needed);
  if (!isAdmin && !hasAll)
    throw new Error(`${person.account.username} does not see /${name}: permissions ${needed} are needed.`);
}

export interface FilledOption {
  readonly name: string;
  readonly type: number;
  readonly value?: string | number | boolean;
  readonly focused?: true;
  readonly options?: readonly FilledOption[];
}

/**
 * The options as they are sent: `words` are the names of group and sub-command. `focused` is the one being typed, for
 * autocomplete. @throws Error for what Discord's client would not let through.
 */
export function fillOptions(
  options: readonly APIApplicationCommandOption[],
  words: readonly string[],
  values: CommandValues,
  focused: string | null,
): FilledOption[] {
  const [word, ...rest] = words;
  if (word !== undefined) {
    const nested = options.find(
      ({ name, type }) => name === word && (type === T.Subcommand || type === T.SubcommandGroup),
    );
    if (nested === undefined) throw new Error(`There is no sub-command ${word}.`);
    const inner = 'options' in nested ? (nested.options ?? []) : [];
    return [{ name: word, type: nested.type, options: fillOptions(inner, rest, values, focused) }];
  }
  const missing = options.find((option) => option.type === T.Subcommand || option.type === T.SubcommandGroup);
  if (missing !== undefined) throw new Error('This command can only be used with a sub-command.');
  const unknown = Object.keys(values).find((name) => !options.some((option) => option.name === name));
  if (unknown !== undefined) throw new Error(`There is no option ${unknown}.`);
  return options.flatMap((option) => filled(option, values[option.name], focused));
}

function filled(
  option: APIApplicationCommandOption,
  value: string | number | boolean | undefined,
  focused: string | null,
): FilledOption[] {
  const { name, type } = option;
  if (focused === name) {
    if (!('autocomplete' in option) || option.autocomplete !== true)
      throw new Error(`The option ${name} has no autocomplete.`);
    return [{ name, type, value: String(value ?? ''), focused: true }];
  }
  if (value === undefined) {
    if (option.required === true && focused === null) throw new Error(`The option ${name} is required.`);
    return [];
  }
  if (focused === null) refuseValue(option, value);
  return [{ name, type, value }];
}

function refuseValue(option: APIApplicationCommandOption, value: string | number | boolean): void {
  const refuse = (why: string) => {
    throw new Error(`The option ${option.name} can't be ${JSON.stringify(value)}: ${why}.`);
  };
  const { type } = option;
  if (type === T.Boolean && typeof value !== 'boolean') refuse('it is a boolean');
  if (type === T.Integer && !Number.isInteger(value)) refuse('it is an integer');
  if (type === T.Number && typeof value !== 'number') refuse('it is a number');
  if (type === T.String && typeof value !== 'string') refuse('it is a string');
  const choices = 'choices' in option ? (option.choices ?? []) : [];
  if (choices.length > 0 && !choices.some((choice) => choice.value === value))
    refuse('it is none of the choices');
  if ((type === T.Integer || type === T.Number) && typeof value === 'number') {
    if (value < (option.min_value ?? -Infinity) || value > (option.max_value ?? Infinity))
      refuse('it is out of bounds');
  }
  if (type === T.String && typeof value === 'string') {
    if (value.length < (option.min_length ?? 0) || value.length > (option.max_length ?? 6_000))
      refuse('of its length');
  }
}
