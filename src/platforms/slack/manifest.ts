import type { Command } from '../../core/ports.ts';
import { SCOPES } from './scopes.ts';

/** Callback id of the global shortcut. */
export const NEW_DAILY = 'new-daily-post';

/** What the app listens to. */
export const EVENTS = [
  'app_home_opened',
  'app_mention',
  'app_uninstalled',
  'assistant_thread_context_changed',
  'assistant_thread_started',
  'message.im',
  'tokens_revoked',
] as const;

/** Slack shows as much of a hint. */
const LONGEST_HINT = 1_000;

/** The app as Slack's settings want it: paste it at api.slack.com/apps, "From a manifest". */
export function slackManifest(commands: readonly Command[]): object {
  const names = commands.map(({ name }) => name).filter((name) => name !== 'corr');
  return {
    display_information: {
      name: 'Lockstep',
      description: 'How closely is bitcoin moving with small-cap tech?',
      background_color: '#1f2937',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: 'Lockstep', always_online: true },
      shortcuts: [
        {
          name: 'New daily post',
          type: 'global',
          callback_id: NEW_DAILY,
          description: 'Post an answer in a channel every trading day',
        },
      ],
      slash_commands: [
        {
          command: '/corr',
          description: 'How closely does it move with a benchmark?',
          usage_hint: `btc r2k-tech 1y, or ${names.join(', ')}`.slice(0, LONGEST_HINT),
          should_escape: false,
        },
      ],
      assistant_view: {
        assistant_description: 'Answers how closely bitcoin, or any coin, moves with any benchmark.',
        suggested_prompts: [],
      },
    },
    oauth_config: { scopes: { bot: Object.keys(SCOPES) } },
    settings: {
      event_subscriptions: { bot_events: EVENTS },
      interactivity: { is_enabled: true },
      org_deploy_enabled: false,
      socket_mode_enabled: true,
      token_rotation_enabled: false,
    },
  };
}
