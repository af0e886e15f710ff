import { z } from 'zod';
import { address, oneOf, secret } from './kinds.ts';

export const discordVariables = {
  DISCORD_TOKEN: secret(z.string().optional()),
  DISCORD_API_URL: address.default('https://discord.com/api'),
  DISCORD_GUILD_ID: z
    .string()
    .regex(/^\d{17,20}$/, 'must be the id of a server, 17 to 20 digits')
    .optional(),
  DISCORD_SHARDS: z
    .string()
    .regex(/^(?:auto|[1-9]\d{0,3})$/, 'must be auto or a number from 1 on')
    .default('auto'),
  DISCORD_QA: oneOf('on', 'off').default('off'),
};

export interface DiscordConfig {
  readonly token: string;
  /** Where every call goes, without the version. */
  readonly apiUrl: string;
  /** The one server that commands are registered in, for development. */
  readonly guildId: string | undefined;
  readonly shards: number | 'auto';
  /** Whether channels may choose to have questions answered without a mention. */
  readonly questions: boolean;
}

/** Undefined without a token. */
export function discordConfig(
  value: z.infer<z.ZodObject<typeof discordVariables>>,
): DiscordConfig | undefined {
  if (value.DISCORD_TOKEN === undefined) return undefined;
  return {
    token: value.DISCORD_TOKEN,
    apiUrl: value.DISCORD_API_URL,
    guildId: value.DISCORD_GUILD_ID,
    shards: value.DISCORD_SHARDS === 'auto' ? 'auto' : Number(value.DISCORD_SHARDS),
    questions: value.DISCORD_QA === 'on',
  };
}
