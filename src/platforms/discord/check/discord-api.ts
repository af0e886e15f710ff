import { OverwriteType, Routes, type REST } from 'discord.js';
import { z } from 'zod';

/** What the checks need of Discord's answers; its own library leaves their shapes to whoever asks. */

const user = z.object({ id: z.string(), username: z.string() });
const application = z.object({
  id: z.string(),
  flags: z.number().default(0),
  approximate_guild_count: z.number().optional(),
});
const guild = z.object({
  id: z.string(),
  owner_id: z.string(),
  roles: z.array(z.object({ id: z.string(), permissions: z.string() })),
});
const member = z.object({ roles: z.array(z.string()) });
const overwrite = z.object({
  id: z.string(),
  type: z.enum(OverwriteType),
  allow: z.string(),
  deny: z.string(),
});
const channel = z.object({
  name: z.string().nullish(),
  /** Absent in direct messages. */
  guild_id: z.string().optional(),
  parent_id: z.string().nullish(),
  /** Only threads have it. */
  thread_metadata: z.object({}).optional(),
  permission_overwrites: z.array(overwrite).default([]),
});

export type Application = z.infer<typeof application>;
export type Guild = z.infer<typeof guild>;
export type Member = z.infer<typeof member>;
export type Overwrite = z.infer<typeof overwrite>;
export type Channel = z.infer<typeof channel>;

/** Each rejects with the library's error, or with a `ZodError` for an answer of another shape. */
export const fetchUser = async (rest: REST) => user.parse(await rest.get(Routes.user()));
export const fetchApplication = async (rest: REST) =>
  application.parse(await rest.get(Routes.currentApplication()));
export const fetchGuild = async (rest: REST, id: string) => guild.parse(await rest.get(Routes.guild(id)));
export const fetchMember = async (rest: REST, guildId: string, userId: string) =>
  member.parse(await rest.get(Routes.guildMember(guildId, userId)));
export const fetchChannel = async (rest: REST, id: string) =>
  channel.parse(await rest.get(Routes.channel(id)));
