import { webApi } from '@slack/bolt';
import { isInScope, type CheckupScope } from '../../../core/checkup/checkup.ts';
import type { FetchFrom } from '../../../core/checkup/clock-offset.ts';
import type { OrderPlace } from '../../../core/checkup/order-needs.ts';
import type { Check } from '../../../core/checkup/findings.ts';
import { boltLogger } from '../connect/bolt-logger.ts';
import type { ConnectionOptions } from '../connect/connection-parts.ts';
import { SLACK } from '../desk.ts';
import { checkAppToken } from './check-app-token.ts';
import { checkBotToken } from './check-bot-token.ts';
import { checkChannels } from './check-channels.ts';
import type { ClientOf, Tokens } from './slack-tokens.ts';

export interface SlackCheckOptions extends Pick<
  ConnectionOptions,
  'botToken' | 'appToken' | 'signingSecret' | 'port' | 'apiUrl'
> {
  /** The channels of all orders; null where they can't be known. */
  readonly places: () => Promise<readonly OrderPlace[] | null>;
  /** Bot tokens by workspace, where workspaces installed the app. */
  readonly installed: () => Promise<ReadonlyMap<string, string>>;
  readonly scope: CheckupScope | null;
  readonly fetchFrom: FetchFrom;
}

/** The checks of Slack, by the name of what they look at. */
export function slackChecks(options: SlackCheckOptions): Readonly<Record<string, Check>> {
  const clientOf: ClientOf = (token, signal) =>
    new webApi.WebClient(token, {
      ...(options.apiUrl === undefined ? {} : { slackApiUrl: options.apiUrl }),
      fetch: options.fetchFrom('Slack', signal),
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      logger: boltLogger({ info: nothing, warn: nothing, error: nothing }),
    });
  const tokens = tokensOf(options);
  const places = async () => {
    const all = await options.places();
    return all?.filter((place) => place.platform === SLACK && isInScope(place, options.scope)) ?? null;
  };
  return {
    'slack token': async (signal) => checkBotToken(await tokens(), clientOf, signal),
    ...(options.scope === null
      ? { 'slack connection': async (signal) => checkAppToken(options, clientOf, signal) }
      : {}),
    'slack channels': async (signal) => checkChannels(await places(), await tokens(), clientOf, signal),
  };
}

function tokensOf({ botToken, installed, scope }: SlackCheckOptions): () => Promise<Tokens> {
  return async () => {
    if (botToken !== undefined) return { kind: 'one', token: botToken };
    const all = await installed();
    const own = [...all].filter(([workspace]) => isInScope({ platform: SLACK, workspace }, scope));
    return { kind: 'many', byWorkspace: new Map(own) };
  };
}

function nothing(): void {
  // What went wrong is said by the findings.
}
