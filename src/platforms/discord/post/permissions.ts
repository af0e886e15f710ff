import { PermissionFlagsBits, type Channel, type Client, type PermissionsBitField } from 'discord.js';
import { listed } from '../../../core/describe/listed.ts';

/** What a message with a picture takes in a channel, as Discord calls it in the settings of a channel. */
const TO_POST = {
  'View Channel': PermissionFlagsBits.ViewChannel,
  'Send Messages': PermissionFlagsBits.SendMessages,
  'Embed Links': PermissionFlagsBits.EmbedLinks,
  'Attach Files': PermissionFlagsBits.AttachFiles,
} as const;

const TO_POST_IN_THREAD = {
  'View Channel': PermissionFlagsBits.ViewChannel,
  'Send Messages in Threads': PermissionFlagsBits.SendMessagesInThreads,
  'Embed Links': PermissionFlagsBits.EmbedLinks,
  'Attach Files': PermissionFlagsBits.AttachFiles,
} as const;

/**
 * All that the bot asks for when it is invited: to post, to answer below a question and find its own posts again (both
 * need the history), and to open a thread for a long discussion.
 */
export const INVITE_PERMISSIONS: readonly bigint[] = [
  ...Object.values(TO_POST),
  PermissionFlagsBits.SendMessagesInThreads,
  PermissionFlagsBits.CreatePublicThreads,
  PermissionFlagsBits.ReadMessageHistory,
];

/** The names of what is missing to post with these permissions. */
export function missingToPost(permissions: Readonly<PermissionsBitField>, isThread: boolean): string[] {
  return Object.entries(isThread ? TO_POST_IN_THREAD : TO_POST).flatMap(([name, bit]) =>
    permissions.has(bit) ? [] : [name],
  );
}

/** The same for a channel, as far as it is known; nothing is missing where it is not, or in direct messages. */
export function missingInChannel(client: Client<true> | null, channelId: string): string[] {
  const channel = client?.channels.cache.get(channelId);
  const permissions = permissionsIn(client, channel);
  return permissions === null ? [] : missingToPost(permissions, channel?.isThread() === true);
}

/** True when the bot may open a thread in a channel and speak in it, as far as that is known. */
export function mayOpenThread(client: Client<true> | null, channelId: string): boolean {
  const permissions = permissionsIn(client, client?.channels.cache.get(channelId));
  return (
    permissions?.has([PermissionFlagsBits.CreatePublicThreads, PermissionFlagsBits.SendMessagesInThreads]) !==
    false
  );
}

/** What the bot may do there; null where that is not known, or in direct messages. */
function permissionsIn(client: Client<true> | null, channel: Channel | undefined) {
  return client === null || channel === undefined || channel.isDMBased()
    ? null
    : channel.permissionsFor(client.user);
}

/** What is missing in a channel, and who can change it. */
export function missingWords(missing: readonly string[]): { readonly said: string; readonly fix: string } {
  return {
    said: `I lack ${listed(missing)} in this channel.`,
    fix: 'Whoever manages the server can allow it under Edit Channel > Permissions; then try again.',
  };
}

/** `I lack Embed Links and Attach Files in this channel. …` */
export function missingSentence(missing: readonly string[]): string {
  const { said, fix } = missingWords(missing);
  return `${said} ${fix}`;
}
