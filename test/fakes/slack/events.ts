import type { Deliveries } from './deliveries.ts';
import { stringIn } from './json.ts';
import { workspaceOf, type World } from './world.ts';

/** Scopes that let an app see an event, any one of them; events that are not here need none. */
const SCOPES_OF_EVENT: Readonly<Record<string, readonly string[]>> = {
  app_mention: ['app_mentions:read'],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  'message.im': ['im:history'],
  assistant_thread_started: ['assistant:write'],
  assistant_thread_context_changed: ['assistant:write'],
  member_joined_channel: ['channels:read', 'groups:read'],
  channel_archive: ['channels:read'],
};

const MESSAGE_EVENTS: Readonly<Record<string, string>> = {
  channel: 'message.channels',
  group: 'message.groups',
  im: 'message.im',
};

/** All events that the fake can send: what an app with the widest manifest asks for. */
export const EVERY_EVENT: readonly string[] = [
  ...Object.keys(SCOPES_OF_EVENT),
  'app_home_opened',
  'app_uninstalled',
  'tokens_revoked',
];

/** Sends an event to the app if its manifest asks for it and its scopes allow it. */
export function createEmit(world: World, deliveries: () => Deliveries): World['emit'] {
  return (team, type, event) => {
    const workspace = workspaceOf(world, team);
    const name = type === 'message' ? (MESSAGE_EVENTS[stringIn(event, 'channel_type')] ?? type) : type;
    const scopes = SCOPES_OF_EVENT[name];
    const granted = [...world.tokens.values()]
      .filter((token) => token.team === team)
      .flatMap((token) => token.scopes);
    const visible = scopes === undefined || scopes.some((scope) => granted.includes(scope));
    if (!workspace.installed || !world.events.includes(name) || !visible) return;
    const eventTs = stringIn(event, 'event_ts') || world.ts();
    deliveries().deliver('events_api', {
      token: 'verification',
      team_id: team,
      api_app_id: world.appId,
      event: { ...event, type, event_ts: eventTs },
      type: 'event_callback',
      event_id: world.id('Ev'),
      event_time: Math.floor(Number(eventTs)),
      is_ext_shared_channel: false,
      authorizations: [
        {
          enterprise_id: null,
          team_id: team,
          user_id: workspace.bot.user,
          is_bot: true,
          is_enterprise_install: false,
        },
      ],
      event_context: world.id('EC'),
    });
  };
}
