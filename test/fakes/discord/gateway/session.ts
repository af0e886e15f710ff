import type { WebSocket } from 'ws';
import type { Guild } from '../world.ts';

/** Events that are kept for a client that comes back; who missed more has to start anew. */
const KEPT_EVENTS = 2_000;

export interface GatewayEvent {
  readonly s: number;
  readonly t: string;
  readonly d: unknown;
}

/** What outlives a connection. */
export interface Session {
  readonly id: string;
  readonly shard: readonly [id: number, count: number];
  readonly intents: number;
  /** Null while nobody is connected. */
  socket: WebSocket | null;
  sequence: number;
  /** The latest events, oldest first. */
  readonly kept: GatewayEvent[];
  resumes: number;
  heartbeats: number;
}

/** Gives an event its number and sends it, now or when the client comes back. */
export function push(session: Session, t: string, d: unknown): void {
  session.sequence += 1;
  const event = { s: session.sequence, t, d };
  session.kept.push(event);
  if (session.kept.length > KEPT_EVENTS) session.kept.shift();
  if (session.socket !== null) sendOp(session.socket, 0, d, event);
}

/** Sends again what came after a number. False when too much is gone. */
export function replay(session: Session, after: number): boolean {
  const { socket, kept, sequence } = session;
  if (socket === null || (after < sequence && (kept[0]?.s ?? Infinity) > after + 1)) return false;
  for (const event of kept.filter(({ s }) => s > after)) sendOp(socket, 0, event.d, event);
  return true;
}

export function sendOp(socket: WebSocket, op: number, d: unknown, event?: GatewayEvent): void {
  socket.send(JSON.stringify({ op, d, s: event?.s ?? null, t: event?.t ?? null }));
}

/** True when a shard is the one of that guild; what belongs to no guild is shard 0's. */
export function serves([id, count]: Session['shard'], guild: Guild | null): boolean {
  return guild === null ? id === 0 : Number((BigInt(guild.id) >> 22n) % BigInt(count)) === id;
}
