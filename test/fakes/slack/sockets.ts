import { once } from 'node:events';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Faults } from './faults.ts';
import { isObject } from './json.ts';
import type { Envelope, Route, Settle } from './deliveries.ts';
import { secret, type World } from './world.ts';

const MOST_LINKS = 10;
const TICKET_MS = 30_000;
const PING_MS = 10_000;
/** Of the machine's own time. */
const FAREWELL_MS = 500;

type DisconnectReason = 'warning' | 'refresh_requested' | 'link_disabled' | 'too_many_websockets';

/** Socket Mode: links that the app opened, and what can happen to them. */
export interface Sockets extends Route {
  /** A new address for one link. */
  readonly ticket: () => string;
  readonly links: () => number;
  /** Announces the end of every link, or of one. Slack closes it a little later, except after a warning. */
  readonly disconnect: (reason: DisconnectReason, link?: number) => void;
  /** Resets every TCP connection, without a word. */
  readonly reset: () => void;
  /** Sends a raw frame to every link: text that is no JSON, binary, an unknown type. */
  readonly sendRaw: (frame: string | Buffer) => void;
  readonly ping: () => void;
  /** Envelope ids that were acked, in order; an id that comes twice was acked twice. */
  readonly acks: readonly string[];
  readonly close: () => Promise<void>;
}

interface Link {
  readonly socket: WebSocket;
  readonly tcp: Duplex;
  readonly pending: Map<string, Settle>;
}

export interface SocketOptions {
  readonly world: World;
  readonly server: Server;
  readonly faults: Faults;
  readonly onReady: () => void;
}

/** Links on the server's `/link`. Each envelope goes to one of them, in turn. */
export function createSockets({ world, server, faults, onReady }: SocketOptions): Sockets {
  const webSockets = new WebSocketServer({ noServer: true });
  const tickets = new Map<string, number>();
  const links: Link[] = [];
  const acks: string[] = [];
  let turn = 0;
  const ping = () => links.forEach(({ socket }) => socket.ping());
  let cancelPing = () => {};
  const keepPinging = () => {
    cancelPing = world.clock.after(PING_MS, () => {
      ping();
      keepPinging();
    });
  };
  keepPinging();

  const welcome = (socket: WebSocket, tcp: Duplex) => {
    const link: Link = { socket, tcp, pending: new Map() };
    links.push(link);
    socket.on('message', (data: Buffer) => takeAck(link, data.toString(), acks, world));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      links.splice(links.indexOf(link), 1);
      for (const { failed } of link.pending.values()) failed('connection_closed');
      world.changed();
    });
    if (links.length > MOST_LINKS) {
      goodbye(link, 'too_many_websockets');
      return;
    }
    socket.send(JSON.stringify(hello(world, links.length)));
    world.changed();
    onReady();
  };

  server.on('upgrade', (request: IncomingMessage, tcp: Duplex, head: Buffer) => {
    const ticket = new URL(request.url ?? '/', 'http://127.0.0.1').searchParams.get('ticket') ?? '';
    const expiresMs = tickets.get(ticket) ?? 0;
    tickets.delete(ticket);
    if (faults.take('socket') !== undefined) tcp.destroy();
    else if (expiresMs < world.clock.now())
      tcp.end('HTTP/1.1 408 Request Timeout\r\nconnection: close\r\n\r\n');
    else webSockets.handleUpgrade(request, tcp, head, (socket) => welcome(socket, tcp));
  });

  return {
    ready: () => links.some(({ socket }) => socket.readyState === socket.OPEN),
    send: (envelope, settle) => {
      const open = links.filter(({ socket }) => socket.readyState === socket.OPEN);
      const link = open[turn++ % open.length];
      if (link === undefined) settle.failed('connection_closed');
      else sendEnvelope(link, envelope, settle);
    },
    ticket: () => {
      const ticket = secret();
      tickets.set(ticket, world.clock.now() + TICKET_MS);
      return `${world.urls.socket}/link?ticket=${ticket}&app_id=${world.appId}`;
    },
    links: () => links.length,
    disconnect: (reason, link) => {
      const chosen = link === undefined ? [...links] : links.slice(link, link + 1);
      for (const link of chosen) goodbye(link, reason);
    },
    reset: () => [...links].forEach(({ tcp }) => resetTcp(tcp)),
    sendRaw: (frame) => links.forEach(({ socket }) => socket.send(frame)),
    ping,
    acks,
    close: async () => {
      cancelPing();
      await Promise.all(links.map(({ socket }) => closed(socket)));
      webSockets.close();
    },
  };
}

function sendEnvelope(link: Link, { kind, payload, attempt, reason }: Envelope, settle: Settle): void {
  const id = secret();
  link.pending.set(id, settle);
  link.socket.send(
    JSON.stringify({
      envelope_id: id,
      type: kind,
      payload,
      accepts_response_payload: kind === 'slash_commands' || payload['type'] === 'view_submission',
      ...(kind === 'events_api' || attempt > 0 ? { retry_attempt: attempt, retry_reason: reason } : {}),
    }),
  );
}

function takeAck(link: Link, text: string, acks: string[], world: World): void {
  const frame: unknown = JSON.parse(text);
  const id = isObject(frame) ? String(frame['envelope_id']) : '';
  const settle = link.pending.get(id);
  acks.push(id);
  if (settle === undefined) world.violations.push(`ack: no envelope ${id} waits on this link`);
  settle?.acked(isObject(frame) ? frame['payload'] : undefined);
  link.pending.delete(id);
}

function goodbye({ socket }: Link, reason: DisconnectReason): void {
  socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: 'applink-1' } }));
  if (reason !== 'warning') socket.close(1000);
}

/** Says goodbye properly, so that a client that is closing too sees no broken connection. */
async function closed(socket: WebSocket): Promise<void> {
  const impatient = setTimeout(() => socket.terminate(), FAREWELL_MS);
  const end = once(socket, 'close');
  socket.close(1001);
  await end;
  clearTimeout(impatient);
}

function resetTcp(tcp: Duplex): void {
  if ('resetAndDestroy' in tcp && typeof tcp.resetAndDestroy === 'function') tcp.resetAndDestroy();
  else tcp.destroy();
}

function hello(world: World, count: number): unknown {
  return {
    type: 'hello',
    num_connections: count,
    connection_info: { app_id: world.appId },
    debug_info: {
      host: 'applink-1',
      started: new Date(world.clock.now()).toISOString(),
      approximate_connection_time: 18_060,
    },
  };
}
