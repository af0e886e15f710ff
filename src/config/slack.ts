import { z } from 'zod';
import { ConfigError } from './config-error.ts';
import { address, oneOf, port, secret } from './kinds.ts';

export const slackVariables = {
  SLACK_BOT_TOKEN: secret(
    z.string().startsWith('xoxb-', 'must be the bot token, which starts with xoxb-').optional(),
  ),
  SLACK_APP_TOKEN: secret(
    z.string().startsWith('xapp-', 'must be an app-level token, which starts with xapp-').optional(),
  ),
  SLACK_SIGNING_SECRET: secret(z.string().optional()),
  SLACK_PORT: port.optional(),
  SLACK_CLIENT_ID: z.string().optional(),
  SLACK_CLIENT_SECRET: secret(z.string().optional()),
  SLACK_STATE_SECRET: secret(z.string().optional()),
  SLACK_API_URL: address.optional(),
  SLACK_ANSWERS: oneOf('public', 'private').default('public'),
};

/** One workspace by its bot token or many by OAuth, over Socket Mode (app token) or HTTP (signing secret and port). */
export interface SlackConfig {
  readonly botToken: string | undefined;
  readonly oauth:
    | { readonly clientId: string; readonly clientSecret: string; readonly stateSecret: string }
    | undefined;
  readonly appToken: string | undefined;
  readonly signingSecret: string | undefined;
  readonly port: number | undefined;
  /** Where every call to Slack goes instead. */
  readonly apiUrl: string | undefined;
  /** True when answers are for the person alone unless they say `public`. */
  readonly privateByDefault: boolean;
}

type SlackValues = z.infer<z.ZodObject<typeof slackVariables>>;

/** Undefined when nothing of it is set. @throws ConfigError when only half of what Slack needs is set. */
export function slackConfig(value: SlackValues): SlackConfig | undefined {
  const {
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN: appToken,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_PORT: port,
    SLACK_CLIENT_ID: clientId,
    SLACK_CLIENT_SECRET: clientSecret,
    SLACK_STATE_SECRET: stateSecret,
  } = value;
  const keys = [botToken, appToken, signingSecret, port, clientId, clientSecret, stateSecret];
  if (keys.every((key) => key === undefined)) return undefined;
  const anyOAuth = [clientId, clientSecret, stateSecret].some((key) => key !== undefined);
  const oauth =
    clientId !== undefined && clientSecret !== undefined && stateSecret !== undefined
      ? { clientId, clientSecret, stateSecret }
      : undefined;
  const fault = halfSetUp({
    someOAuth: anyOAuth && oauth === undefined,
    both: anyOAuth && botToken !== undefined,
    nobody: !anyOAuth && botToken === undefined,
    noWay: appToken === undefined && (signingSecret === undefined || port === undefined),
    noPage: oauth !== undefined && port === undefined,
  });
  if (fault !== undefined) throw new ConfigError(`Slack is set up by half. ${fault} See .env.example.`);
  return {
    botToken,
    oauth,
    appToken,
    signingSecret,
    port,
    apiUrl: value.SLACK_API_URL,
    privateByDefault: value.SLACK_ANSWERS === 'private',
  };
}

function halfSetUp(faults: Readonly<Record<'someOAuth' | 'both' | 'nobody' | 'noWay' | 'noPage', boolean>>) {
  if (faults.someOAuth)
    return 'Set SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and SLACK_STATE_SECRET, or none of them.';
  if (faults.both)
    return 'Set SLACK_BOT_TOKEN for one workspace or SLACK_CLIENT_ID and its secrets for many, not both.';
  if (faults.nobody) return 'Set SLACK_BOT_TOKEN, or SLACK_CLIENT_ID and its secrets.';
  if (faults.noWay)
    return 'Set SLACK_APP_TOKEN for Socket Mode, or SLACK_SIGNING_SECRET and SLACK_PORT for HTTP.';
  if (faults.noPage) return 'Set SLACK_PORT: workspaces install the app on a page there.';
  return undefined;
}
