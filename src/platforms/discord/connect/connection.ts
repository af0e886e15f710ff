import {
  Client,
  Events,
  Options,
  Partials,
  SimpleShardingStrategy,
  Status,
  type ClientOptions,
  type GatewayIntentBits,
} from 'discord.js';
import type { ShardHealth } from '../../../core/health/platform-health.ts';
import type { Log } from '../../../core/log.ts';
import type { Clock } from '../../../core/clock.ts';
import type { IdentifyThrottle } from './identify-throttle.ts';
import { followMembership, type Membership } from './membership.ts';
import { restOptions } from './rest.ts';
import { letGo, socketsOf } from './sockets.ts';
import { loginStopReason, stopReason } from './stop-reasons.ts';
import { passOverUnread } from './unread-events.ts';

/** Why a connection ended: for good, with a sentence, or in a way that a new one may mend. */
export type Ending =
  | { readonly kind: 'stopped'; readonly reason: string }
  | { readonly kind: 'lost'; readonly error: unknown };

/** One client with all its shards, from its first try to its end. It reconnects and resumes by itself. */
export interface Connection {
  readonly client: Client;
  /** Resolves once every shard is ready for the first time. */
  readonly ready: Promise<void>;
  /** Resolves when it can't go on by itself. */
  readonly ended: Promise<Ending>;
  readonly shards: () => readonly ShardHealth[];
  readonly close: () => Promise<void>;
}

export interface ConnectionOptions {
  readonly token: string;
  readonly apiUrl: string;
  readonly shards: number | 'auto';
  readonly intents: readonly GatewayIntentBits[];
  readonly clock: Clock;
  readonly log: Log;
  readonly throttle: IdentifyThrottle;
  /** Told whenever it is known anew in which servers the bot is. */
  readonly onMembership: (membership: Membership) => void;
}

/** How long closing may take; a server that is gone never says goodbye. */
const CLOSE_MS = 5_000;
/** Commands must not wait for servers that are down: what is known of the others is enough. */
const WAIT_FOR_GUILDS_MS = 1_000;

type WebSocketManager = Parameters<NonNullable<NonNullable<ClientOptions['ws']>['buildStrategy']>>[0];

/** Opens a client; its handlers are attached by the caller before anything arrives. */
export function openConnection(options: ConnectionOptions, attach: (client: Client) => void): Connection {
  const { token, clock, log } = options;
  const heartbeats = new Map<number, number>();
  const ended = Promise.withResolvers<Ending>();
  const ready = Promise.withResolvers<void>();
  let isClosed = false;
  let strategy: object = {};
  const follow = followMembership(() => client.ws.shards.size);
  const client: Client = new Client(
    clientOptions(options, (manager, made) => {
      strategy = made;
      parkWhenClosed(manager, () => isClosed);
      const beat = ({ shardId }: { shardId: number }) => heartbeats.set(shardId, clock.now());
      manager.on('heartbeat', beat).on('ready', beat).on('resumed', beat);
      manager.on('dispatch', ({ data, shardId }) => {
        const membership = follow(data, shardId);
        if (membership !== null) options.onMembership(membership);
      });
    }),
  );
  logEvents(client, log);
  passOverUnread(client, log);
  client
    .on(Events.ShardDisconnect, ({ code }) => {
      const reason = stopReason(code);
      ended.resolve(
        reason === null
          ? { kind: 'lost', error: new Error(`the gateway closed with ${code}`) }
          : { kind: 'stopped', reason },
      );
    })
    .once(Events.ClientReady, () => ready.resolve());
  attach(client);
  client.login(token).catch((error: unknown) => {
    const reason = loginStopReason(error);
    ended.resolve(reason === null ? { kind: 'lost', error } : { kind: 'stopped', reason });
  });
  return {
    client,
    ready: ready.promise,
    ended: ended.promise,
    shards: () =>
      [...client.ws.shards.values()].map(({ id, status }) => {
        const beat = heartbeats.get(id);
        return {
          id,
          ready: status === Status.Ready,
          heartbeatAgeMs: beat === undefined ? null : clock.now() - beat,
        };
      }),
    close: async () => {
      if (isClosed) return;
      isClosed = true;
      await destroy(client, letGo(socketsOf(strategy)), clock);
    },
  };
}

/** Says goodbye, and does not wait for ever for Discord's. */
async function destroy(client: Client, endSockets: () => void, clock: Clock): Promise<void> {
  const limit = new AbortController();
  await Promise.race([client.destroy(), clock.wait(CLOSE_MS, limit.signal).catch(() => undefined)]);
  limit.abort();
  endSockets();
  client.removeAllListeners();
  client.on(Events.Error, () => undefined);
}

function logEvents(client: Client, log: Log): void {
  client
    .on(Events.Error, (error) => log.error({ event: 'discord-client-error', err: error }))
    .on(Events.Warn, (message) => log.warn({ event: 'discord-warning', message }))
    .on(Events.ShardError, (error, shard) => log.warn({ event: 'discord-shard-error', shard, err: error }))
    .on(Events.ShardReconnecting, (shard) => log.info({ event: 'discord-reconnecting', shard }))
    .on(Events.ShardResume, (shard, replayed) => log.info({ event: 'discord-resumed', shard, replayed }));
}

function clientOptions(
  { apiUrl, shards, intents, throttle }: ConnectionOptions,
  onManager: (manager: WebSocketManager, strategy: SimpleShardingStrategy) => void,
): ClientOptions {
  return {
    intents: [...intents],
    shards: shards === 'auto' ? 'auto' : Array.from({ length: shards }, (_, id) => id),
    rest: restOptions(apiUrl),
    partials: [Partials.Channel, Partials.Message, Partials.Reaction, Partials.User],
    allowedMentions: { parse: [], repliedUser: false },
    waitGuildTimeout: WAIT_FOR_GUILDS_MS,
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      MessageManager: 0,
      ReactionManager: 0,
      GuildMemberManager: { maxSize: 50, keepOverLimit: (member) => member.id === member.client.user.id },
      UserManager: { maxSize: 200, keepOverLimit: (user) => user.id === user.client.user.id },
    }),
    ws: {
      buildStrategy: (manager) => {
        const strategy = new SimpleShardingStrategy(manager);
        onManager(manager, strategy);
        return strategy;
      },
      buildIdentifyThrottler: async (manager) => {
        const { session_start_limit } = await manager.fetchGatewayInformation();
        const starts = {
          buckets: session_start_limit.max_concurrency,
          shards: await manager.getShardCount(),
          remaining: session_start_limit.remaining,
        };
        return { waitForIdentify: (shardId, signal) => throttle.waitForIdentify(shardId, signal, starts) };
      },
    },
  };
}

/**
 * Half a second passes between two tries of a shard, and a client that is destroyed just then would go on for ever. Each
 * try first asks for its session: after the end it never gets one.
 */
function parkWhenClosed(manager: WebSocketManager, isClosed: () => boolean): void {
  const { options } = manager;
  const usual = options.retrieveSessionInfo.bind(options);
  options.retrieveSessionInfo = (shardId) => (isClosed() ? new Promise(() => undefined) : usual(shardId));
}
