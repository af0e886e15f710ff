import type { APIApplicationCommand } from 'discord.js';
import { apiError, invalidBody } from '../api-error.ts';
import { duplicateFlaws, type CommandPart } from '../command-rules.ts';
import type { RegisteredCommands, World } from '../world.ts';
import { ownApplication, ownGuild } from './find.ts';
import { done, ok, type Call, type Outcome, type Route } from './route.ts';

const GLOBAL = '/applications/{application_id}/commands';
const GUILD = '/applications/{application_id}/guilds/{guild_id}/commands';

/** Application commands, global and of one guild. */
export const commandRoutes: readonly Route[] = [GLOBAL, GUILD].flatMap((path): Route[] => [
  { method: 'GET', path, bot: true, handle: list },
  { method: 'PUT', path, bot: true, handle: replaceAll },
  { method: 'POST', path, bot: true, handle: create },
  { method: 'GET', path: `${path}/{command_id}`, bot: true, handle: (call) => ok(commandOf(call)) },
  { method: 'PATCH', path: `${path}/{command_id}`, bot: true, handle: change },
  { method: 'DELETE', path: `${path}/{command_id}`, bot: true, handle: remove },
]);

function list(call: Call): Outcome {
  return ok(registered(call).list);
}

/** What keeps its name keeps its id; what is as it was keeps its version too. */
function replaceAll(call: Call): Outcome {
  const group = registered(call);
  const bodies = (call.body ?? []) as readonly CommandPart[];
  const flaws = duplicateFlaws(bodies);
  if (flaws.length > 0) throw invalidBody(flaws);
  group.list = bodies.map((body) => stored(call, body, group));
  group.puts += 1;
  return ok(group.list);
}

/** A command of the same name is written over. */
function create(call: Call): Outcome {
  const group = registered(call);
  const body = call.body as CommandPart;
  const existed = group.list.some((command) => isSame(command, body));
  const command = stored(call, body, group);
  group.list = [...group.list.filter((other) => !isSame(other, body)), command];
  return { status: existed ? 200 : 201, body: command };
}

function change(call: Call): Outcome {
  const group = registered(call);
  const before = commandOf(call);
  const after = {
    ...before,
    ...view(call, { ...before, ...(call.body as object) } as CommandPart),
    version: call.world.nextId(),
  };
  group.list = group.list.map((command) => (command.id === before.id ? after : command));
  return ok(after);
}

function remove(call: Call): Outcome {
  const group = registered(call);
  const { id } = commandOf(call);
  group.list = group.list.filter((command) => command.id !== id);
  return done;
}

function registered(call: Call): RegisteredCommands {
  ownApplication(call);
  const { world } = call;
  return commandsOf(world, isGuild(call) ? ownGuild(call).id : '');
}

/** Those of a guild, or the global ones for an empty id. */
export function commandsOf(world: World, guildId: string): RegisteredCommands {
  const found = world.commands.get(guildId) ?? { list: [], puts: 0 };
  world.commands.set(guildId, found);
  return found;
}

function commandOf(call: Call): APIApplicationCommand {
  const found = registered(call).list.find(({ id }) => id === call.param('command_id'));
  if (found === undefined) throw apiError(10063);
  return found;
}

function isSame(command: APIApplicationCommand, { name, type }: CommandPart): boolean {
  return command.name === name && command.type === (type ?? 1);
}

function stored(call: Call, body: CommandPart, group: RegisteredCommands): APIApplicationCommand {
  const before = group.list.find((command) => isSame(command, body));
  const shown = view(call, body);
  if (before !== undefined) {
    const { id, version, ...rest } = before;
    if (JSON.stringify(rest) === JSON.stringify(shown)) return before;
    return { id, ...shown, version: call.world.nextId() };
  }
  const id = call.world.nextId();
  return { id, ...shown, version: id };
}

/** A command as Discord gives it back: defaults filled in, what is false or empty left out. */
function view(call: Call, body: CommandPart): Omit<APIApplicationCommand, 'id' | 'version'> {
  const given = body as CommandPart & Record<string, unknown>;
  const { world } = call;
  const permissions = given['default_member_permissions'];
  const inGuild = isGuild(call) ? { guild_id: call.param('guild_id') } : {};
  const reach = isGuild(call)
    ? {}
    : { dm_permission: given['dm_permission'] ?? true, contexts: given['contexts'] ?? null };
  return {
    application_id: world.application.id,
    default_member_permissions:
      permissions === null || permissions === undefined ? null : String(permissions as string),
    type: body.type ?? 1,
    name: body.name,
    description: body.description ?? '',
    ...inGuild,
    ...reach,
    integration_types: given['integration_types'] ?? [0],
    nsfw: given['nsfw'] ?? false,
    ...optionsView(body.options),
  } as unknown as Omit<APIApplicationCommand, 'id' | 'version'>;
}

function optionsView(options: CommandPart['options']): { options: object[] } | object {
  if (options === undefined || options === null || options.length === 0) return {};
  return {
    options: options.map((option) => {
      const { options: nested, ...rest } = option;
      const kept = Object.entries(rest).filter(([, value]) => {
        const isEmpty = Array.isArray(value) && value.length === 0;
        return value !== false && value !== null && !isEmpty;
      });
      return { ...Object.fromEntries(kept), ...optionsView(nested) };
    }),
  };
}

function isGuild({ param }: Call): boolean {
  return param('guild_id') !== '';
}
