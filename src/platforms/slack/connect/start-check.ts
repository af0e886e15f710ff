import type { webApi } from '@slack/bolt';
import { apiCode } from '../post/delivery-error.ts';
import { missingScopes, type TokenTrouble } from '../scopes.ts';

/** What Slack says of the bot token. */
export interface Checked {
  /** The workspace that it belongs to. */
  readonly workspace: string;
  readonly workspaceName: string;
  /** Permissions that are missing, or null. */
  readonly warning: ReturnType<typeof missingScopes>;
}

/** Asks Slack whose token this is and what it may do. Rejects when Slack can't be asked, or refuses it. */
export async function checkToken(client: webApi.WebClient): Promise<Checked> {
  const { team_id: workspace, team, response_metadata: metadata } = await client.auth.test();
  if (workspace === undefined) throw new Error('auth.test named no workspace');
  // Where the answer names no permissions nothing can be said about them.
  const granted = metadata?.scopes;
  return {
    workspace,
    workspaceName: team ?? workspace,
    warning: granted === undefined ? null : missingScopes(granted),
  };
}

const REFUSED: Readonly<Record<string, string>> = {
  invalid_auth: 'does not know',
  not_authed: 'got no token but',
  token_revoked: 'has revoked',
  token_expired: 'says that time is over for',
  account_inactive: 'has removed the app of',
  team_disabled: 'has closed the workspace of',
  user_removed_from_team: 'has removed the app of',
  not_allowed_token_type: 'wants another kind of token than',
};

/** What must be changed when Slack refuses a token, so that trying again is no use; null for any other failure. */
export function refusedToken(error: unknown): TokenTrouble | null {
  const words = REFUSED[apiCode(error) ?? ''];
  if (words === undefined) return null;
  return {
    said: `Slack ${words} one of my tokens.`,
    fix: 'SLACK_BOT_TOKEN (xoxb-...) stands under "OAuth & Permissions" of the app at api.slack.com/apps, SLACK_APP_TOKEN (xapp-..., with the scope connections:write) under "Basic Information". Correct it and restart me.',
  };
}

/** The same in one text, for whoever starts the bot. */
export function refusedSentence(error: unknown): string | null {
  const refused = refusedToken(error);
  return refused === null ? null : `${refused.said} ${refused.fix}`;
}
