import { once } from 'node:events';
import { createServer } from 'node:net';

/** A port that is free now, for programs that can't be asked which one they took. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const closed = once(server, 'close');
  server.close();
  await closed;
  if (typeof address !== 'object' || address === null) throw new Error('the server has a port');
  return address.port;
}
