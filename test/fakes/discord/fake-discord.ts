/**
 * Discord on loopback, as strict as the real one, for discord.js and for tests that speak the API by hand.
 *
 * What it does:
 * - REST v10 (`http-front.ts`, `routes/`): the bot, its application and guilds, channels, threads and forums, direct messages,
 *   messages with files, reactions, commands, answers to interactions; multipart and JSON; downloads by links that expire.
 *   Permissions are worked out per channel. Bodies are checked against Discord's published description where it is at hand
 *   (`openapi-check.ts`), and by the rules that it misses (`message-rules.ts`, `command-rules.ts`).
 * - The gateway (`gateway/`): HELLO, IDENTIFY, READY, RESUME with replay, heartbeats, intents, shards, close codes.
 * - People (`people.ts`): they run commands, press, choose, talk and react as Discord's client would let them.
 * - Faults: of requests (`faults.ts`) and of the gateway (`gateway/gateway.ts`).
 * - All its limits in time go by one clock, which a test may hold: 3 s, 15 min, nonces, links, buckets.
 *
 * As in Discord, and easy to miss: a fetched message has no nonce; files that an embed shows are not in `attachments`; the
 * first follow-up to a deferral takes its place; the Retry-After header is whole seconds; a session is gone once its client
 * closes with 1000 or 1001. A nonce that is enforced counts wherever the bot used it.
 *
 * What the bot sends that can't be right (50006, 50035, no JSON, unknown routes and fields, a picture that is not there) is
 * a complaint: `close` throws it, unless the test took it.
 *
 * What it does not do: compression and other encodings than JSON; the limit on gateway commands; resolved users, roles and channels in options of commands; commands between two people; the bot's
 * permissions in answers to interactions, which go by their token alone; members coming and going, presences, voice,
 * webhooks, polls, stickers, pins, audit logs.
 */

import { once } from 'node:events';
import {
  addBot,
  addGuild,
  addGuildChannel,
  addPerson,
  join,
  removeBot,
  removeChannel,
  setAvailable,
  setBotPermissions,
  setPermissions,
  type Bits,
  type ChannelOptions,
  type GuildSpec,
} from './community.ts';
import type { Complaint } from './complaints.ts';
import { createFaults, type Faults } from './faults.ts';
import { createGateway, type Gateway } from './gateway/gateway.ts';
import { createFront } from './http-front.ts';
import { prepareOpenApi } from './openapi-check.ts';
import { createPeople, type People } from './people.ts';
import { permission } from './protocol.ts';
import { createRateLimits, type Limit } from './rate-limits.ts';
import { commandsOf } from './routes/command-routes.ts';
import { TOKEN_MS } from './routes/interaction-routes.ts';
import { createSnowflakes } from './snowflakes.ts';
import { createWaiting, type Waiting } from './until.ts';
import type {
  Channel,
  Guild,
  Interaction,
  Message,
  Person,
  Privileged,
  RegisteredCommand,
  SeenRequest,
  World,
} from './world.ts';
import { onLoopback } from '../on-loopback.ts';

export interface FakeDiscordOptions {
  /** Milliseconds since 1970; all limits in time go by it (3 s, 15 min, nonces, links, buckets). */
  readonly now?: () => number;
  /** What HELLO asks for; 41.25 s as Discord does unless given. */
  readonly heartbeatMs?: number;
  /** Switches of the developer portal; message content is on unless given, the others are off. */
  readonly privileged?: Partial<Privileged>;
  /** What `/gateway/bot` recommends; 1 unless given. */
  readonly shards?: number;
  /** IDENTIFYs that are left today; 1000 unless given. */
  readonly sessionStarts?: number;
  /** New sessions that may begin at the same time; 16 unless given. */
  readonly maxConcurrency?: number;
  /** How long such a start keeps its place taken; whoever comes earlier gets op 9. Nobody does unless given. */
  readonly identifyApartMs?: number;
  /** Requests that the bot may send in a second, answers to interactions apart; as good as no limit unless given. */
  readonly requestsPerSecond?: number;
  /** How long a nonce is remembered; five minutes unless given. */
  readonly nonceMs?: number;
  /** Bytes that one file may have; 10 MiB unless given. */
  readonly maxFileBytes?: number;
  /** Limits by route, `POST /channels/{channel_id}/messages`; as good as none for others. */
  readonly limits?: Readonly<Record<string, Limit>>;
}

