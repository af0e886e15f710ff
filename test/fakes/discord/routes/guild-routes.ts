import { apiError } from '../api-error.ts';
import { removeBot } from '../community.ts';
import { gatewayView } from '../gateway/gateway-view.ts';
import { applicationView, botView, channelView, guildView, memberView, roleView } from '../views.ts';
import { ownGuild } from './find.ts';
import { done, ok, type Call, type Outcome, type Route } from './route.ts';

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
  { method: 'GET', path: '/users/@me', bot: true, handle: ({ world }) => ok(botView(world)) },
  { method: 'GET', path: '/users/@me/guilds', bot: true, handle: listGuilds },
  { method: 'DELETE', path: '/users/@me/guilds/{guild_id}', bot: true, handle: leave },
  { method: 'GET', path: '/users/{user_id}', bot: true, handle: fetchPerson },
  { method: 'GET', path: '/guilds/{guild_id}', bot: true, handle: fetchGuild },
  { method: 'GET', path: '/guilds/{guild_id}/channels', bot: true, handle: listChannels },
  { method: 'GET', path: '/guilds/{guild_id}/roles', bot: true, handle: listRoles },
  { method: 'GET', path: '/guilds/{guild_id}/threads/active', bot: true, handle: listThreads },
  { method: 'GET', path: '/guilds/{guild_id}/members/{user_id}', bot: true, handle: fetchMember },
];

function listGuilds({ world }: Call): Outcome {
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

function fetchGuild(call: Call): Outcome {
  return ok(guildView(call.world, ownGuild(call)));
}

function listChannels(call: Call): Outcome {
  const { world } = call;
  const guild = ownGuild(call);
  const all = [...world.channels.values()].filter(
    (channel) => channel.guild === guild && channel.thread === null,
  );
  return ok(all.map((channel) => channelView(world, channel)));
}

function listRoles(call: Call): Outcome {
  return ok([...ownGuild(call).roles.values()].map(roleView));
}

function listThreads(call: Call): Outcome {
  const { world } = call;
  const guild = ownGuild(call);
  const open = [...world.channels.values()].filter(
    (channel) => channel.guild === guild && channel.thread?.archived === false,
  );
  return ok({ threads: open.map((channel) => channelView(world, channel)), members: [] });
}

function fetchMember(call: Call): Outcome {
  const { world, param } = call;
  if (!world.people.has(param('user_id'))) throw apiError(10013);
  const member = ownGuild(call).members.get(param('user_id'));
  if (member === undefined) throw apiError(10007);
  return ok(memberView(member));
}
