import { once } from 'node:events';
import { WebSocket } from 'ws';
import { z } from 'zod';
import type { FakeDiscord } from './fake-discord.ts';

const frame = z.object({
  op: z.number(),
  s: z.number().nullable(),
  t: z.string().nullable(),
  d: z.unknown(),
});

export interface RawGateway {
  /** What was received, oldest first. */
  readonly frames: readonly z.infer<typeof frame>[];
  readonly send: (op: number, d: unknown) => void;
  /** As it is, without JSON. */
  readonly sendText: (text: string) => void;
  /** The code that the connection was closed with, once it is. */
  readonly closed: Promise<number>;
  readonly close: (code: number) => void;
  /** Goes away without a word. */
  readonly terminate: () => void;
}

/** A connection to the gateway that says only what it is told to. */
export async function openGateway(fake: FakeDiscord, query = 'v=10&encoding=json'): Promise<RawGateway> {
  const socket = new WebSocket(`${fake.url.replace('http:', 'ws:').replace('/api', '')}/?${query}`);
  const frames: z.infer<typeof frame>[] = [];
  const { promise: closed, resolve } = Promise.withResolvers<number>();
  socket.on('message', (data: Buffer) => frames.push(frame.parse(JSON.parse(data.toString()))));
  socket.on('close', resolve);
  await once(socket, 'open');
  return {
    frames,
    send: (op, d) => socket.send(JSON.stringify({ op, d })),
    sendText: (text) => socket.send(text),
    closed,
    close: (code) => socket.close(code),
    terminate: () => socket.terminate(),
  };
}
