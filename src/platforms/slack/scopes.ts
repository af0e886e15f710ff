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

/** Those of a workspace's permissions that are missing, as a sentence with the fix; null when all are there. */
export function missingScopes(granted: readonly string[]): string | null {
  const missing = Object.entries(SCOPES).filter(([scope]) => !granted.includes(scope));
  if (missing.length === 0) return null;
  const listed = missing.map(([scope, use]) => `${scope} (${use})`).join(', ');
  return `Slack: my token lacks ${listed}. Add what you want under "OAuth & Permissions" of the app (api.slack.com/apps), or paste the manifest that npm run slack:manifest prints, then install the app again and put the new token into SLACK_BOT_TOKEN.`;
}
