import type { Server } from 'node:net';

/** The port that a server listens at; null when it does not. */
export function portOf(server: Pick<Server, 'address'> | null): number | null {
  const address = server?.address();
  return typeof address === 'object' && address !== null ? address.port : null;
}
