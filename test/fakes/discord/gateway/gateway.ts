import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { GatewayIntentBits as I, PermissionFlagsBits } from 'discord.js';
import { WebSocketServer, type WebSocket } from 'ws';
import { applicationView } from '../routes/guild-routes.ts';
import { botUser, guildCreateView, heldIn, mayRead, memberView, withoutContent } from '../views.ts';
import type { Audience, World } from '../world.ts';
import { GUILDS_PER_SHARD } from './gateway-view.ts';
import { push, replay, sendOp, serves, type Session } from './session.ts';

const PRIVILEGED = I.GuildMembers | I.GuildPresences | I.MessageContent;
const ALL_INTENTS = Object.values(I).reduce<number>(
  (all, bit) => all | (typeof bit === 'number' ? bit : 0),
  0,
);

/** What a test does to the gateway. Where a shard is left out, all of them are meant. */
export interface Gateway {
  /** Those that could still be resumed, the connected ones among them. */
  readonly sessions: readonly Session[];
  readonly identifies: () => number;
  readonly resumes: () => number;
  /** Connections that are open now. */
  readonly connections: () => number;
  /** Op 7: the client is to come back. */
  readonly askToReconnect: (shard?: number) => void;
  /** Op 9: the session is no longer valid, or can be taken up on the same connection. */
  readonly invalidate: (options: { readonly resumable: boolean }, shard?: number) => void;
  /** Op 1: asks for a heartbeat at once. */
  readonly askForHeartbeat: (shard?: number) => void;
  /** Heartbeats are no longer answered; `false` answers them again. */
  readonly withholdAcks: (withheld: boolean) => void;
  /** Closes with a code, as Discord does: 4000, 4004, 4014. */
  readonly close: (code: number, shard?: number) => void;
  /** Resets the TCP connection, without a close frame. */
  readonly reset: (shard?: number) => void;
  /** The connection stays open, but nothing is read or sent any more, not even a close frame. */
  readonly freeze: (shard?: number) => void;
  /** No session can be resumed any more: the next RESUME is answered with op 9. */
  readonly forgetSessions: () => void;
  /** The next connections are reset before they are made. */
  readonly refuseConnections: (times: number) => void;
}

export interface GatewayServer extends Gateway {
  readonly dispatch: World['dispatch'];
  readonly attach: (server: Server) => void;
  readonly end: () => void;
}

interface State {
  readonly world: World;
  readonly heartbeatMs: number;
  readonly sessions: Session[];
  acks: boolean;
  refusals: number;
  identifies: number;
  resumes: number;
}

interface Frame {
  readonly op: number;
  readonly d: unknown;
}

/** The WebSocket side. `heartbeatMs` is what HELLO asks for. */
export function createGateway(world: World, heartbeatMs: number): GatewayServer {
  const state: State = {
    world,
    heartbeatMs,
    sessions: [],
    acks: true,
    refusals: 0,
    identifies: 0,
    resumes: 0,
  };
  const { sessions } = state;
  const sockets = new WebSocketServer({ noServer: true });
  const live = (shard?: number) =>
    sessions.flatMap(({ socket, shard: [id] }) => (socket !== null && (shard ?? id) === id ? [socket] : []));
  return {
    sessions,
    identifies: () => state.identifies,
    resumes: () => state.resumes,
    connections: () => sockets.clients.size,
    askToReconnect: (shard) => live(shard).forEach((socket) => sendOp(socket, 7, null)),
    askForHeartbeat: (shard) => live(shard).forEach((socket) => sendOp(socket, 1, null)),
    invalidate: ({ resumable }, shard) => {
      for (const socket of live(shard)) {
        const session = sessions.find((candidate) => candidate.socket === socket);
        if (session !== undefined) session.socket = null;
        if (session !== undefined && !resumable) forget(state, session);
        sendOp(socket, 9, resumable);
      }
    },
    withholdAcks: (withheld) => void (state.acks = !withheld),
    close: (code, shard) => live(shard).forEach((socket) => socket.close(code)),
    reset: (shard) => live(shard).forEach((socket) => rawSocket.get(socket)?.resetAndDestroy()),
    freeze: (shard) => {
      for (const session of sessions) {
        if (session.socket === null || (shard ?? session.shard[0]) !== session.shard[0]) continue;
        rawSocket.get(session.socket)?.pause();
        session.socket = null;
      }
    },
    forgetSessions: () => void sessions.splice(0).forEach(({ socket }) => socket?.close(4000)),
    refuseConnections: (times) => void (state.refusals = times),
    dispatch: (event, data, audience) => {
      for (const session of sessions) {
        if (concerns(world, session, audience))
          push(session, event, readable(world, session, data, audience));
      }
      world.changed();
    },
    attach: (server) =>
      void server.on('upgrade', (request, socket, head) => upgrade(state, sockets, request, socket, head)),
    end: () => sockets.clients.forEach((socket) => socket.terminate()),
  };
}

/** The TCP connection under each WebSocket, to break it. */
const rawSocket = new WeakMap<WebSocket, IncomingMessage['socket']>();

function upgrade(
  state: State,
  sockets: WebSocketServer,
  request: IncomingMessage,
  raw: Duplex,
  head: Buffer,
): void {
  if (state.refusals > 0) {
    state.refusals -= 1;
    raw.destroy();
    return;
  }
  sockets.handleUpgrade(request, raw, head, (socket) => {
    rawSocket.set(socket, request.socket);
    welcome(state, socket);
  });
}

