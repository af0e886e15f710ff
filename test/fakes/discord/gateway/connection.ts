import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { z } from 'zod';
import { allIntents, intent } from '../protocol.ts';
import { applicationView, botView, guildCreateView, memberView } from '../views.ts';
import type { World } from '../world.ts';
import { GUILDS_PER_SHARD, gatewayView } from './gateway-view.ts';
import { push, replay, sendFrame, serves, type Session, type Shard } from './session.ts';

/** What all connections share. */
export interface GatewayState {
  readonly world: World;
  /** What HELLO asks for, in milliseconds. */
  readonly heartbeatMs: number;
  readonly sessions: Session[];
  /** False while heartbeats get no answer. */
  acks: boolean;
  /** False while nobody who introduces himself gets an answer. */
  ready: boolean;
  /** Connections that are still to be refused. */
  refusals: number;
  /** Those that hang while they are made; null while they are made at once. */
  held: Set<Duplex> | null;
  identifies: number;
  /** When each of the places for new sessions is free again. */
  readonly freeAt: Map<number, number>;
  resumes: number;
}

const frame = z.object({ op: z.number(), d: z.unknown() });
const identifyData = z.looseObject({
  token: z.string(),
  intents: z.number(),
  shard: z.tuple([z.number(), z.number()]).default([0, 1]),
});
const resumeData = z.looseObject({ token: z.string(), session_id: z.string(), seq: z.number() });
const membersData = z.looseObject({
  guild_id: z.string(),
  user_ids: z.union([z.string(), z.array(z.string())]).optional(),
  nonce: z.string().optional(),
});

/** Greets a client and answers what it sends, by close code where Discord does so. */
export function welcome(state: GatewayState, socket: WebSocket): void {
  const { sessions, world, heartbeatMs } = state;
  socket.on('message', (data: Buffer) => {
    const code = receive(state, socket, data.toString());
    if (code !== null) socket.close(code);
    world.changed();
  });
  // A client that breaks off is what tests are about.
  socket.on('error', () => world.changed());
  socket.on('close', (code) => {
    const session = sessions.find((candidate) => candidate.socket === socket);
    if (session !== undefined) session.socket = null;
    // A client that says goodbye gives up its session.
    if (session !== undefined && (code === 1000 || code === 1001)) forget(state, session);
    world.changed();
  });
  sendFrame(socket, { op: 10, d: { heartbeat_interval: heartbeatMs, _trace: [] } });
}

export function forget({ sessions }: GatewayState, session: Session): void {
  const index = sessions.indexOf(session);
  if (index >= 0) sessions.splice(index, 1);
}

