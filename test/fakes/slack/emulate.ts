import { createEmulator } from 'emulate';
import { freePort } from '../../free-port.ts';
import type { SlackHost } from './host-contract.ts';

/**
 * The Slack of the npm package `emulate` as a second opinion on what Slack's Web API does: messages, uploads and views.
 * It knows no sockets, slash commands, presses or Block Kit rules, and listens on all interfaces.
 *
 * Where it and the fake differ (`host-contract.test.ts` shows it), and who is right:
 * - Blocks: it takes any list of objects. Slack refuses what breaks Block Kit, as the fake does.
 * - Uploads: it takes any number of bytes, and names a mimetype at once. Slack wants as many as announced, and takes a
 *   moment to look at a file.
 * - Private channels without the bot: it says `not_in_channel`. Slack says `channel_not_found`, as the fake does.
 * - Public channels without the bot: it lets everybody post. Slack asks for `chat:write.public`.
 * - A thread that is not there: it takes the reply. What Slack does is not documented; the fake refuses.
 * - An unknown token: it takes it for somebody's. Slack says `invalid_auth`, as the fake does.
 * - A wrong view: it says `invalid_view`. Slack says `invalid_arguments` with the place, as the fake does.
 * - New text without blocks takes attachments away, too; Slack's reference says so of blocks only.
 * From it the fake learnt that new text without blocks takes blocks away; Slack's reference agrees.
 */
export async function startEmulate(): Promise<SlackHost> {
  const token = 'xoxb-second-opinion';
  const emulator = await createEmulator({
    service: 'slack',
    port: await freePort(),
    seed: {
      slack: {
        users: [{ name: 'ada' }],
        channels: [{ name: 'secret', is_private: true }],
        oauth_apps: [
          {
            client_id: '1234.5678',
            client_secret: 'not-a-secret',
            app_id: 'A0LOCKSTEP',
            name: 'Lockstep',
            bot_id: 'B0LOCKSTEP',
            bot_user_id: 'U0LOCKSTEP',
            bot_name: 'lockstep',
            redirect_uris: [],
            scopes: SCOPES,
          },
        ],
        tokens: [
          {
            token,
            type: 'bot',
            user_id: 'U0LOCKSTEP',
            bot_id: 'B0LOCKSTEP',
            app_id: 'A0LOCKSTEP',
            scopes: SCOPES,
          },
          {
            token: 'xoxb-poor',
            type: 'bot',
            user_id: 'U0LOCKSTEP',
            app_id: 'A0LOCKSTEP',
            scopes: ['im:read'],
          },
        ],
        strict_scopes: true,
      },
    },
  });
  const url = `${emulator.url}/api/`;
  return {
    url,
    botToken: token,
    poorToken: 'xoxb-poor',
    channel: 'C000000001',
    person: 'U000000001',
    trigger: async (view) => {
      const answer = await fetch(`${url}views.generateTriggerId`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ user_id: 'U000000001', ...(view === undefined ? {} : { view_id: view }) }),
      });
      const { trigger_id: id }: { trigger_id?: unknown } = Object(await answer.json());
      return String(id);
    },
    close: () => emulator.close(),
  };
}

const SCOPES = [
  'chat:write',
  'channels:read',
  'channels:history',
  'groups:read',
  'im:read',
  'im:write',
  'im:history',
  'users:read',
  'files:read',
  'files:write',
];
