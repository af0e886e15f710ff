import type { Finding } from '../../../core/checkup/findings.ts';
import { apiCode } from '../post/delivery-error.ts';
import { refusal } from './check-bot-token.ts';
import type { ConnectionOptions } from '../connect/connection-parts.ts';
import type { ClientOf } from './slack-tokens.ts';

const PART = 'slack connection';

/** Whether a link for events could be opened. The address that Slack gives is not used: a link would take events. */
export async function checkAppToken(
  { appToken, signingSecret, port }: Pick<ConnectionOptions, 'appToken' | 'signingSecret' | 'port'>,
  clientOf: ClientOf,
  signal: AbortSignal | undefined,
): Promise<readonly Finding[]> {
  const part = PART;
  if (signingSecret !== undefined && port !== undefined) {
    const said = `Slack's requests are taken at port ${port}; whether the signing secret is right shows only when one arrives.`;
    return [{ part, state: 'ok', said }];
  }
  if (appToken === undefined) return [];
  try {
    await clientOf(appToken, signal).apps.connections.open({});
    return [{ part, state: 'ok', said: 'Slack knows the app token and would open a link for events.' }];
  } catch (error) {
    signal?.throwIfAborted();
    if (apiCode(error) !== 'missing_scope') return [refusal(part, error)];
    const said = 'The app token may not open a link for events: it lacks connections:write.';
    const fix =
      'Make a new one under "Basic Information", "App-Level Tokens" of the app (api.slack.com/apps), put it into SLACK_APP_TOKEN and restart.';
    return [{ part, state: 'fail', said, fix }];
  }
}
