import { announceChannel } from './events.ts';
import { addChannel } from './places.ts';
import { channelType, intent, overwriteType, permission as P } from './protocol.ts';
import { guildCreateView, roleView } from './views.ts';
import type { Channel, Guild, Person, World } from './world.ts';

/** Guilds, roles, members and channels, made and changed by whoever runs a test. */

/** What the bot's own role may do unless a test says otherwise. */
const BOT =
  P.viewChannel |
  P.sendMessages |
  P.sendInThreads |
  P.readHistory |
  P.embedLinks |
  P.attachFiles |
  P.addReactions |
  P.createPublicThreads;
/** What everybody may do in a guild when it is made. */
const EVERYONE =
  P.useCommands |
  P.viewChannel |
  P.sendMessages |
  P.sendInThreads |
  P.readHistory |
  P.addReactions |
  P.attachFiles |
  P.createPublicThreads;

export function addPerson(
  { nextId, people }: Pick<World, 'nextId' | 'people'>,
  name: string,
  isBot = false,
): Person {
  const id = nextId();
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
  people.set(id, person);
  return person;
}

export interface GuildSpec {
  readonly name: string;
  readonly owner: Person;
  /** What the bot's role may do; null when the bot is not there. */
  readonly botPermissions?: bigint | null;
}

export function addGuild(world: World, { name, owner, botPermissions = BOT }: GuildSpec): Guild {
  const guild: Guild = {
    id: world.nextId(),
    name,
    owner,
    roles: new Map(),
    members: new Map(),
    available: true,
  };
  world.guilds.set(guild.id, guild);
  guild.roles.set(guild.id, { id: guild.id, name: '@everyone', permissions: EVERYONE });
  join(world, guild, owner);
  if (botPermissions !== null) addBot(world, guild, botPermissions);
  return guild;
}

/** The bot is added to a guild, with a role of its own. */
export function addBot(world: World, guild: Guild, permissions: bigint = BOT): void {
  join(world, guild, world.bot, permissions);
  world.dispatch('GUILD_CREATE', guildCreateView(world, guild), audienceOf(guild));
}

/** The bot is thrown out, or leaves. */
export function removeBot(world: World, guild: Guild): void {
  guild.members.delete(world.bot.id);
  world.commands.delete(guild.id);
  world.dispatch('GUILD_DELETE', { id: guild.id }, audienceOf(guild));
}

/** An outage of one guild, or its end. */
export function setAvailable(world: World, guild: Guild, available: boolean): void {
  guild.available = available;
  if (available) world.dispatch('GUILD_CREATE', guildCreateView(world, guild), audienceOf(guild));
  else world.dispatch('GUILD_DELETE', { id: guild.id, unavailable: true }, audienceOf(guild));
}

/** Somebody becomes a member; with permissions beyond everyone's they get a role that has them. */
export function join(world: World, guild: Guild, person: Person, permissions = 0n): void {
  const roles = new Set<string>();
  if (permissions !== 0n) {
    const id = world.nextId();
    const brought = person.account.bot === true ? { botId: person.id } : {};
    guild.roles.set(id, { id, name: person.account.username, permissions, ...brought });
    roles.add(id);
  }
  guild.members.set(person.id, { person, roles, joinedAt: new Date(world.now()).toISOString() });
}

export interface ChannelOptions {
  readonly name: string;
  /** Text unless given. */
  readonly kind?: 'text' | 'forum' | 'announcement' | 'voice';
  /** True for one that nobody sees but the owner and those for whom an exception is made. */
  readonly hidden?: boolean;
}

export function addGuildChannel(world: World, guild: Guild, options: ChannelOptions): Channel {
  const { name, kind = 'text', hidden = false } = options;
  const channel = addChannel(world, { type: channelType[kind], guild, name });
  announceChannel(world, channel, 'CHANNEL_CREATE');
  if (hidden) setPermissions(world, channel, guild.id, { deny: P.viewChannel });
  return channel;
}

export function removeChannel(world: World, channel: Channel): void {
  world.channels.delete(channel.id);
  announceChannel(world, channel, 'CHANNEL_DELETE');
}

/** What an exception gives and takes. */
export interface Bits {
  readonly allow?: bigint;
  readonly deny?: bigint;
}

/** Makes an exception in a channel for everyone (the guild's id), a role or a person; replaces what was there for them. */
export function setPermissions(
  world: World,
  channel: Channel,
  id: string,
  { allow = 0n, deny = 0n }: Bits,
): void {
  const type = channel.guild?.roles.has(id) === true ? overwriteType.role : overwriteType.member;
  const others = channel.overwrites.filter((overwrite) => overwrite.id !== id);
  channel.overwrites = [...others, { id, type, allow, deny }];
  announceChannel(world, channel, 'CHANNEL_UPDATE');
}

/** Changes what the bot's own role may do. @throws Error where the bot is not. */
export function setBotPermissions(world: World, guild: Guild, permissions: bigint): void {
  const [id = ''] = guild.members.get(world.bot.id)?.roles ?? [];
  const before = guild.roles.get(id);
  if (before === undefined) throw new Error(`The bot is not in ${guild.name}.`);
  const after = { ...before, permissions };
  guild.roles.set(id, after);
  world.dispatch('GUILD_ROLE_UPDATE', { guild_id: guild.id, role: roleView(after) }, audienceOf(guild));
}

function audienceOf(guild: Guild) {
  return { guild, intents: intent.guilds };
}