function welcome(state: State, socket: WebSocket): void {
  const { sessions, world } = state;
  socket.on('message', (data: Buffer) => {
    receive(state, socket, data.toString());
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
  sendOp(socket, 10, { heartbeat_interval: state.heartbeatMs, _trace: [] });
}

function receive(state: State, socket: WebSocket, text: string): void {
  const frame = parse(text);
  const session = state.sessions.find((candidate) => candidate.socket === socket);
  if (frame === null) return socket.close(4002);
  switch (frame.op) {
    case 1:
      if (session !== undefined) session.heartbeats += 1;
      if (state.acks) sendOp(socket, 11, null);
      return;
    case 2:
      return session === undefined ? identify(state, socket, frame.d as Identify) : socket.close(4005);
    case 6:
      return resume(state, socket, frame.d as Resume);
    case 3:
    case 4:
      return session === undefined ? socket.close(4003) : undefined;
    case 8:
      return session === undefined
        ? socket.close(4003)
        : sendMembers(state, session, frame.d as MembersRequest);
    default:
      return socket.close(4001);
  }
}

function parse(text: string): Frame | null {
  try {
    return JSON.parse(text) as Frame;
  } catch {
    return null;
  }
}

interface Identify {
  readonly token: string;
  readonly intents: number;
  readonly shard?: readonly [number, number];
}

function identify(state: State, socket: WebSocket, { token, intents, shard = [0, 1] }: Identify): void {
  const { world } = state;
  state.identifies += 1;
  world.gateway.sessionStarts -= 1;
  const refused = refusalOf(world, token, intents, shard);
  if (refused !== null) return socket.close(refused);
  const session: Session = {
    id: world.nextId(),
    shard,
    intents,
    socket,
    sequence: 0,
    kept: [],
    resumes: 0,
    heartbeats: 0,
  };
  state.sessions.push(session);
  const guilds = [...world.guilds.values()].filter(
    (guild) => guild.members.has(world.bot.id) && serves(shard, guild),
  );
  push(session, 'READY', {
    v: 10,
    user: botUser(world),
    user_settings: {},
    guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
    session_id: session.id,
    session_type: 'normal',
    resume_gateway_url: world.origin.replace('http:', 'ws:'),
    shard,
    application: { id: world.application.id, flags: applicationView(world).flags },
    relationships: [],
    private_channels: [],
    presences: [],
    guild_join_requests: [],
    _trace: [],
  });
  if ((intents & I.Guilds) === 0) return;
  for (const guild of guilds)
    if (guild.available) push(session, 'GUILD_CREATE', guildCreateView(world, guild));
}

/** The close code for those who may not come in; null for the others. */
function refusalOf(
  world: World,
  token: string,
  intents: number,
  [id, count]: readonly [number, number],
): number | null {
  const { members, presences, messageContent } = world.application.privileged;
  const allowed =
    (members ? I.GuildMembers : 0) |
    (presences ? I.GuildPresences : 0) |
    (messageContent ? I.MessageContent : 0);
  if (token !== world.token) return 4004;
  if (!Number.isInteger(intents) || (intents & ~ALL_INTENTS) !== 0) return 4013;
  if ((intents & PRIVILEGED & ~allowed) !== 0) return 4014;
  if (id >= count) return 4010;
  const own = [...world.guilds.values()].filter((guild) => guild.members.has(world.bot.id));
  return own.filter((guild) => serves([id, count], guild)).length > GUILDS_PER_SHARD ? 4011 : null;
}

interface Resume {
  readonly token: string;
  readonly session_id: string;
  readonly seq: number;
}

function resume(state: State, socket: WebSocket, { token, session_id: id, seq }: Resume): void {
  if (token !== state.world.token) return socket.close(4004);
  const session = state.sessions.find((candidate) => candidate.id === id);
  if (session === undefined) return sendOp(socket, 9, false);
  if (seq > session.sequence) return socket.close(4007);
  const before = session.socket;
  session.socket = socket;
  if (before !== null && before !== socket) before.close(4000);
  if (!replay(session, seq)) {
    forget(state, session);
    return sendOp(socket, 9, false);
  }
  session.resumes += 1;
  state.resumes += 1;
  push(session, 'RESUMED', { _trace: [] });
}

function forget({ sessions }: State, session: Session): void {
  const index = sessions.indexOf(session);
  if (index >= 0) sessions.splice(index, 1);
}

interface MembersRequest {
  readonly guild_id: string;
  readonly user_ids?: string | readonly string[];
  readonly nonce?: string;
}

function sendMembers(
  { world }: State,
  session: Session,
  { guild_id: id, user_ids: ids, nonce }: MembersRequest,
): void {
  const wanted = ids === undefined ? null : new Set([ids].flat());
  const members = [...(world.guilds.get(id)?.members.values() ?? [])].filter(
    ({ person }) => wanted?.has(person.id) ?? true,
  );
  push(session, 'GUILD_MEMBERS_CHUNK', {
    guild_id: id,
    members: members.map(memberView),
    chunk_index: 0,
    chunk_count: 1,
    not_found: [],
    ...(nonce === undefined ? {} : { nonce }),
  });
}

/** Shard, intents, and of channels only those that the bot can see. */
function concerns(world: World, { shard, intents }: Session, audience: Audience): boolean {
  const { guild, channel } = audience;
  if (!serves(shard, guild) || (audience.intents !== 0 && (intents & audience.intents) === 0)) return false;
  return (
    channel === undefined || (heldIn(world, world.bot, channel) & PermissionFlagsBits.ViewChannel) !== 0n
  );
}

function readable(world: World, { intents }: Session, data: object, { message }: Audience): object {
  if (message === undefined) return data;
  return mayRead(world, message, (intents & I.MessageContent) !== 0) ? data : withoutContent(data);
}
