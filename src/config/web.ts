import { z } from 'zod';
import { ConfigError } from './config-error.ts';
import { portOrOff, randomText, secret } from './kinds.ts';

export const webVariables = {
  WEB_HOST: z.string().default('127.0.0.1'),
  WEB_PORT: portOrOff.default(3_000),
  WEB_PROXIES: z.coerce.number('must be a number from 0 to 9').int().min(0).max(9).default(0),
  WEB_TOKEN: secret(randomText(16, 24).optional()),
};

export interface WebConfig {
  /** The address that it listens at: this machine's own one, or others when there is a token. */
  readonly host: string;
  readonly port: number;
  /** What whoever opens the page or asks the API has to know; undefined when it is this machine's alone. */
  readonly token: string | undefined;
  /** How many proxies stand before it that each say whom a request comes from. */
  readonly proxies: number;
}

/**
 * Undefined when the page is off.
 * @throws ConfigError when others could reach the page and nothing would ask them who they are.
 */
export function webConfig(value: z.infer<z.ZodObject<typeof webVariables>>): WebConfig | undefined {
  const { WEB_HOST: host, WEB_PORT: port, WEB_TOKEN: token, WEB_PROXIES: proxies } = value;
  if (port === null) return undefined;
  const isOwn = host === 'localhost' || host === '::1' || /^127(?:\.\d{1,3}){3}$/.test(host);
  if (!isOwn && token === undefined) {
    throw new ConfigError(
      `WEB_HOST=${host} lets others reach the page, so set WEB_TOKEN too: 16 characters or more that they have to know. See .env.example.`,
    );
  }
  return { host, port, token, proxies };
}
