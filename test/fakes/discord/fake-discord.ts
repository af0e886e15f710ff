import { once } from 'node:events';
import type { APIApplicationCommand } from 'discord.js';
import {
  addBot,
  addGuild,
  addGuildChannel,
  addPerson,
  join,
  removeBot,
  setPermissions,
  setRole,
  type ChannelOptions,
  type GuildSpec,
} from './community.ts';
import type { Complaint } from './complaints.ts';
import { createFaults, type Faults } from './faults.ts';
import { createGateway, type Gateway } from './gateway/gateway.ts';
import { createFront } from './http-front.ts';
import { createPeople, type People } from './people.ts';
import { createRateLimits, type Limit } from './rate-limits.ts';
import { commandsOf } from './routes/command-routes.ts';
import { guildCreateView } from './views.ts';
import { createSnowflakes } from './snowflakes.ts';
import type { Channel, Guild, Interaction, Message, Person, SeenRequest, World } from './world.ts';

export interface FakeDiscordOptions {
  /** Milliseconds since 1970; all limits in time go by it (3 s, 15 min, nonces, links, buckets). */
  readonly now?: () => number;
  /** What HELLO asks for; 41.25 s as Discord does unless given. */
  readonly heartbeatMs?: number;
  /** Switches of the developer portal; message content is on unless given, the others are off. */
  readonly privileged?: Partial<World['application']['privileged']>;
  /** What `/gateway/bot` recommends; 1 unless given. */
  readonly shards?: number;
  /** How long a nonce is remembered; five minutes unless given. */
  readonly nonceMs?: number;
  /** Bytes that one file may have; 10 MiB unless given. */
  readonly maxFileBytes?: number;
  /** Limits by route, `POST /channels/{channel_id}/messages`; as good as none for others. */
  readonly limits?: Readonly<Record<string, Limit>>;
}

/** The guild that is there from the start. */
export interface Community {
  readonly guild: Guild;
  /** Text channels that everybody sees. */
  readonly general: Channel;
  readonly questions: Channel;
  /** A text channel that the bot can't see. */
  readonly secret: Channel;
  readonly forum: Channel;
  /** Two plain members, and one who may manage the server. */
  readonly ada: Person;
  readonly ben: Person;
  readonly mia: Person;
  readonly owner: Person;
}

export interface FakeDiscord extends People {
  /** What discord.js takes as `rest.api`. */
  readonly url: string;
  readonly token: string;
  readonly applicationId: string;
  readonly bot: Person;
  readonly community: Community;
  readonly gateway: Gateway;

  readonly addPerson: (name: string, options?: { readonly bot?: boolean }) => Person;
  readonly addGuild: (spec: GuildSpec) => Guild;
  readonly addChannel: (guild: Guild, options: ChannelOptions) => Channel;
  /** Makes somebody a member, with permissions beyond everyone's. */
  readonly join: (guild: Guild, person: Person, permissions?: bigint) => void;
  readonly addBot: (guild: Guild, permissions?: bigint) => void;
  readonly removeBot: (guild: Guild) => void;
  /** An exception in a channel for everyone (the guild's id), a role or a person such as the bot. */
  readonly setPermissions: (
    channel: Channel,
    id: string,
    bits: { readonly allow?: bigint; readonly deny?: bigint },
  ) => void;
  /** What the bot's own role may do. */
  readonly setBotPermissions: (guild: Guild, permissions: bigint) => void;
  /** An outage of one guild, and its end. */
  readonly setAvailable: (guild: Guild, available: boolean) => void;
  /** The token stops working; a new one is given. */
  readonly resetToken: () => string;

  readonly fail: Faults['fail'];
  readonly heal: Faults['heal'];

