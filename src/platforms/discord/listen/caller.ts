import {
  ApplicationIntegrationType,
  PermissionFlagsBits,
  type BaseInteraction,
  type Message,
} from 'discord.js';
import type { Caller } from '../../../core/people.ts';

export const DISCORD = 'discord';

/** What belongs to direct messages with one person: visible to nobody else. */
export function workspaceOf(guildId: string | null, userId: string): string {
  return guildId ?? `dm-${userId}`;
}

/**
 * Who sent an interaction. `isManaged` says that Discord itself checked whether they may use that command here: its
 * administrators can allow that to others than those who manage the server.
 */
export function callerOfInteraction(interaction: BaseInteraction, isManaged: boolean): Caller {
  const { guildId, user, channelId, memberPermissions, authorizingIntegrationOwners } = interaction;
  const isInstalled = ApplicationIntegrationType.GuildInstall in authorizingIntegrationOwners;
  const manages =
    guildId === null ||
    (isManaged && isInstalled) ||
    memberPermissions?.has(PermissionFlagsBits.ManageGuild) === true;
  return {
    platform: DISCORD,
    workspace: workspaceOf(guildId, user.id),
    channel: channelId ?? '',
    person: user.id,
    manages,
    mayAdd: manages,
  };
}

/** Id of the channel when it is one conversation, direct messages or a thread, and all see the answer. */
export function conversationOf({ guildId, channel, channelId }: BaseInteraction, isForAll: boolean) {
  const isOne = guildId === null || channel?.isThread() === true;
  return isOne && isForAll && channelId !== null ? channelId : undefined;
}

/** Nobody checks a message: it may do what its author may do with a command by default. */
export function callerOfMessage(message: Message): Caller {
  const { guildId, author, channelId, member } = message;
  const manages = guildId === null || member?.permissions.has(PermissionFlagsBits.ManageGuild) === true;
  return {
    platform: DISCORD,
    workspace: workspaceOf(guildId, author.id),
    channel: channelId,
    person: author.id,
    manages,
    mayAdd: manages,
  };
}
