import {
  ChannelType,
  type APIChannel,
  type APIGuild,
  type APIGuildMember,
  type APIInteractionGuildMember,
  type APIUser,
  type GatewayGuildCreateDispatchData,
} from 'discord.js';
import { guildPermissions, permissionsIn } from './permissions.ts';
import type { Channel, Guild, Member, Message, Person, World } from './world.ts';

/** How things of the world look in the API's JSON. */

export function botUser({ bot }: World): APIUser & { bot: true; verified: boolean; mfa_enabled: boolean } {
  return { ...bot.account, bot: true, verified: true, mfa_enabled: false };
}

export function memberView(member: Member): APIGuildMember {
  return { ...memberWithoutUser(member), user: member.person.account };
}

/** As it comes with a message, whose author is the user. */
export function memberWithoutUser(member: Member) {
  return {
    nick: null,
    avatar: null,
    banner: null,
    roles: [...member.roles],
    joined_at: member.joinedAt,
    premium_since: null,
    deaf: false,
    mute: false,
    pending: false,
    communication_disabled_until: null,
    flags: 0,
  };
}

/** As it comes with an interaction: with what they may do in that channel. */
export function interactionMember(member: Member, held: bigint): APIInteractionGuildMember {
  return { ...memberWithoutUser(member), user: member.person.account, permissions: String(held) };
}

export function channelView(world: World, channel: Channel): APIChannel {
  const { id, type, guild, name, parentId, thread, recipients } = channel;
  const last = [...channel.messages.values()].findLast(({ deleted }) => !deleted)?.id ?? null;
  const common = { id, type, last_message_id: last, flags: 0 };
  const guildId = guild?.id ?? '';
  if (type === ChannelType.DM) {
    const others = recipients.filter((person) => person !== world.bot).map(({ account }) => account);
    return { ...common, recipients: others } as unknown as APIChannel;
  }
  const named = {
    ...common,
    guild_id: guildId,
    name,
    parent_id: parentId,
    rate_limit_per_user: 0,
    nsfw: false,
  };
  if (thread !== null) {
    return {
      ...named,
      owner_id: thread.ownerId,
      thread_metadata: thread.metadata,
      message_count: channel.messages.size,
      member_count: thread.memberIds.size,
      total_message_sent: channel.messages.size,
      ...(thread.memberIds.has(world.bot.id) ? { member: threadMember(channel, world.bot) } : {}),
    } as unknown as APIChannel;
  }
  return {
    ...named,
    position: 0,
    topic: null,
    permission_overwrites: channel.overwrites,
    ...(type === ChannelType.GuildForum
      ? {
          available_tags: [],
          default_reaction_emoji: null,
          default_sort_order: null,
          default_forum_layout: 0,
        }
      : {}),
  } as unknown as APIChannel;
}

/** The channel as it comes with an interaction: with what the person may do there. */
export function interactionChannel(world: World, channel: Channel, person: Person) {
  return { ...channelView(world, channel), permissions: String(heldIn(world, person, channel)) };
}

export function threadMember(channel: Channel, person: Person) {
  const joined = channel.thread?.metadata.archive_timestamp ?? '';
  return { id: channel.id, user_id: person.id, join_timestamp: joined, flags: 0 };
}

export function guildView(world: World, guild: Guild): APIGuild {
  const roles = [...guild.roles.values()];
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    splash: null,
    discovery_splash: null,
    owner_id: guild.owner.id,
    permissions: String(guildPermissions(world.bot, guild)),
    region: 'us-west',
    afk_channel_id: null,
    afk_timeout: 300,
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    roles,
    emojis: [],
    stickers: [],
    features: ['COMMUNITY'],
    mfa_level: 0,
    application_id: null,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    max_members: 500_000,
    vanity_url_code: null,
    description: null,
    banner: null,
    premium_tier: 0,
    premium_subscription_count: 0,
    preferred_locale: 'en-US',
    public_updates_channel_id: null,
    nsfw_level: 0,
    premium_progress_bar_enabled: false,
    safety_alerts_channel_id: null,
    incidents_data: null,
  } as unknown as APIGuild;
}

/** What GUILD_CREATE carries: channels and threads the bot may see, and of the members only the bot. */
export function guildCreateView(world: World, guild: Guild): GatewayGuildCreateDispatchData {
  const own = guild.members.get(world.bot.id);
  const all = [...world.channels.values()].filter((channel) => channel.guild === guild);
  return {
    ...guildView(world, guild),
    joined_at: own?.joinedAt ?? '',
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    voice_states: [],
    members: own === undefined ? [] : [memberView(own)],
    channels: all.filter(({ thread }) => thread === null).map((channel) => channelView(world, channel)),
    threads: all
      .filter(
        (channel) => channel.thread?.metadata.archived === false && heldIn(world, world.bot, channel) !== 0n,
      )
      .map((channel) => channelView(world, channel)),
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  } as unknown as GatewayGuildCreateDispatchData;
}

/** What somebody may do in a channel of this world. */
export function heldIn(world: World, person: Person, channel: Channel): bigint {
  const parent = channel.parentId === null ? undefined : world.channels.get(channel.parentId);
  return permissionsIn(person, channel, parent);
}

/**
 * A message as it is fetched: without the nonce, and without content for an application that may not read it
 * (no message content intent in the portal, no mention, no direct message, not its own).
 */
export function fetchedView(world: World, message: Message) {
  return mayRead(world, message, world.application.privileged.messageContent)
    ? message.data
    : withoutContent(message.data);
}

/** True when an application sees what the message says. */
export function mayRead(world: World, message: Message, hasIntent: boolean): boolean {
  return (
    hasIntent ||
    message.author === world.bot ||
    message.channel.guild === null ||
    message.data.mentions.some(({ id }) => id === world.bot.id)
  );
}

export function withoutContent<Data extends object>(data: Data): Data {
  return { ...data, content: '', embeds: [], attachments: [], components: [] };
}
