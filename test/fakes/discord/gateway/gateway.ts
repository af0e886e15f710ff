import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { heldIn } from '../permissions.ts';
import { intent, permission } from '../protocol.ts';
import { mayRead, withoutContent } from '../views.ts';
import type { Audience, World } from '../world.ts';
import { forget, welcome, type GatewayState } from './connection.ts';
import { push, sendFrame, serves, type Session } from './session.ts';

/** What a test sees of the gateway and does to it. Where a shard is left out, all of them are meant. */
export interface Gateway {
  /** Those that could still be resumed, the connected ones among them. */
  readonly sessions: readonly Session[];
  readonly identifies: () => number;
  readonly resumes: () => number;
  /** Connections that are open now, those that are frozen too. */
  readonly connections: () => number;
  /** Op 7: the client is to come back. */
  readonly askToReconnect: (shard?: number) => void;
  /** Op 9: the session is no longer valid, or can be taken up on the same connection. */
  readonly invalidate: (options: { readonly resumable: boolean }, shard?: number) => void;
  /** Op 1: asks for a heartbeat at once. */
  readonly askForHeartbeat: (shard?: number) => void;
  /** Heartbeats are no longer answered; `false` answers them again. */
  readonly withholdAcks: (isWithheld: boolean) => void;
  /** IDENTIFY is taken and never answered; `false` answers the next ones again. */
  readonly withholdReady: (isWithheld: boolean) => void;
  /** Closes with a code, as Discord does: 4000, 4004, 4014. */
  readonly close: (code: number, shard?: number) => void;
  /** Resets the TCP connection, without a close frame. */
  readonly reset: (shard?: number) => void;
  /** The connection stays open, but nothing is read or sent any more, not even a close frame. */
  readonly freeze: (shard?: number) => void;
  /** No session can be resumed any more: the connections are closed, and a RESUME is answered with op 9. */
  readonly forgetSessions: () => void;
  /** The next connections are broken off before they are made. */
  readonly refuseConnections: (times: number) => void;
  /** Connections hang while they are made; `false` makes the next ones, and breaks off those that hang. */
  readonly holdConnections: (isHeld: boolean) => void;
  /** Those that hang. */
  readonly heldConnections: () => number;
}

export interface GatewayServer extends Gateway {
  readonly dispatch: World['dispatch'];
  readonly attach: (server: Server) => void;
  readonly end: () => void;
}

/** The TCP connection under each WebSocket, to break it. */
type Wires = WeakMap<WebSocket, IncomingMessage['socket']>;

/** The WebSocket side. `heartbeatMs` is what HELLO asks for. */
export function createGateway(world: World, heartbeatMs: number): GatewayServer {
  const state: GatewayState = {
    world,
    heartbeatMs,
    sessions: [],
    acks: true,
    ready: true,
    refusals: 0,
    held: null,
    identifies: 0,
    freeAt: new Map(),
    resumes: 0,
  };
  const { sessions } = state;
  const wires: Wires = new WeakMap();
  const sockets = new WebSocketServer({ noServer: true });
  return {
    sessions,
    identifies: () => state.identifies,
    resumes: () => state.resumes,
    connections: () => sockets.clients.size,
    ...faultsOf(state, wires),
    dispatch: (event, data, audience) => {
      for (const session of sessions) {
        if (concerns(world, session, audience))
          push(session, event, readable(world, session, data, audience));
      }
      world.changed();
    },
    attach: (server) =>
      server.on('upgrade', (request, socket, head) => {
        if (state.held !== null) hold(state.held, socket, world.changed);
        else if (state.refusals > 0) {
          state.refusals -= 1;
          socket.destroy();
        } else upgrade(state, { sockets, wires }, request, socket, head);
      }),
    end: () => {
      state.held?.forEach((wire) => wire.destroy());
      sockets.clients.forEach((socket) => socket.terminate());
    },
  };
}

function upgrade(
  state: GatewayState,
  { sockets, wires }: { readonly sockets: WebSocketServer; readonly wires: Wires },
  request: IncomingMessage,
  wire: Duplex,
  head: Buffer,
): void {
  const asked = new URL(request.url ?? '/', state.world.origin).searchParams;
  if (asked.get('v') !== '10' || asked.get('encoding') !== 'json' || asked.has('compress')) {
    const what = 'This fake speaks version 10 in JSON, and does not compress.';
    state.world.complaints.push({ request: `The gateway with ${asked.toString()}`, what });
  }
  sockets.handleUpgrade(request, wire, head, (socket) => {
    wires.set(socket, request.socket);
    welcome(state, socket);
  });
}

function hold(held: Set<Duplex>, wire: Duplex, changed: () => void): void {
  held.add(wire);
  // Its end is only noticed by who reads.
  wire
    .resume()
    .on('end', () => wire.destroy())
    .on('error', changed)
    .on('close', () => {
      held.delete(wire);
      changed();
    });
  changed();
}

type GatewayFaults = Omit<Gateway, 'sessions' | 'identifies' | 'resumes' | 'connections'>;

function faultsOf(state: GatewayState, wires: Wires): GatewayFaults {
  const { sessions } = state;
  const each = (shard: number | undefined, act: (socket: WebSocket, session: Session) => void) => {
    const meant = sessions.filter((session) => (shard ?? session.shard[0]) === session.shard[0]);
    for (const session of meant) if (session.socket !== null) act(session.socket, session);
  };
  return {
    askToReconnect: (shard) => each(shard, (socket) => sendFrame(socket, { op: 7, d: null })),
    askForHeartbeat: (shard) => each(shard, (socket) => sendFrame(socket, { op: 1, d: null })),
    invalidate: ({ resumable }, shard) =>
      each(shard, (socket, session) => {
        session.socket = null;
        if (!resumable) forget(state, session);
        sendFrame(socket, { op: 9, d: resumable });
      }),
    withholdAcks: (isWithheld) => {
      state.acks = !isWithheld;
    },
    withholdReady: (isWithheld) => {
      state.ready = !isWithheld;
    },
    close: (code, shard) => each(shard, (socket) => socket.close(code)),
    reset: (shard) => each(shard, (socket) => wires.get(socket)?.resetAndDestroy()),
    freeze: (shard) =>
      each(shard, (socket, session) => {
        socket.pause();
        session.socket = null;
      }),
    forgetSessions: () =>
      each(undefined, (socket, session) => {
        forget(state, session);
        socket.close(4000);
      }),
    refuseConnections: (times) => {
      state.refusals = times;
    },
    holdConnections: (isHeld) => {
      if (!isHeld) state.held?.forEach((wire) => wire.destroy());
      state.held = isHeld ? new Set() : null;
    },
    heldConnections: () => state.held?.size ?? 0,
  };
}

/** Shard, intents, and of channels only those that the bot can see. */
function concerns({ bot }: World, { shard, intents }: Session, audience: Audience): boolean {
  const { guild, channel } = audience;
  if (!serves(shard, guild) || (audience.intents !== 0 && (intents & audience.intents) === 0)) return false;
  return channel === undefined || (heldIn(bot, channel) & permission.viewChannel) !== 0n;
}

function readable(world: World, { intents }: Session, data: object, { message }: Audience): object {
  if (message === undefined) return data;
  return mayRead(world, message, (intents & intent.messageContent) !== 0) ? data : withoutContent(data);
}
