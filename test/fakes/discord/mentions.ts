import type { MessageBody } from './bodies.ts';
import type { Channel, Message, World } from './world.ts';

/**
 * Who is pinged by a message, after `allowed_mentions` has had its say: without it everybody named, and the author of the
 * message that is replied to.
 */
export function mentionsOf(
  { people }: World,
  channel: Channel,
  { content, allowed_mentions: allowed }: MessageBody,
  replyTo: Message | null,
) {
  const text = content ?? '';
  const limits = allowed ?? null;
  const parsed = limits?.parse ?? [];
  const may = (kind: 'users' | 'roles', id: string) =>
    limits === null || parsed.includes(kind) || (limits[kind] ?? []).includes(id);
  const named = (pattern: RegExp) => [...text.matchAll(pattern)].flatMap(([, id]) => id ?? []);
  const pingsReplied = replyTo !== null && (limits === null || limits.replied_user === true);
  const users = [
    ...named(/<@!?(\d+)>/g).filter((id) => may('users', id)),
    ...(pingsReplied ? [replyTo.author.id] : []),
  ];
  const roles = named(/<@&(\d+)>/g).filter((id) => channel.guild?.roles.has(id) === true && may('roles', id));
  return {
    mentions: [...new Set(users)].flatMap((id) => people.get(id)?.account ?? []),
    mention_roles: [...new Set(roles)],
    mention_everyone: /@(everyone|here)/.test(text) && (limits === null || parsed.includes('everyone')),
  };
}
