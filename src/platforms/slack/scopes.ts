/** Every permission that the app asks for, and what is lost without it. */
export const SCOPES = {
  commands: 'the slash command /corr and the shortcut',
  'chat:write': 'every message',
  'chat:write.public': 'messages in public channels that I was not invited to',
  'files:write': 'charts and files',
  'files:read': 'knowing when a chart can be shown',
  'app_mentions:read': 'questions that mention me',
  'im:history': 'questions in direct messages',
  'im:read': 'direct messages',
  'im:write': 'telling a person alone that a daily post failed',
  'users:read': "people's own time zones, and who manages the workspace",
  'assistant:write': 'the assistant pane',
  'channels:history': 'finding a post again after a crash, so that none is sent twice',
  'groups:history': 'the same in private channels',
} as const satisfies Record<string, string>;

/** What is wrong with a token, and what to do about it; a sentence or two each. */
export interface TokenTrouble {
  readonly said: string;
  readonly fix: string;
}

/** Without it nothing can be said at all. */
const TO_SPEAK = 'chat:write';

/** Those of a workspace's permissions that are missing, with the fix; null when all are there. */
export function missingScopes(
  granted: readonly string[],
): (TokenTrouble & { readonly isMute: boolean }) | null {
  const missing = Object.entries(SCOPES).filter(([scope]) => !granted.includes(scope));
  if (missing.length === 0) return null;
  const listed = missing.map(([scope, use]) => `${scope} (${use})`).join(', ');
  return {
    isMute: !granted.includes(TO_SPEAK),
    said: `my token lacks ${listed}.`,
    fix: 'Add what you want under "OAuth & Permissions" of the app (api.slack.com/apps), or paste the manifest that npm run slack:manifest prints, then install the app again and put the new token into SLACK_BOT_TOKEN.',
  };
}