  /** What people see in a channel, oldest first: no deleted messages, no ephemeral ones. */
  readonly messages: (channel: Channel) => readonly Message[];
  /** What the bot said there, with what only one person sees. */
  readonly answers: (channel: Channel) => readonly Message[];
  /** The direct messages of a person with the bot, oldest first. */
  readonly directMessages: (person: Person) => readonly Message[];
  readonly threads: (parent: Channel) => readonly Channel[];
  readonly interactions: readonly Interaction[];
  readonly requests: readonly SeenRequest[];
  /** Registered commands: global, or of a guild. */
  readonly commands: (guild?: Guild) => readonly APIApplicationCommand[];
  /** How often all commands were replaced: global, or of a guild. */
  readonly commandPuts: (guild?: Guild) => number;
  /**
   * Waits until `look` gives something, looking again whenever something happened. Fails after `patienceMs` (5 s) of real
   * time with `what` in its words.
   */
  readonly until: <Found>(
    look: () => Found | null | undefined | false,
    what: string,
    patienceMs?: number,
  ) => Promise<Found>;
  /** What the bot did wrong so far, which is then forgiven: for tests that are about it. */
  readonly takeComplaints: () => readonly Complaint[];
  /** Ends it. @throws Error when the bot sent anything that Discord refuses as malformed, and nobody took it. */
  readonly close: () => Promise<void>;
}