/** The guild that is there from the start, with the bot in it. */
interface Community {
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

/** What whoever runs a test builds and changes. */
interface Building {
  readonly addPerson: (name: string, options?: { readonly bot?: boolean }) => Person;
  readonly addGuild: (spec: GuildSpec) => Guild;
  readonly addChannel: (guild: Guild, options: ChannelOptions) => Channel;
  readonly removeChannel: (channel: Channel) => void;
  /** Makes somebody a member, with permissions beyond everyone's. */
  readonly join: (guild: Guild, person: Person, permissions?: bigint) => void;
  readonly addBot: (guild: Guild, permissions?: bigint) => void;
  readonly removeBot: (guild: Guild) => void;
  /** An exception in a channel for everyone (the guild's id), a role, or a person such as the bot. */
  readonly setPermissions: (channel: Channel, id: string, bits: Bits) => void;
  /** What the bot's own role may do; everyone's permissions still hold beside it. */
  readonly setBotPermissions: (guild: Guild, permissions: bigint) => void;
  /** An outage of one guild, or its end. */
  readonly setAvailable: (guild: Guild, isAvailable: boolean) => void;
  /** The token stops working; gives the new one. */
  readonly resetToken: () => string;
}

/** What arrived. */
interface Inspection {
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
  readonly commands: (guild?: Guild) => readonly RegisteredCommand[];
  /** How often all commands were replaced: global, or of a guild. */
  readonly commandPuts: (guild?: Guild) => number;
  /** Drops the requests and the interactions that are over, so that a long run does not fill the memory. */
  readonly forget: () => void;
  /** What the bot did wrong so far, which is then forgiven: for tests that are about it. */
  readonly takeComplaints: () => readonly Complaint[];
}

export interface FakeDiscord extends People, Building, Inspection {
  /** What discord.js takes as `rest.api`. */
  readonly url: string;
  readonly token: string;
  /** Its id is the application's too. */
  readonly bot: Person;
  readonly community: Community;
  readonly gateway: Gateway;
  readonly fail: Faults['fail'];
  readonly heal: Faults['heal'];
  readonly until: Waiting['until'];
  /** Ends it. @throws Error when the bot sent anything that Discord refuses as malformed, and nobody took it. */
  readonly close: () => Promise<void>;
}

export async function startFakeDiscord(options: FakeDiscordOptions = {}): Promise<FakeDiscord> {
  prepareOpenApi(OFTEN_USED);
  const waiting = createWaiting();
  const world = createWorld(options, waiting);
  const faults = createFaults();
  const gateway = createGateway(world, options.heartbeatMs ?? 41_250);
  world.dispatch = gateway.dispatch;
  const rateLimit = createRateLimits(world.now, options.limits ?? {}, options.requestsPerSecond ?? Infinity);
  const server = createFront({ world, faults, rateLimit });
  gateway.attach(server);
  const port = await onLoopback(server);
  world.origin = `http://127.0.0.1:${port}`;
  return {
    url: `${world.origin}/api`,
    get token() {
      return world.token;
    },
    bot: world.bot,
    community: foundCommunity(world),
    gateway,
    ...createPeople(world, waiting.until),
    ...building(world),
    ...inspection(world),
    fail: faults.fail,
    heal: faults.heal,
    until: waiting.until,
    close: async () => {
      gateway.end();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      refuseComplaints(world.complaints);
    },
  };
}

/** Routes that tests time. */
const OFTEN_USED = [
  ['POST', '/channels/{channel_id}/messages'],
  ['POST', '/interactions/{interaction_id}/{interaction_token}/callback'],
  ['POST', '/webhooks/{webhook_id}/{webhook_token}'],
  ['PATCH', '/webhooks/{webhook_id}/{webhook_token}/messages/@original'],
] as const;

function createWorld(options: FakeDiscordOptions, { changed }: Waiting): World {
  const { now = Date.now, privileged, shards = 1, sessionStarts = 1_000 } = options;
  const nextId = createSnowflakes(now);
  const people: World['people'] = new Map();
  const bot = addPerson({ nextId, people }, 'Lockstep', true);
  return {
    now,
    nextId,
    origin: '',
    privileged: { messageContent: true, members: false, presences: false, ...privileged },
    bot,
    token: tokenOf(bot.id, nextId()),
    nonceMs: options.nonceMs ?? 300_000,
    maxFileBytes: options.maxFileBytes ?? 10 * 1024 * 1024,
    gateway: {
      shards,
      sessionStarts,
      maxConcurrency: options.maxConcurrency ?? 16,
      identifyApartMs: options.identifyApartMs ?? 0,
    },
    people,
    guilds: new Map(),
    channels: new Map(),
    files: new Map(),
    interactions: [],
    requests: [],
    complaints: [],
    commands: new Map(),
    // The gateway takes this over as soon as it is there.
    dispatch: changed,
    changed,
  };
}

/** Three parts, the first of which is the bot's id, as libraries expect. */
function tokenOf(botId: string, salt: string): string {
  const part = (text: string) => Buffer.from(text).toString('base64url');
  return `${part(botId)}.fake.${part(salt)}`;
}

function foundCommunity(world: World): Community {
  const owner = addPerson(world, 'Olga');
  const ada = addPerson(world, 'Ada');
  const ben = addPerson(world, 'Ben');
  const mia = addPerson(world, 'Mia');
  const guild = addGuild(world, { name: 'Community', owner });
  for (const person of [ada, ben]) join(world, guild, person);
  join(world, guild, mia, permission.manageServer);
  const secret = addGuildChannel(world, guild, { name: 'secret', hidden: true });
  for (const { id } of [ada, mia]) setPermissions(world, secret, id, { allow: permission.viewChannel });
  return {
    guild,
    general: addGuildChannel(world, guild, { name: 'general' }),
    questions: addGuildChannel(world, guild, { name: 'questions' }),
    secret,
    forum: addGuildChannel(world, guild, { name: 'forum', kind: 'forum' }),
    owner,
    ada,
    ben,
    mia,
  };
}

function building(world: World): Building {
  return {
    addPerson: (name, { bot = false } = {}) => addPerson(world, name, bot),
    addGuild: (spec) => addGuild(world, spec),
    addChannel: (guild, options) => addGuildChannel(world, guild, options),
    removeChannel: (channel) => removeChannel(world, channel),
    join: (guild, person, permissions) => join(world, guild, person, permissions),
    addBot: (guild, permissions) => addBot(world, guild, permissions),
    removeBot: (guild) => removeBot(world, guild),
    setPermissions: (channel, id, bits) => setPermissions(world, channel, id, bits),
    setBotPermissions: (guild, permissions) => setBotPermissions(world, guild, permissions),
    setAvailable: (guild, isAvailable) => setAvailable(world, guild, isAvailable),
    resetToken: () => {
      world.token = tokenOf(world.bot.id, world.nextId());
      return world.token;
    },
  };
}

function inspection(world: World): Inspection {
  const { bot, channels, interactions, requests, complaints } = world;
  const of = (channel: Channel) => [...channel.messages.values()].filter(({ deleted }) => !deleted);
  const all = () => [...channels.values()];
  return {
    messages: (channel) => of(channel).filter(({ onlyFor }) => onlyFor === null),
    answers: (channel) => of(channel).filter(({ author }) => author === bot),
    directMessages: (person) =>
      all()
        .filter(({ guild, recipients }) => guild === null && recipients.includes(person))
        .flatMap(of),
    threads: (parent) => all().filter((channel) => channel.parent === parent),
    interactions,
    requests,
    commands: (guild) => commandsOf(world, guild?.id ?? '').list,
    commandPuts: (guild) => commandsOf(world, guild?.id ?? '').puts,
    forget: () => {
      requests.length = 0;
      const open = interactions.filter(({ at }) => world.now() - at <= TOKEN_MS);
      interactions.splice(0, interactions.length, ...open);
    },
    takeComplaints: () => complaints.splice(0),
  };
}

function refuseComplaints(complaints: readonly Complaint[]): void {
  if (complaints.length === 0) return;
  const lines = complaints.map(({ request, what }) => `${request}: ${what}`);
  throw new Error(`The bot sent what Discord refuses:\n${lines.join('\n')}`);
}
