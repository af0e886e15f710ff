import { apiError } from '../api-error.ts';
import { removeBot } from '../community.ts';
import { gatewayView } from '../gateway/gateway-view.ts';
import { botUser, channelView, guildView, memberView } from '../views.ts';
import type { Member, World } from '../world.ts';
import { ownGuild } from './find.ts';
import { done, ok, type Call, type Outcome, type Route } from './route.ts';

/** Flag of an application that may read messages, as long as it is in few guilds. */
const MESSAGE_CONTENT_LIMITED = 1 << 19;
const MEMBERS_LIMITED = 1 << 15;
const PRESENCE_LIMITED = 1 << 13;

/** The bot itself, its application, guilds and people. */
export const guildRoutes: readonly Route[] = [
  { method: 'GET', path: '/gateway/bot', bot: true, handle: ({ world }) => ok(gatewayView(world)) },
  { method: 'GET', path: '/gateway', bot: false, handle: ({ world }) => ok({ url: gatewayView(world).url }) },
  { method: 'GET', path: '/applications/@me', bot: true, handle: ({ world }) => ok(applicationView(world)) },
  {
    method: 'GET',
    path: '/oauth2/applications/@me',
    bot: true,
    handle: ({ world }) => ok(applicationView(world)),
  },
  { method: 'GET', path: '/users/@me', bot: true, handle: ({ world }) => ok(botUser(world)) },
  { method: 'GET', path: '/users/@me/guilds', bot: true, handle: ownGuilds },
  { method: 'DELETE', path: '/users/@me/guilds/{guild_id}', bot: true, handle: leave },
  { method: 'GET', path: '/users/{user_id}', bot: true, handle: fetchPerson },
  {
    method: 'GET',
    path: '/guilds/{guild_id}',
    bot: true,
    handle: (call) => ok(guildView(call.world, ownGuild(call))),
  },
  { method: 'GET', path: '/guilds/{guild_id}/channels', bot: true, handle: channels },
  {
    method: 'GET',
    path: '/guilds/{guild_id}/roles',
    bot: true,
    handle: (call) => ok([...ownGuild(call).roles.values()]),
  },
  { method: 'GET', path: '/guilds/{guild_id}/threads/active', bot: true, handle: activeThreads },
  {
    method: 'GET',
    path: '/guilds/{guild_id}/members/{user_id}',
    bot: true,
    handle: (call) => ok(memberView(member(call))),
  },
];

export function applicationView(world: World) {
  const { id, privileged } = world.application;
  const flags =
    (privileged.messageContent ? MESSAGE_CONTENT_LIMITED : 0) |
    (privileged.members ? MEMBERS_LIMITED : 0) |
    (privileged.presences ? PRESENCE_LIMITED : 0);
  return {
    id,
    name: world.bot.account.username,
    icon: null,
    description: '',
    summary: '',
    type: null,
    bot_public: true,
    bot_require_code_grant: false,
    bot: botUser(world),
    verify_key: '0'.repeat(64),
    flags,
    hook: true,
    rpc_origins: [],
    integration_types_config: { 0: {}, 1: {} },
    interactions_endpoint_url: null,
    approximate_guild_count: world.guilds.size,
  };
}

function ownGuilds({ world }: Call): Outcome {
  const own = [...world.guilds.values()].filter(({ members }) => members.has(world.bot.id));
  return ok(
    own.map((guild) => {
      const { id, name, icon, features, permissions } = guildView(world, guild);
      return { id, name, icon, features, permissions, owner: false, banner: null };
    }),
  );
}

function leave(call: Call): Outcome {
  removeBot(call.world, ownGuild(call));
  return done;
}

function fetchPerson({ world, param }: Call): Outcome {
  const person = world.people.get(param('user_id'));
  if (person === undefined) throw apiError(10013);
  return ok(person.account);
}

function channels(call: Call): Outcome {
  const guild = ownGuild(call);
  const all = [...call.world.channels.values()].filter(
    (channel) => channel.guild === guild && channel.thread === null,
  );
  return ok(all.map((channel) => channelView(call.world, channel)));
}

function activeThreads(call: Call): Outcome {
  const guild = ownGuild(call);
  const open = [...call.world.channels.values()].filter(
    (channel) => channel.guild === guild && channel.thread?.metadata.archived === false,
  );
  return ok({ threads: open.map((channel) => channelView(call.world, channel)), members: [] });
}

function member(call: Call): Member {
  const guild = ownGuild(call);
  const id = call.param('user_id');
  if (!call.world.people.has(id)) throw apiError(10013);
  const found = guild.members.get(id);
  if (found === undefined) throw apiError(10007);
  return found;
}