export async function startFakeDiscord(options: FakeDiscordOptions = {}): Promise<FakeDiscord> {
  const world = createWorld(options);
  const faults = createFaults();
  const gateway = createGateway(world, options.heartbeatMs ?? 41_250);
  world.dispatch = gateway.dispatch;
  const waiting = createWaiting();
  world.changed = waiting.changed;
  const server = createFront({ world, faults, rateLimit: createRateLimits(world.now, options.limits ?? {}) });
  gateway.attach(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The fake has no port.');
  world.origin = `http://127.0.0.1:${address.port}`;
  return {
    url: `${world.origin}/api`,
    get token() {
      return world.token;
    },
    applicationId: world.application.id,
    bot: world.bot,
    community: foundCommunity(world),
    gateway,
    ...createPeople(world, waiting.until),
    ...building(world),
    ...inspection(world),
    fail: faults.fail,
    heal: faults.heal,
    until: waiting.until,
    takeComplaints: () => world.complaints.splice(0),
    close: async () => {
      gateway.end();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      refuseComplaints(world.complaints);
    },
  };
}

function createWorld(options: FakeDiscordOptions): World {
  const now = options.now ?? Date.now;
  const nextId = createSnowflakes(now);
  const people: World['people'] = new Map();
  const bot = addPerson({ nextId, people }, 'Lockstep', true);
  return {
    now,
    nextId,
    origin: '',
    application: {
      id: bot.id,
      privileged: { messageContent: true, members: false, presences: false, ...options.privileged },
    },
    bot,
    token: tokenOf(bot.id, nextId()),
    settings: { nonceMs: options.nonceMs ?? 300_000, maxFileBytes: options.maxFileBytes ?? 10 * 1024 * 1024 },
    gateway: { shards: options.shards ?? 1, sessionStarts: 1_000, maxConcurrency: 16 },
    people,
    guilds: new Map(),
    channels: new Map(),
    files: new Map(),
    interactions: [],
    requests: [],
    complaints: [],
    commands: new Map(),
    dispatch: () => undefined,
    changed: () => undefined,
  };
}

/** Three parts, the first of which is the bot's id, as libraries expect. */
function tokenOf(botId: string, salt: string): string {
  return `${Buffer.from(botId).toString('base64url')}.fake.${Buffer.from(salt).toString('base64url')}`;
}

function foundCommunity(world: World): Community {
  const [owner, ada, ben, mia] = [
    addPerson(world, 'Olga'),
    addPerson(world, 'Ada'),
    addPerson(world, 'Ben'),
    addPerson(world, 'Mia'),
  ];
  const guild = addGuild(world, { name: 'Community', owner });
  for (const person of [ada, ben]) join(world, guild, person);
  join(world, guild, mia, MANAGE_SERVER);
  const secret = addGuildChannel(world, guild, { name: 'secret', hidden: true });
  for (const person of [ada, mia]) setPermissions(world, secret, person.id, { allow: VIEW_CHANNEL });
  return {
    guild,
    general: addGuildChannel(world, guild, { name: 'general' }),
    questions: addGuildChannel(world, guild, { name: 'questions' }),
    secret,
    forum: addGuildChannel(world, guild, { name: 'forum', type: FORUM }),
    owner,
    ada,
    ben,
    mia,
  };
}

const MANAGE_SERVER = 1n << 5n;
const VIEW_CHANNEL = 1n << 10n;
const FORUM = 15;

function building(world: World) {
  return {
    addPerson: (name: string, { bot = false }: { readonly bot?: boolean } = {}) =>
      addPerson(world, name, bot),
    addGuild: (spec: GuildSpec) => addGuild(world, spec),
    addChannel: (guild: Guild, options: ChannelOptions) => addGuildChannel(world, guild, options),
    join: (guild: Guild, person: Person, permissions?: bigint) => join(world, guild, person, permissions),
    addBot: (guild: Guild, permissions?: bigint) => addBot(world, guild, permissions),
    removeBot: (guild: Guild) => removeBot(world, guild),
    setPermissions: (
      channel: Channel,
      id: string,
      bits: { readonly allow?: bigint; readonly deny?: bigint },
    ) => setPermissions(world, channel, id, bits),
    setBotPermissions: (guild: Guild, permissions: bigint) => {
      const [role] = guild.members.get(world.bot.id)?.roles ?? [];
      if (role === undefined) throw new Error(`The bot is not in ${guild.name}.`);
      setRole(world, guild, role, permissions);
    },
    setAvailable: (guild: Guild, available: boolean) => {
      guild.available = available;
      const gone = { id: guild.id, unavailable: true };
      const audience = { guild, intents: 1 };
      if (available) world.dispatch('GUILD_CREATE', guildCreateView(world, guild), audience);
      else world.dispatch('GUILD_DELETE', gone, audience);
    },
    resetToken: () => (world.token = tokenOf(world.bot.id, world.nextId())),
  };
}

function inspection(world: World) {
  const of = (channel: Channel) => [...channel.messages.values()].filter(({ deleted }) => !deleted);
  return {
    messages: (channel: Channel) => of(channel).filter(({ onlyFor }) => onlyFor === null),
    answers: (channel: Channel) => of(channel).filter(({ author }) => author === world.bot),
    directMessages: (person: Person) => {
      const channels = [...world.channels.values()];
      return channels
        .filter(({ guild, recipients }) => guild === null && recipients.includes(person))
        .flatMap(of);
    },
    threads: (parent: Channel) =>
      [...world.channels.values()].filter(
        ({ thread, parentId }) => thread !== null && parentId === parent.id,
      ),
    interactions: world.interactions,
    requests: world.requests,
    commands: (guild?: Guild) => commandsOf(world, guild?.id ?? '').list,
    commandPuts: (guild?: Guild) => commandsOf(world, guild?.id ?? '').puts,
  };
}

/** Those who wait for something to happen. */
function createWaiting() {
  const looks = new Set<() => void>();
  const until = <Found>(
    look: () => Found | null | undefined | false,
    what: string,
    patienceMs = 5_000,
  ): Promise<Found> =>
    new Promise((resolve, reject) => {
      const attempt = () => {
        try {
          const found = look();
          if (found === null || found === undefined || found === false) return;
          finish(() => resolve(found));
        } catch (error) {
          finish(() => reject(error instanceof Error ? error : new Error(String(error))));
        }
      };
      const timer = setTimeout(
        () => finish(() => reject(new Error(`There was no ${what} in ${patienceMs} ms.`))),
        patienceMs,
      );
      const finish = (end: () => void) => {
        clearTimeout(timer);
        looks.delete(attempt);
        end();
      };
      looks.add(attempt);
      attempt();
    });
  return { until, changed: () => [...looks].forEach((look) => look()) };
}

function refuseComplaints(complaints: readonly Complaint[]): void {
  if (complaints.length === 0) return;
  const lines = complaints.map(({ request, what }) => `${request}: ${what}`);
  throw new Error(`The bot sent what Discord refuses:\n${lines.join('\n')}`);
}
