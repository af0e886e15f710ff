import { OverwriteType, PermissionFlagsBits as P } from 'discord.js';
import { apiError } from './api-error.ts';
import type { Channel, Guild, Person } from './world.ts';

const ALL = Object.values(P).reduce((all, bit) => all | bit, 0n);
/** What anybody may do in a direct message. */
const DIRECT =
  P.ViewChannel | P.SendMessages | P.EmbedLinks | P.AttachFiles | P.AddReactions | P.ReadMessageHistory;

/** What a member may do in the guild as a whole; nothing for those who are no members. */
export function guildPermissions(person: Person, guild: Guild): bigint {
  const member = guild.members.get(person.id);
  if (member === undefined) return 0n;
  if (guild.owner.id === person.id) return ALL;
  const roles = [guild.id, ...member.roles].flatMap((id) => guild.roles.get(id) ?? []);
  const allowed = roles.reduce((all, role) => all | BigInt(role.permissions), 0n);
  return (allowed & P.Administrator) === 0n ? allowed : ALL;
}

/** What a person may do in a channel: roles, then the channel's exceptions for everyone, for roles, for the person. */
export function permissionsIn(person: Person, channel: Channel, parent: Channel | undefined): bigint {
  const { guild } = channel;
  if (guild === null) return channel.recipients.includes(person) ? DIRECT : 0n;
  const base = guildPermissions(person, guild);
  if (base === ALL || base === 0n) return base;
  const overwrites = (channel.thread === null ? channel : (parent ?? channel)).overwrites;
  const roles = guild.members.get(person.id)?.roles ?? new Set();
  const groups = [
    overwrites.filter(({ id }) => id === guild.id),
    overwrites.filter(({ id, type }) => type === OverwriteType.Role && id !== guild.id && roles.has(id)),
    overwrites.filter(({ id, type }) => type === OverwriteType.Member && id === person.id),
  ];
  const allowed = groups.reduce((left, group) => {
    const deny = group.reduce((all, overwrite) => all | BigInt(overwrite.deny), 0n);
    const allow = group.reduce((all, overwrite) => all | BigInt(overwrite.allow), 0n);
    return (left & ~deny) | allow;
  }, base);
  return implied(allowed, sendBit(channel));
}

/** Who can't see can do nothing; who can't write can't attach either. */
function implied(allowed: bigint, send: bigint): bigint {
  if ((allowed & P.ViewChannel) === 0n) return 0n;
  return (allowed & send) === 0n ? allowed & ~(P.EmbedLinks | P.AttachFiles | P.MentionEveryone) : allowed;
}

/** The permission that lets somebody write there. */
export function sendBit(channel: Channel): bigint {
  return channel.thread === null ? P.SendMessages : P.SendMessagesInThreads;
}

/** @throws ApiError 50001 when the channel can't be seen, 50013 when anything else is missing. */
export function demand(held: bigint, ...needed: readonly bigint[]): void {
  if ((held & P.ViewChannel) === 0n) throw apiError(50001);
  if (needed.some((bit) => (held & bit) === 0n)) throw apiError(50013);
}
