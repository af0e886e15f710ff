import type { WebSocket } from 'ws';
import type { Guild } from '../world.ts';

/** Events that are kept for a client that comes back; who missed more has to start anew. */
const KEPT_EVENTS = 2_000;

interface GatewayEvent {
  readonly s: number;
  readonly t: string;
  readonly d: unknown;
}

/** What outlives a connection. */
export interface Session {
  readonly id: string;
  readonly shard: Shard;
  readonly intents: number;
  /** Null while nobody is connected. */
  socket: WebSocket | null;
  sequence: number;
  /** The latest events, oldest first. */
  readonly kept: GatewayEvent[];
  heartbeats: number;
}

export type Shard = readonly [id: number, count: number];

/** Gives an event its number and sends it, now or when the client comes back. */
export function push(session: Session, t: string, d: unknown): void {
  session.sequence += 1;
  const event = { s: session.sequence, t, d };
  session.kept.push(event);
  if (session.kept.length > KEPT_EVENTS) session.kept.shift();
  if (session.socket !== null) sendFrame(session.socket, { op: 0, ...event });
}

/** Sends again what came after a number. False when too much is gone. */
export function replay({ socket, kept, sequence }: Session, after: number): boolean {
  const first = kept[0]?.s ?? Infinity;
  if (socket === null || (after < sequence && first > after + 1)) return false;
  for (const event of kept.filter(({ s }) => s > after)) sendFrame(socket, { op: 0, ...event });
  return true;
}

export function sendFrame(
  socket: WebSocket,
  frame: { readonly op: number; readonly d: unknown; readonly s?: number; readonly t?: string },
): void {
  socket.send(JSON.stringify({ s: null, t: null, ...frame }));
}

/** True when a shard is the one of that guild; what belongs to no guild is shard 0's. */
export function serves([id, count]: Shard, guild: Guild | null): boolean {
  return guild === null ? id === 0 : Number((BigInt(guild.id) >> 22n) % BigInt(count)) === id;
}