/** Null, or the code that the connection is closed with. */
function receive(state: GatewayState, socket: WebSocket, text: string): number | null {
  const parsed = frame.safeParse(jsonOrNull(text));
  if (!parsed.success) return 4002;
  const { op, d } = parsed.data;
  const session = state.sessions.find((candidate) => candidate.socket === socket);
  switch (op) {
    case 1:
      if (session !== undefined) session.heartbeats += 1;
      if (state.acks) sendFrame(socket, { op: 11, d: null });
      return null;
    case 2:
      return session === undefined ? identify(state, socket, d) : 4005;
    case 6:
      return resume(state, socket, d);
    // Presence and voice: taken, and of no consequence.
    case 3:
    case 4:
      return session === undefined ? 4003 : null;
    case 8:
      return session === undefined ? 4003 : sendMembers(state, session, d);
    default:
      return 4001;
  }
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function identify(state: GatewayState, socket: WebSocket, d: unknown): number | null {
  const { world, sessions } = state;
  state.identifies += 1;
  world.gateway.sessionStarts -= 1;
  const parsed = identifyData.safeParse(d);
  if (!parsed.success) return 4002;
  const { token, intents, shard } = parsed.data;
  const refused = refusalOf(world, token, intents, shard);
  if (refused !== null) return refused;
  if (!state.ready) return null;
  if (isTooEarly(state, shard)) {
    sendFrame(socket, { op: 9, d: false });
    return null;
  }
  const id = world.nextId();
  const session: Session = { id, shard, intents, socket, sequence: 0, kept: [], heartbeats: 0 };
  sessions.push(session);
  const own = ownGuilds(world).filter((guild) => serves(shard, guild));
  push(session, 'READY', {
    v: 10,
    user: botView(world),
    user_settings: {},
    guilds: own.map((guild) => ({ id: guild.id, unavailable: true })),
    session_id: id,
    session_type: 'normal',
    resume_gateway_url: gatewayView(world).url,
    shard,
    application: { id: world.bot.id, flags: applicationView(world).flags },
    relationships: [],
    private_channels: [],
    presences: [],
    guild_join_requests: [],
    _trace: [],
  });
  if ((intents & intent.guilds) === 0) return null;
  for (const guild of own) if (guild.available) push(session, 'GUILD_CREATE', guildCreateView(world, guild));
  return null;
}

/** True when another session has just begun in that place; else the place is taken. */
function isTooEarly({ world, freeAt }: GatewayState, [id]: Shard): boolean {
  const { maxConcurrency, identifyApartMs } = world.gateway;
  const place = id % maxConcurrency;
  if ((freeAt.get(place) ?? 0) > world.now()) return true;
  freeAt.set(place, world.now() + identifyApartMs);
  return false;
}

/** The close code for those who may not come in; null for the others. */
function refusalOf(world: World, token: string, intents: number, shard: Shard): number | null {
  const { members, presences, messageContent } = world.privileged;
  const forbidden =
    (members ? 0 : intent.members) |
    (presences ? 0 : intent.presences) |
    (messageContent ? 0 : intent.messageContent);
  if (token !== world.token) return 4004;
  if (!Number.isInteger(intents) || (intents & ~allIntents) !== 0) return 4013;
  if ((intents & forbidden) !== 0) return 4014;
  if (shard[0] >= shard[1]) return 4010;
  return ownGuilds(world).filter((guild) => serves(shard, guild)).length > GUILDS_PER_SHARD ? 4011 : null;
}

function ownGuilds({ guilds, bot }: World) {
  return [...guilds.values()].filter(({ members }) => members.has(bot.id));
}

function resume(state: GatewayState, socket: WebSocket, d: unknown): number | null {
  const parsed = resumeData.safeParse(d);
  if (!parsed.success) return 4002;
  const { token, session_id: id, seq } = parsed.data;
  if (token !== state.world.token) return 4004;
  const session = state.sessions.find((candidate) => candidate.id === id);
  if (session !== undefined && seq > session.sequence) return 4007;
  if (session !== undefined) takeOver(session, socket);
  if (session === undefined || !replay(session, seq)) {
    if (session !== undefined) forget(state, session);
    sendFrame(socket, { op: 9, d: false });
    return null;
  }
  state.resumes += 1;
  push(session, 'RESUMED', { _trace: [] });
  return null;
}

function takeOver(session: Session, socket: WebSocket): void {
  const before = session.socket;
  session.socket = socket;
  if (before !== null && before !== socket) before.close(4000);
}

function sendMembers({ world }: GatewayState, session: Session, d: unknown): number | null {
  const parsed = membersData.safeParse(d);
  if (!parsed.success) return 4002;
  const { guild_id: id, user_ids: ids, nonce } = parsed.data;
  const all = [...(world.guilds.get(id)?.members.values() ?? [])];
  const wanted = ids === undefined ? null : [ids].flat();
  push(session, 'GUILD_MEMBERS_CHUNK', {
    guild_id: id,
    members: all.filter(({ person }) => wanted?.includes(person.id) ?? true).map(memberView),
    chunk_index: 0,
    chunk_count: 1,
    not_found: (wanted ?? []).filter((personId) => !all.some(({ person }) => person.id === personId)),
    ...(nonce === undefined ? {} : { nonce }),
  });
  return null;
}
