import { z } from 'zod';
import { ConfigError } from './config-error.ts';
import { randomText, secret } from './kinds.ts';

export const storeVariables = {
  STATE_DIR: z.string().default('state'),
  DATABASE_URL: secret(
    z
      .url({ protocol: /^postgres(ql)?$/, error: 'must look like postgres://user:password@host:5432/name' })
      .optional(),
  ),
  STATE_KEY: secret(randomText(32, 32).optional()),
  STATE_KEY_OLD: secret(randomText(32, 32).optional()),
};

/** What secrets in the database are encrypted with, and what they were before. */
export interface StateKeys {
  readonly current: string;
  readonly former: string | undefined;
}

type StoreValues = z.infer<z.ZodObject<typeof storeVariables>>;

/**
 * Undefined for plain text.
 * @throws ConfigError for a former key without one that takes its place.
 */
export function stateKeysOf({
  STATE_KEY: current,
  STATE_KEY_OLD: former,
}: StoreValues): StateKeys | undefined {
  if (current !== undefined) return { current, former };
  if (former === undefined) return undefined;
  throw new ConfigError(
    'STATE_KEY_OLD is set without STATE_KEY, the key that takes its place. See .env.example.',
  );
}
