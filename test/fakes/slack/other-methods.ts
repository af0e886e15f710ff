import { channelOf, has, need, optional, required, SlackRefusal, type Request, type Run } from './api.ts';
import { objectsIn } from './json.ts';
import { wirePerson } from './wire.ts';
import { secret, workspaceOf, type Token, type World } from './world.ts';

const MOST_PROMPTS = 4;

/** `auth.*`, `users.*`, `bots.info`, `team.info` and what the assistant pane needs. */
export const otherMethods: Readonly<Record<string, Run>> = {
  'auth.test': ({ workspace, world }) => ({
    url: `https://${workspace.name}.slack.com/`,
    team: workspace.name,
    user: 'lockstep',
    team_id: workspace.id,
    user_id: workspace.bot.user,
    bot_id: workspace.bot.id,
    app_id: world.appId,
    is_enterprise_install: false,
  }),

  'auth.revoke': ({ token }) => {
    token.state = 'token_revoked';
    return { revoked: true };
  },

  'users.info': (request) => {
    need(request, 'users:read');
    const person = request.workspace.people.get(required(request, 'user'));
    if (person === undefined) throw new SlackRefusal('user_not_found');
    return { user: wirePerson(person, request.workspace.id) };
  },

  'users.list': (request) => {
    need(request, 'users:read');
    const members = [...request.workspace.people.values()];
    return { members: members.map((person) => wirePerson(person, request.workspace.id)) };
  },

  'bots.info': (request) => {
    need(request, 'users:read');
    const { bot } = request.workspace;
    return {
      bot: { id: bot.id, user_id: bot.user, name: 'lockstep', app_id: request.world.appId, deleted: false },
    };
  },

  'team.info': (request) => {
    need(request, 'team:read');
    return {
      team: { id: request.workspace.id, name: request.workspace.name, domain: request.workspace.name },
    };
  },

  'assistant.threads.setStatus': (request) => {
    inAssistantThread(request);
    return {};
  },

  'assistant.threads.setTitle': (request) => {
    inAssistantThread(request);
    required(request, 'title');
    return {};
  },

  'assistant.threads.setSuggestedPrompts': (request) => {
    inAssistantThread(request);
    const prompts = objectsIn(request.args['prompts']);
    const complete = prompts.every(
      ({ title, message }) => typeof title === 'string' && typeof message === 'string',
    );
    if (prompts.length === 0 || prompts.length > MOST_PROMPTS || !complete)
      throw new SlackRefusal('invalid_arguments');
    return {};
  },
};

/** A thread in the direct conversation with a person, or any thread for an app that may write there. */
function inAssistantThread(request: Request): void {
  if (!has(request, 'assistant:write')) need(request, 'assistant:write', 'chat:write');
  const channel = channelOf(request, required(request, 'channel_id'));
  const thread = required(request, 'thread_ts');
  if (!channel.messages.some(({ ts }) => ts === thread)) throw new SlackRefusal('thread_not_found');
}

/** Exchanges a code for a workspace's bot token, once. */
export function exchangeCode(world: World, args: Request['args']): Record<string, unknown> {
  const request = { args };
  if (optional(request, 'client_id') !== world.clientId) throw new SlackRefusal('invalid_client_id');
  if (optional(request, 'client_secret') !== world.clientSecret) throw new SlackRefusal('bad_client_secret');
  const code = required(request, 'code');
  const team = world.codes.get(code);
  if (team === undefined) throw new SlackRefusal('invalid_code');
  world.codes.delete(code);
  const workspace = workspaceOf(world, team);
  const token = installApp(world, team);
  return {
    app_id: world.appId,
    authed_user: { id: [...workspace.people.keys()].find((id) => id !== workspace.bot.user) },
    scope: token.scopes.join(','),
    token_type: 'bot',
    access_token: token.value,
    bot_user_id: workspace.bot.user,
    team: { id: team, name: workspace.name },
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** A new bot token for a workspace, which from now on sends events. */
export function installApp(world: World, team: string): Token {
  const token: Token = { value: `xoxb-${secret()}`, kind: 'bot', team, scopes: world.scopes, state: 'valid' };
  world.tokens.set(token.value, token);
  workspaceOf(world, team).installed = true;
  return token;
}
