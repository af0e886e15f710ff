import { GatewayIntentBits, type Client } from 'discord.js';
import type { PlatformHealth } from '../../../core/health/platform-health.ts';
import type { Log } from '../../../core/log.ts';
import type { Clock } from '../../../core/clock.ts';
import { openConnection, type Connection, type Ending } from './connection.ts';
import { createIdentifyThrottle, type IdentifyThrottle } from './identify-throttle.ts';
import type { Membership } from './membership.ts';

export interface GatewayOptions {
  readonly token: string;
  readonly apiUrl: string;
  readonly shards: number | 'auto';
  /** Whether messages that do not mention the bot are read: a privileged intent. */
  readonly readsMessages: boolean;
  readonly clock: Clock;
  readonly log: Log;
  /** Tells whoever runs the bot. */
  readonly say: (sentence: string) => void;
}

export interface GatewayHandlers {
  /** Before anything arrives, once for every client. */
  readonly attach: (client: Client) => void;
  /** Every time Discord has told anew in which servers the bot is. */
  readonly membership: (membership: Membership) => void;
  /** Every time a client is connected for the first time. */
  readonly ready: (client: Client<true>) => void;
}

/** The connection to Discord's gateway, kept up by itself. */
export interface Gateway {
  /** Resolves when it is connected, has stopped for good, or goes on trying by itself: within half a minute. */
  readonly start: (handlers: GatewayHandlers) => Promise<void>;
  readonly stop: () => Promise<void>;
  /** Ends it for good, with the reason. */
  readonly giveUp: (reason: string) => void;
  /** Null while there is none. */
  readonly client: () => Client<true> | null;
  readonly health: () => PlatformHealth;
}

/** Whoever starts it has other platforms to start. */
const LONGEST_START_MS = 30_000;
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 5 * 60_000;
/** A client that is not connected for so long is replaced, whatever it believes. */
const STUCK_MS = 3 * 60_000;
const LOOK_EVERY_MS = 15_000;

/** What is known at the moment. */
interface Life {
  readonly end: AbortController;
  readonly throttle: IdentifyThrottle;
  connection: Connection | null;
  wasConnected: boolean;
  reason: string | null;
}

/**
 * Keeps one connection to Discord's gateway. The library resumes and reconnects by itself; this opens the first one with
 * growing waits, replaces one that hangs, and stops with a sentence where trying again is no use.
 */
export function createGateway(options: GatewayOptions): Gateway {
  const { clock, log, say } = options;
  const throttle = createIdentifyThrottle(clock, (waitMs) => {
    log.error({ event: 'discord-identify-limit', waitMs });
    say('Discord keeps ending the connection. To keep its token, the bot waits before it connects again.');
  });
  const life: Life = {
    end: new AbortController(),
    throttle,
    connection: null,
    wasConnected: false,
    reason: null,
  };
  let running: Promise<void> | null = null;
  return {
    start: (handlers) => {
      if (running !== null) throw new Error('the gateway has been started before');
      const settled = Promise.withResolvers<void>();
      running = keep(life, options, handlers, settled.resolve).finally(settled.resolve);
      clock.wait(LONGEST_START_MS, life.end.signal).then(settled.resolve, settled.resolve);
      return settled.promise;
    },
    stop: async () => {
      life.end.abort(new Error('stopped'));
      await running;
    },
    giveUp: (sentence) => stopFor(life, sentence, say),
    client: () => {
      const client = life.connection?.client;
      return client?.isReady() === true ? client : null;
    },
    health: () => healthOf(life),
  };
}

/** One client after the other, until it is stopped. `settled` is called when it is connected or has failed once. */
async function keep(
  life: Life,
  options: GatewayOptions,
  handlers: GatewayHandlers,
  settled: () => void,
): Promise<void> {
  const { clock, log, say } = options;
  const { signal } = life.end;
  let failures = 0;
  while (!signal.aborted) {
    const ending = await live(life, options, handlers, () => {
      const sentence = connectedSentence(life, failures);
      if (sentence !== null) say(sentence);
      life.wasConnected = true;
      failures = 0;
      settled();
    });
    if (signal.aborted) return;
    if (ending.kind === 'stopped') {
      stopFor(life, ending.reason, say);
      return;
    }
    log.warn({ event: 'discord-lost', failures, err: ending.error });
    life.reason = 'Discord can’t be reached.';
    if (failures === 0) say(`Discord can’t be reached (${messageOf(ending.error)}). I keep trying.`);
    settled();
    const waitMs = Math.min(FIRST_WAIT_MS * 2 ** failures, LONGEST_WAIT_MS);
    await clock.wait(waitMs, signal).catch(() => undefined);
    failures += 1;
  }
}

