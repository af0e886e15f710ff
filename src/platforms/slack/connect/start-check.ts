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
  invalid_auth: 'Slack does not know one of my tokens.',
  not_authed: 'Slack got no token from me.',
  token_revoked: 'Slack has revoked one of my tokens.',
  token_expired: 'One of my tokens has expired.',
  account_inactive: 'The app that one of my tokens is for was removed from its workspace.',
  user_removed_from_team: 'The app that one of my tokens is for was removed from its workspace.',
  team_disabled: 'The workspace that one of my tokens is for was closed.',
  not_allowed_token_type: 'One of my tokens is of a kind that Slack does not take there.',
};

/** What must be changed when Slack refuses a token, so that trying again is no use; null for any other failure. */
export function tokenTrouble(error: unknown): TokenTrouble | null {
  const said = REFUSED[apiCode(error) ?? ''];
  if (said === undefined) return null;
  return {
    said,
    fix: 'SLACK_BOT_TOKEN (xoxb-...) stands under "OAuth & Permissions" of the app at api.slack.com/apps, SLACK_APP_TOKEN (xapp-..., with the scope connections:write) under "Basic Information". Correct it and restart me.',
  };
}

/** The same in one text, for whoever starts the bot. */
export function refusedSentence(error: unknown): string | null {
  const refused = tokenTrouble(error);
  return refused === null ? null : `${refused.said} ${refused.fix}`;
}
