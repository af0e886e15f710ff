import type { Finding } from '../../../core/checkup/findings.ts';
import { echo } from '../../../core/query/echo.ts';
import { checkToken, tokenTrouble } from '../connect/start-check.ts';
import { reason } from '../post/delivery-error.ts';
import { SCOPES } from '../scopes.ts';
import type { ClientOf, Tokens } from './slack-tokens.ts';

const PART = 'slack token';

/** Asks Slack whose each bot token is and what it may do. */
export async function checkBotToken(
  tokens: Tokens,
  clientOf: ClientOf,
  signal: AbortSignal | undefined,
): Promise<readonly Finding[]> {
  const all = tokens.kind === 'one' ? [tokens.token] : [...tokens.byWorkspace.values()];
  if (all.length === 0) {
    return [
      {
        part: PART,
        state: 'warn',
        said: 'No workspace whose token could be looked at has installed the app.',
      },
    ];
  }
  return Promise.all(all.map((token) => checkOne(token, clientOf, signal)));
}

async function checkOne(
  token: string,
  clientOf: ClientOf,
  signal: AbortSignal | undefined,
): Promise<Finding> {
  const part = PART;
  try {
    const { workspaceName, warning } = await checkToken(clientOf(token, signal));
    if (warning === null) {
      const said = `Slack knows the bot token: it is that of the workspace ${echo(workspaceName)}, with all ${Object.keys(SCOPES).length} permissions of the manifest.`;
      return { part, state: 'ok', said };
    }
    const { said, fix, isMute } = warning;
    return { part, state: isMute ? 'fail' : 'warn', said: `In ${echo(workspaceName)} ${said}`, fix };
  } catch (error) {
    signal?.throwIfAborted();
    return refusal(part, error);
  }
}

/** A token that is refused is broken until somebody corrects it; a Slack that is away may be back in a minute. */
export function refusal(part: string, error: unknown): Finding {
  const refused = tokenTrouble(error);
  if (refused !== null) return { part, state: 'fail', said: refused.said, fix: refused.fix };
  return {
    part,
    state: 'fail',
    said: `Slack could not be asked: ${reason(error)}.`,
    fix: 'Check the network, and SLACK_API_URL if it is set; status.slack.com says whether Slack itself has trouble.',
  };
}
