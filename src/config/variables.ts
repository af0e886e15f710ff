import { z } from 'zod';
import { ConfigError } from './config-error.ts';
import { discordVariables } from './discord.ts';
import { address, day, isSecret, nameList, oneOf, perMinute } from './kinds.ts';
import { readSecretFiles } from './secret-files.ts';
import { slackVariables } from './slack.ts';
import { storeVariables } from './store.ts';
import { webVariables } from './web.ts';

/**
 * Every variable that Lockstep reads. A new one is an entry here, or in the file of the part it belongs to, and its
 * lines in `.env.example`; tests hold that file and the documents to this table.
 */
const table = z.object({
  ...storeVariables,
  ASKS_PER_PERSON: perMinute.default(20),
  ASKS_PER_CHANNEL: perMinute.default(60),
  WHO_MAY_ADD: oneOf('members', 'managers').default('members'),
  PRICES_DIR: z.string().optional(),
  AS_OF: day.optional(),
  BENCHMARK_R2K_TECH: z.string().optional(),
  EXCHANGES: nameList.default(['coinbase', 'kraken', 'bitstamp', 'binance']),
  YAHOO_API_URL: address.optional(),
  EXCHANGE_API_URL: address.optional(),
  ...discordVariables,
  CHART_THEME: oneOf('light', 'dark').default('light'),
  CHART_SCALE: oneOf('1', '2').default('1'),
  ...slackVariables,
  ...webVariables,
  LOG_LEVEL: oneOf('silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace').default('info'),
});

/** Names of all variables. */
export const variables: readonly string[] = Object.keys(table.shape);

/** Those that are something when nobody set them. */
export const withDefault: readonly string[] = Object.entries(table.parse({}))
  .filter(([, value]) => value !== undefined)
  .map(([name]) => name);

/** Those that may be given as a file instead: `NAME_FILE` is its path. */
export const secrets: readonly string[] = Object.entries(table.shape)
  .filter(([, kind]) => isSecret(kind))
  .map(([name]) => name);

/** The variables with their values, read from the environment and from the files that hold secrets. */
export type Variables = z.infer<typeof table>;

/** @throws ConfigError that names every variable with a fault, and never shows the value of one. */
export function readVariables(given: NodeJS.ProcessEnv): Variables {
  const { values, faults: unread } = readSecretFiles(given, secrets);
  const parsed = table.safeParse(values);
  const wrong = parsed.error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) ?? [];
  const faults = [...unread, ...wrong];
  if (parsed.success && faults.length === 0) return parsed.data;
  throw new ConfigError(`The environment has a fault. ${faults.join('; ')}. See .env.example.`);
}
