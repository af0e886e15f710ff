import { OverwriteType, PermissionFlagsBits, PermissionsBitField } from 'discord.js';
import type { Guild, Member, Overwrite } from './discord-api.ts';

const ALL = PermissionsBitField.All;

/**
 * What a member may do in a channel (https://discord.com/developers/docs/topics/permissions): the roles together, then
 * the channel's exceptions for everyone, for its roles taken together, and for the member. The library computes it only
 * from what a gateway connection has told it.
 */
export function heldIn({
  guild,
  member,
  botId,
  overwrites,
}: {
  readonly guild: Guild;
  readonly member: Member;
  readonly botId: string;
  readonly overwrites: readonly Overwrite[];
}): bigint {
  if (guild.owner_id === botId) return ALL;
  // The role of everyone has the id of the server.
  const own = new Set([guild.id, ...member.roles]);
  const base = guild.roles
    .filter(({ id }) => own.has(id))
    .reduce((held, { permissions }) => held | BigInt(permissions), 0n);
  if ((base & PermissionFlagsBits.Administrator) !== 0n) return ALL;
  const inOrder = [
    overwrites.filter(({ id }) => id === guild.id),
    overwrites.filter(({ id, type }) => type === OverwriteType.Role && id !== guild.id && own.has(id)),
    overwrites.filter(({ id, type }) => type === OverwriteType.Member && id === botId),
  ];
  return inOrder.reduce((held, group) => {
    const denied = group.reduce((all, { deny }) => all | BigInt(deny), 0n);
    const allowed = group.reduce((all, { allow }) => all | BigInt(allow), 0n);
    return (held & ~denied) | allowed;
  }, base);
}
