import { once } from 'node:events';
import { createServer } from 'node:net';
import { onLoopback } from './fakes/on-loopback.ts';

/** A port that is free now, for programs that can't be asked which one they took. */
export async function freePort(): Promise<number> {
  const server = createServer();
  const port = await onLoopback(server);
  const closed = once(server, 'close');
  server.close();
  await closed;
  return port;
}
