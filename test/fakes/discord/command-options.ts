import type { CommandPart } from './bodies.ts';
import { guildPermissions } from './permissions.ts';
import { optionType as T, permission as P } from './protocol.ts';
import { commandsOf } from './routes/command-routes.ts';
import type { Channel, Person, RegisteredCommand, World } from './world.ts';

/** What a person fills in, by option: `{ asset: 'btc', window: 63 }`. */
export type CommandValues = Readonly<Record<string, string | number | boolean>>;

interface Offer {
  readonly command: RegisteredCommand;
  /** True when it is there only because the person brought the application along. */
  readonly byUserInstall: boolean;
}

/** The command as Discord's client would offer it there to that person. @throws Error when it would not. */
export function offeredCommand(world: World, person: Person, channel: Channel, name: string): Offer {
  const { guild } = channel;
  const isBotThere = guild === null || guild.members.has(world.bot.id);
  const context = guild === null ? 1 : 0;
  const ofGuild = guild !== null && isBotThere ? commandsOf(world, guild.id).list : [];
  const named = [...ofGuild, ...commandsOf(world, '').list].filter((command) => command.name === name);
  if (named.length === 0) throw new Error(`No command /${name} is registered.`);
  for (const command of named) {
    const { contexts = null, integration_types: types, dm_permission: inDirect } = command;
    if (contexts !== null && !contexts.includes(context)) continue;
    if (contexts === null && context === 1 && inDirect === false) continue;
    const forGuild = isBotThere && types.includes(0);
    const forPerson = person.installed && types.includes(1);
    if (!forGuild && !forPerson) continue;
    refuseWithoutPermission(person, channel, command);
    return { command, byUserInstall: !forGuild };
  }
  throw new Error(
    `/${name} can't be used there: its contexts, integration types or the installation forbid it.`,
  );
}

function refuseWithoutPermission(person: Person, { guild }: Channel, command: RegisteredCommand): void {
  const { default_member_permissions: needed, name } = command;
  if (guild === null || needed === null) return;
  const held = guildPermissions(person, guild);
  const isAdministrator = (held & P.administrator) !== 0n;
  const hasAll = needed !== '0' && (held & BigInt(needed)) === BigInt(needed);
  if (isAdministrator || hasAll) return;
  throw new Error(`${person.account.username} does not see /${name}: the permissions ${needed} are needed.`);
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
  options: readonly CommandPart[],
  words: readonly string[],
  values: CommandValues,
  focused: string | null,
): FilledOption[] {
  const [word, ...rest] = words;
  const isNested = ({ type }: CommandPart) => type === T.subcommand || type === T.group;
  if (word !== undefined) {
    const nested = options.find((option) => option.name === word && isNested(option));
    if (nested === undefined) throw new Error(`There is no sub-command ${word}.`);
    const inner = fillOptions(nested.options ?? [], rest, values, focused);
    return [{ name: word, type: nested.type ?? 0, options: inner }];
  }
  if (options.some(isNested)) throw new Error('This command can only be used with a sub-command.');
  const unknown = [...Object.keys(values), ...(focused === null ? [] : [focused])].find(
    (name) => !options.some((option) => option.name === name),
  );
  if (unknown !== undefined) throw new Error(`There is no option ${unknown}.`);
  return options.flatMap((option) => filled(option, values[option.name], focused));
}

function filled(
  option: CommandPart,
  value: CommandValues[string] | undefined,
  focused: string | null,
): FilledOption[] {
  const { name, type, autocomplete, required } = option;
  if (focused === name) {
    if (autocomplete !== true) throw new Error(`The option ${name} has no autocomplete.`);
    return [{ name, type: type ?? 0, value: String(value ?? ''), focused: true }];
  }
  if (value === undefined) {
    if (required === true && focused === null) throw new Error(`The option ${name} is required.`);
    return [];
  }
  const why = focused === null ? objectionTo(option, value) : null;
  if (why !== null) throw new Error(`The option ${name} can't be ${JSON.stringify(value)}: ${why}.`);
  return [{ name, type: type ?? 0, value }];
}

function objectionTo(option: CommandPart, value: string | number | boolean): string | null {
  const { type, choices } = option;
  if (type === T.boolean && typeof value !== 'boolean') return 'it is a boolean';
  if (type === T.integer && !Number.isInteger(value)) return 'it is an integer';
  if (type === T.number && typeof value !== 'number') return 'it is a number';
  if (type === T.string && typeof value !== 'string') return 'it is a string';
  const values = (choices ?? []).map((choice): unknown => choice.value);
  if (values.length > 0 && !values.includes(value)) return 'it is none of the choices';
  const { min_value: least, max_value: most, min_length: shortest, max_length: longest } = option;
  const isOut = typeof value === 'number' && (value < (least ?? -Infinity) || value > (most ?? Infinity));
  if (isOut) return 'it is out of bounds';
  const isLength =
    typeof value === 'string' && (value.length < (shortest ?? 0) || value.length > (longest ?? 6_000));
  return isLength ? 'it has a wrong length' : null;
}