/** One client, from its first try to its end. */
async function live(
  life: Life,
  options: GatewayOptions,
  handlers: GatewayHandlers,
  onReady: () => void,
): Promise<Ending> {
  const { signal } = life.end;
  const current = openConnection(
    {
      ...options,
      intents: intentsOf(options),
      throttle: life.throttle,
      onMembership: handlers.membership,
    },
    handlers.attach,
  );
  life.connection = current;
  const over = new AbortController();
  const stopped = new Promise<Ending>((resolve) => {
    const end = () => resolve({ kind: 'lost', error: signal.reason });
    signal.addEventListener('abort', end, { once: true, signal: over.signal });
  });
  const becomeReady = async (): Promise<Ending> => {
    await current.ready;
    life.reason = null;
    onReady();
    if (current.client.isReady()) handlers.ready(current.client);
    return current.ended;
  };
  const stuck = watch(current, options.clock, AbortSignal.any([signal, over.signal]));
  try {
    return await Promise.race([current.ended, stuck, stopped, becomeReady()]);
  } finally {
    over.abort();
    life.connection = null;
    await current.close();
  }
}

/** What whoever runs the bot is told when it is connected; null when they were told nothing of a loss. */
function connectedSentence({ wasConnected }: Life, failures: number): string | null {
  if (wasConnected) return failures > 0 ? 'Discord is connected again.' : null;
  return failures > 0 ? 'Discord: reached at last, ready.' : 'Discord: ready.';
}

function stopFor(life: Life, sentence: string, say: GatewayOptions['say']): void {
  if (life.end.signal.aborted) return;
  life.reason = sentence;
  say(`${sentence} Everything else goes on without Discord.`);
  life.end.abort(new Error(sentence));
}

function healthOf({ end, connection, wasConnected, reason }: Life): PlatformHealth {
  const shards = connection?.shards() ?? [];
  if (end.signal.aborted) return { state: 'stopped', reason, shards };
  const isConnected = shards.length > 0 && shards.every(({ ready }) => ready);
  if (isConnected) return { state: 'connected', reason: null, shards };
  return { state: wasConnected ? 'reconnecting' : 'starting', reason, shards };
}

/** What Discord is asked to tell: commands, messages to the bot, reactions to its answers; all others only on request. */
function intentsOf({ readsMessages }: GatewayOptions): GatewayIntentBits[] {
  return [
    GatewayIntentBits.Guilds,
    GatewayIntentBits.GuildMessages,
    GatewayIntentBits.GuildMessageReactions,
    GatewayIntentBits.DirectMessages,
    GatewayIntentBits.DirectMessageReactions,
    ...(readsMessages ? [GatewayIntentBits.MessageContent] : []),
  ];
}

/** Resolves when a shard has not been ready, or not heard from Discord, for too long; never when the signal aborts. */
async function watch(connection: Connection, clock: Clock, signal: AbortSignal): Promise<Ending> {
  let illSince: number | null = null;
  while (!signal.aborted) {
    await clock.wait(LOOK_EVERY_MS, signal).catch(() => undefined);
    const shards = connection.shards();
    const isWell =
      shards.length > 0 &&
      shards.every(
        ({ ready, heartbeatAgeMs }) => ready && heartbeatAgeMs !== null && heartbeatAgeMs < STUCK_MS,
      );
    // Counted from the first look that shows it: a machine that slept through an hour gets its chance.
    illSince = isWell ? null : (illSince ?? clock.now());
    if (!signal.aborted && illSince !== null && clock.now() - illSince > STUCK_MS) {
      return { kind: 'lost', error: new Error('the connection hangs') };
    }
  }
  return new Promise(() => undefined);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
