import { apiError } from '../api-error.ts';
import { commandBody, commandList, read, type CommandBody } from '../bodies.ts';
import type { CommandView, RegisteredCommand, RegisteredCommands, World } from '../world.ts';
import { demandOwnApplication, ownGuild } from './find.ts';
import { done, ok, type Call, type Outcome, type Route } from './route.ts';

const GLOBAL = '/applications/{application_id}/commands';
const GUILD = '/applications/{application_id}/guilds/{guild_id}/commands';

/** Application commands, global and of one guild. */
export const commandRoutes: readonly Route[] = [GLOBAL, GUILD].flatMap((path): Route[] => [
  { method: 'GET', path, bot: true, handle: (call) => ok(registered(call).list) },
  { method: 'PUT', path, bot: true, handle: replaceAll },
  { method: 'POST', path, bot: true, handle: create },
  { method: 'GET', path: `${path}/{command_id}`, bot: true, handle: (call) => ok(commandOf(call)) },
  { method: 'PATCH', path: `${path}/{command_id}`, bot: true, handle: change },
  { method: 'DELETE', path: `${path}/{command_id}`, bot: true, handle: remove },
]);

/** The global commands for an empty id, or those of a guild. */
export function commandsOf({ commands }: World, guildId: string): RegisteredCommands {
  const found = commands.get(guildId) ?? { list: [], puts: 0 };
  commands.set(guildId, found);
  return found;
}

/** What keeps its name keeps its id; what is as it was keeps its version too. */
function replaceAll(call: Call): Outcome {
  const group = registered(call);
  group.list = read(commandList, call.body ?? []).map((body) => stored(call, body, group));
  group.puts += 1;
  return ok(group.list);
}

/** A command of the same name is written over. */
function create(call: Call): Outcome {
  const group = registered(call);
  const body = read(commandBody, call.body);
  const others = group.list.filter((command) => !isSame(command, body));
  const status = others.length < group.list.length ? 200 : 201;
  const command = stored(call, body, group);
  group.list = [...others, command];
  return { status, body: command };
}

function change(call: Call): Outcome {
  const group = registered(call);
  const before = commandOf(call);
  const { id } = before;
  const merged = { ...before, ...(typeof call.body === 'object' ? call.body : {}) };
  const after = { ...view(call, read(commandBody, merged)), id, version: call.world.nextId() };
  group.list = group.list.map((command) => (command.id === id ? after : command));
  return ok(after);
}

function remove(call: Call): Outcome {
  const group = registered(call);
  const { id } = commandOf(call);
  group.list = group.list.filter((command) => command.id !== id);
  return done;
}

function registered(call: Call): RegisteredCommands {
  demandOwnApplication(call);
  return commandsOf(call.world, isOfGuild(call) ? ownGuild(call).id : '');
}

function isOfGuild({ param }: Call): boolean {
  return param('guild_id') !== '';
}

function commandOf(call: Call): RegisteredCommand {
  const found = registered(call).list.find(({ id }) => id === call.param('command_id'));
  if (found === undefined) throw apiError(10063);
  return found;
}

function isSame(command: RegisteredCommand, { name, type }: CommandBody): boolean {
  return command.name === name && command.type === (type ?? 1);
}

function stored(call: Call, body: CommandBody, { list }: RegisteredCommands): RegisteredCommand {
  const before = list.find((command) => isSame(command, body));
  const shown = view(call, body);
  if (before === undefined) {
    const id = call.world.nextId();
    return { ...shown, id, version: id };
  }
  const { id, version } = before;
  const isUnchanged = JSON.stringify({ ...shown, id, version }) === JSON.stringify(before);
  return isUnchanged ? before : { ...shown, id, version: call.world.nextId() };
}

/** A command as Discord gives it back: defaults filled in, what is false or empty left out. */
function view(call: Call, body: CommandBody): CommandView {
  const { name, description, type, nsfw, options, integration_types: types } = body;
  const permissions = body.default_member_permissions ?? null;
  const reach = isOfGuild(call)
    ? { guild_id: call.param('guild_id') }
    : { dm_permission: body.dm_permission ?? true, contexts: body.contexts ?? null };
  return {
    application_id: call.world.bot.id,
    default_member_permissions: permissions === null ? null : String(permissions),
    type: type ?? 1,
    name,
    description: description ?? '',
    ...reach,
    integration_types: types ?? [0],
    nsfw: nsfw ?? false,
    ...optionsView(options),
  };
}

function optionsView(options: CommandBody['options']): Pick<CommandBody, 'options'> {
  if (options === undefined || options === null || options.length === 0) return {};
  return {
    options: options.map((option) => {
      const { name, options: nested, ...rest } = option;
      const kept = Object.entries(rest).filter(([, value]) => {
        const isEmpty = Array.isArray(value) && value.length === 0;
        return value !== false && value !== null && !isEmpty;
      });
      return { name, ...Object.fromEntries(kept), ...optionsView(nested) };
    }),
  };
}
