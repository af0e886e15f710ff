import { guildPermissions, heldIn } from './permissions.ts';
import { applicationFlag, channelType } from './protocol.ts';
import type { Channel, Guild, Member, Message, MessageData, Person, Role, World } from './world.ts';

/** How things of the world look in the API's JSON. */

export function botView({ bot }: World) {
  return { ...bot.account, bot: true, verified: true, mfa_enabled: false, flags: 0 };
}

export function applicationView(world: World) {
  const { privileged, bot, guilds } = world;
  const flags =
    (privileged.messageContent ? applicationFlag.messageContentLimited : 0) |
    (privileged.members ? applicationFlag.membersLimited : 0) |
    (privileged.presences ? applicationFlag.presencesLimited : 0);
  return {
    id: bot.id,
    name: bot.account.username,
    icon: null,
    description: '',
    summary: '',
    type: null,
    bot_public: true,
    bot_require_code_grant: false,
    bot: botView(world),
    verify_key: '0'.repeat(64),
    flags,
    hook: true,
    rpc_origins: [],
    integration_types_config: { 0: {}, 1: {} },
    interactions_endpoint_url: null,
    approximate_guild_count: guilds.size,
  };
}

export function memberView(member: Member) {
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
export function interactionMember(member: Member, held: bigint) {
  return { ...memberView(member), permissions: String(held) };
}

export function channelView({ bot }: World, channel: Channel) {
  const { id, type, guild, name, thread } = channel;
  const last = [...channel.messages.values()].findLast(({ deleted }) => !deleted)?.id ?? null;
  const common = { id, type, last_message_id: last, flags: 0 };
  if (guild === null) {
    const others = channel.recipients.filter((person) => person !== bot);
    return { ...common, recipients: others.map(({ account }) => account) };
  }
  const parent = channel.parent?.id ?? null;
  const named = {
    ...common,
    guild_id: guild.id,
    name,
    parent_id: parent,
    rate_limit_per_user: 0,
    nsfw: false,
  };
  if (thread !== null) return { ...named, ...threadView(channel, thread, bot) };
  return {
    ...named,
    position: 0,
    topic: null,
    permission_overwrites: channel.overwrites.map(({ id, type, allow, deny }) => ({
      id,
      type,
      allow: String(allow),
      deny: String(deny),
    })),
    ...(type === channelType.forum
      ? {
          available_tags: [],
          default_reaction_emoji: null,
          default_sort_order: null,
          default_forum_layout: 0,
        }
      : {}),
  };
}

function threadView(channel: Channel, thread: NonNullable<Channel['thread']>, bot: Person) {
  const { owner, memberIds, createdAt, archiveMinutes, archived, locked } = thread;
  return {
    owner_id: owner.id,
    thread_metadata: {
      archived,
      locked,
      auto_archive_duration: archiveMinutes,
      archive_timestamp: createdAt,
      create_timestamp: createdAt,
    },
    message_count: channel.messages.size,
    member_count: memberIds.size,
    total_message_sent: channel.messages.size,
    ...(memberIds.has(bot.id) ? { member: threadMember(channel, bot) } : {}),
  };
}

export function threadMember({ id, thread }: Channel, person: Person) {
  return { id, user_id: person.id, join_timestamp: thread?.createdAt ?? '', flags: 0 };
}

export function roleView({ id, name, permissions, botId }: Role) {
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
    managed: botId !== undefined,
    ...(botId === undefined ? {} : { tags: { bot_id: botId } }),
    mentionable: false,
    flags: 0,
  };
}

export function guildView({ bot }: World, guild: Guild) {
  return {
    id: guild.id,
    name: guild.name,
    icon: null,
    splash: null,
    discovery_splash: null,
    owner_id: guild.owner.id,
    permissions: String(guildPermissions(bot, guild)),
    region: 'us-west',
    afk_channel_id: null,
    afk_timeout: 300,
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    roles: [...guild.roles.values()].map(roleView),
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
  };
}

/** What GUILD_CREATE carries: all channels, the open threads that the bot sees, and of the members only the bot. */
export function guildCreateView(world: World, guild: Guild) {
  const { bot } = world;
  const own = guild.members.get(bot.id);
  const all = [...world.channels.values()].filter((channel) => channel.guild === guild);
  const threads = all.filter((channel) => channel.thread?.archived === false && heldIn(bot, channel) !== 0n);
  return {
    ...guildView(world, guild),
    joined_at: own?.joinedAt ?? '',
    large: false,
    unavailable: false,
    member_count: guild.members.size,
    voice_states: [],
    members: own === undefined ? [] : [memberView(own)],
    channels: all.filter(({ thread }) => thread === null).map((channel) => channelView(world, channel)),
    threads: threads.map((channel) => channelView(world, channel)),
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

/**
 * A message as it is fetched: without the nonce, and without content for an application that may not read it
 * (no message content intent in the portal, no mention, no direct message, not its own).
 */
export function fetchedView(world: World, message: Message): MessageData {
  return mayRead(world, message, world.privileged.messageContent)
    ? message.data
    : withoutContent(message.data);
}

/** True when an application sees what the message says. */
export function mayRead({ bot }: World, { author, channel, data }: Message, hasIntent: boolean): boolean {
  return (
    hasIntent || author === bot || channel.guild === null || data.mentions.some(({ id }) => id === bot.id)
  );
}

export function withoutContent<Data extends object>(data: Data) {
  return { ...data, content: '', embeds: [], attachments: [], components: [] };
}
