import { apiError } from './api-error.ts';
import { allPermissions, overwriteType, permission as P } from './protocol.ts';
import type { Channel, Guild, Person } from './world.ts';

/** What anybody may do in a direct message. */
const DIRECT = P.viewChannel | P.sendMessages | P.embedLinks | P.attachFiles | P.addReactions | P.readHistory;

/** What a member may do in the guild as a whole; nothing for those who are no members. */
export function guildPermissions(person: Person, guild: Guild): bigint {
  const member = guild.members.get(person.id);
  if (member === undefined) return 0n;
  if (guild.owner === person) return allPermissions;
  const roles = [guild.id, ...member.roles].flatMap((id) => guild.roles.get(id) ?? []);
  const allowed = roles.reduce((all, { permissions }) => all | permissions, 0n);
  return (allowed & P.administrator) === 0n ? allowed : allPermissions;
}

/** What a person may do in a channel: roles, then the channel's exceptions for everyone, for roles, for the person. */
export function heldIn(person: Person, channel: Channel): bigint {
  const { guild } = channel;
  if (guild === null) return channel.recipients.includes(person) ? DIRECT : 0n;
  const base = guildPermissions(person, guild);
  if (base === allPermissions || base === 0n) return base;
  const overwrites = channel.parent?.overwrites ?? channel.overwrites;
  const roles = guild.members.get(person.id)?.roles ?? new Set();
  const groups = [
    overwrites.filter(({ id }) => id === guild.id),
    overwrites.filter(({ id, type }) => type === overwriteType.role && id !== guild.id && roles.has(id)),
    overwrites.filter(({ id, type }) => type === overwriteType.member && id === person.id),
  ];
  const allowed = groups.reduce((left, group) => {
    const denied = group.reduce((all, { deny }) => all | deny, 0n);
    return (left & ~denied) | group.reduce((all, { allow }) => all | allow, 0n);
  }, base);
  return implied(allowed, sendBit(channel));
}

/** Who can't see can do nothing; who can't write can't attach either. */
function implied(allowed: bigint, send: bigint): bigint {
  if ((allowed & P.viewChannel) === 0n) return 0n;
  return (allowed & send) === 0n ? allowed & ~(P.embedLinks | P.attachFiles | P.mentionEveryone) : allowed;
}

/** The permission that lets somebody write there. */
export function sendBit({ thread }: Channel): bigint {
  return thread === null ? P.sendMessages : P.sendInThreads;
}

/** @throws ApiError 50001 when the channel can't be seen, 50013 when anything else is missing. */
export function demand(held: bigint, ...needed: readonly bigint[]): void {
  if ((held & P.viewChannel) === 0n) throw apiError(50001);
  if (needed.some((bit) => (held & bit) === 0n)) throw apiError(50013);
}
