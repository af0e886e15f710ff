import { ApplicationFlags } from 'discord.js';
import { count } from '../../../core/describe/formats.ts';
import type { Finding } from '../../../core/checkup/findings.ts';
import { echo } from '../../../core/query/echo.ts';
import type { Identity } from './identity.ts';

const TOKEN = 'discord token';
const INTENTS = 'discord intents';

/** Whose token it is. */
export function checkToken(identity: Identity): readonly Finding[] {
  const part = TOKEN;
  switch (identity.kind) {
    case 'refused':
      return [
        {
          part,
          state: 'fail',
          said: 'Discord refuses the token: it was reset, or is not one.',
          fix: 'Make a new one in the developer portal under Bot > Reset Token, put it into DISCORD_TOKEN and restart.',
        },
      ];
    case 'unreachable':
      return [
        {
          part,
          state: 'fail',
          said: `Discord could not be asked: ${identity.why}.`,
          fix: 'Check the network, and DISCORD_API_URL if it is set; discordstatus.com says whether Discord itself has trouble.',
        },
      ];
    case 'known': {
      const servers = identity.application.approximate_guild_count;
      const where = servers === undefined ? '' : `, in about ${count(servers, 'server')}`;
      return [
        { part, state: 'ok', said: `Discord knows the token: the bot is ${echo(identity.name)}${where}.` },
      ];
    }
  }
}

/** Whether the application has the switches that the settings need. */
export function checkIntents(identity: Identity, questions: boolean): readonly Finding[] {
  if (identity.kind !== 'known') return [];
  const part = INTENTS;
  const { flags } = identity.application;
  const readsMessages =
    (flags & (ApplicationFlags.GatewayMessageContent | ApplicationFlags.GatewayMessageContentLimited)) !== 0;
  if (!questions) {
    const said = 'No privileged intent is needed: messages are read only where the bot is mentioned.';
    return [{ part, state: 'ok', said }];
  }
  if (readsMessages) {
    return [{ part, state: 'ok', said: 'The Message Content Intent is on, as DISCORD_QA=on needs it.' }];
  }
  const said =
    'DISCORD_QA=on needs the Message Content Intent, which is off: Discord would close the connection.';
  const fix =
    'In the developer portal, under Bot > Privileged Gateway Intents, switch on "Message Content Intent"; or set DISCORD_QA=off.';
  return [{ part, state: 'fail', said, fix }];
}
