import { ChannelType, OverwriteType, PermissionFlagsBits as P, type APIRole } from 'discord.js';
import { announceChannel } from './events.ts';
import { addChannel } from './places.ts';
import { guildCreateView } from './views.ts';
import type { Channel, Guild, Person, World } from './world.ts';

/** Guilds, roles, members and channels, made and changed by whoever runs a test. */

/** What everybody may do in a guild when it is made. */
const EVERYONE =
  P.ViewChannel |
  P.SendMessages |
  P.SendMessagesInThreads |
  P.ReadMessageHistory |
  P.AddReactions |
  P.EmbedLinks |
  P.AttachFiles |
  P.UseApplicationCommands |
  P.CreatePublicThreads;
/** What the bot's own role may do unless a test says otherwise. */
export const BOT_PERMISSIONS =
  P.ViewChannel |
  P.SendMessages |
  P.SendMessagesInThreads |
  P.ReadMessageHistory |
  P.EmbedLinks |
  P.AttachFiles |
  P.AddReactions |
  P.CreatePublicThreads;

export function addPerson(world: Pick<World, 'nextId' | 'people'>, name: string, isBot = false): Person {
  const id = world.nextId();
  const person: Person = {
    id,
    account: {
      id,
      username: name.toLowerCase(),
      discriminator: '0',
      global_name: isBot ? null : name,
      avatar: null,
      ...(isBot ? { bot: true } : {}),
    },
    installed: false,
    acceptsDirectMessages: true,
    locale: 'en-US',
  };
  world.people.set(id, person);
  return person;
}

export interface GuildSpec {
  readonly name: string;
  readonly owner: Person;
  /** What the bot's role may do; null when the bot is not there. */
  readonly botPermissions?: bigint | null;
}

export function addGuild(world: World, { name, owner, botPermissions = BOT_PERMISSIONS }: GuildSpec): Guild {
  const guild: Guild = {
    id: world.nextId(),
    name,
    owner,
    roles: new Map(),
    members: new Map(),
    available: true,
  };
  world.guilds.set(guild.id, guild);
  guild.roles.set(guild.id, role({ id: guild.id, name: '@everyone', permissions: EVERYONE }));
  join(world, guild, owner);
  if (botPermissions !== null) addBot(world, guild, botPermissions);
  return guild;
}

/** The bot is added to a guild, with a role of its own. */
export function addBot(world: World, guild: Guild, permissions: bigint = BOT_PERMISSIONS): void {
  join(world, guild, world.bot, permissions);
  world.dispatch('GUILD_CREATE', guildCreateView(world, guild), { guild, intents: 1 });
}

/** The bot is thrown out, or leaves. */
export function removeBot(world: World, guild: Guild): void {
  world.dispatch('GUILD_DELETE', { id: guild.id, unavailable: false }, { guild, intents: 1 });
  guild.members.delete(world.bot.id);
  world.commands.delete(guild.id);
}

/** Somebody becomes a member; with permissions beyond everyone's they get a role that has them. */
export function join(world: World, guild: Guild, person: Person, permissions = 0n): void {
  const roles = new Set<string>();
  if (permissions !== 0n) {
    const made = role({ id: world.nextId(), name: person.account.username, permissions });
    guild.roles.set(made.id, made);
    roles.add(made.id);
  }
  guild.members.set(person.id, { person, roles, joinedAt: new Date(world.now()).toISOString() });
}

export interface ChannelOptions {
  readonly name: string;
  readonly type?:
    | ChannelType.GuildText
    | ChannelType.GuildForum
    | ChannelType.GuildAnnouncement
    | ChannelType.GuildVoice;
  /** True for one that only those with a role of its own can see; nobody does at first but the owner. */
  readonly hidden?: boolean;
}

export function addGuildChannel(world: World, guild: Guild, options: ChannelOptions): Channel {
  const { name, type = ChannelType.GuildText, hidden = false } = options;
  const channel = addChannel(world, { type, guild, name });
  if (hidden) setPermissions(world, channel, guild.id, { deny: P.ViewChannel });
  announceChannel(world, channel, 'CHANNEL_CREATE');
  return channel;
}

/** Makes an exception in a channel for everyone (the guild's id), a role or a person; replaces what was there for them. */
export function setPermissions(
  world: World,
  channel: Channel,
  id: string,
  { allow = 0n, deny = 0n }: { readonly allow?: bigint; readonly deny?: bigint },
): void {
  const isRole = channel.guild?.roles.has(id) === true;
  const type = isRole ? OverwriteType.Role : OverwriteType.Member;
  const others = channel.overwrites.filter((overwrite) => overwrite.id !== id);
  channel.overwrites = [...others, { id, type, allow: String(allow), deny: String(deny) }];
  announceChannel(world, channel, 'CHANNEL_UPDATE');
}

/** Changes what a role of a guild may do: everyone's under the guild's own id, a member's under theirs. */
export function setRole(world: World, guild: Guild, roleId: string, permissions: bigint): void {
  const before = guild.roles.get(roleId);
  if (before === undefined) throw new Error(`The guild ${guild.name} has no role ${roleId}.`);
  const after = { ...before, permissions: String(permissions) };
  guild.roles.set(roleId, after);
  world.dispatch('GUILD_ROLE_UPDATE', { guild_id: guild.id, role: after }, { guild, intents: 1 });
}

function role({ id, name, permissions }: { id: string; name: string; permissions: bigint }): APIRole {
  return {
    id,
    name,
    permissions: String(permissions),
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    icon: null,
    unicode_emoji: null,
    position: 0,
    managed: false,
    mentionable: false,
    flags: 0,
  } as unknown as APIRole;
}
