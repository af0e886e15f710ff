import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';
import { Refusal } from '../../core/errors.ts';

/** A server that takes requests. */
export interface Listening {
  /** `http://127.0.0.1:3000` */
  readonly address: string;
  /** Takes no more requests, and resolves when those under way are answered. */
  readonly close: () => Promise<void>;
  /** Lets go of every connection, answered or not. */
  readonly cutOff: () => void;
}

/** Where a page is served. Port 0 takes any that is free. */
interface Place {
  readonly host: string;
  readonly port: number;
}

/** Serves an app. @throws Refusal when the address can't be had, with the fix in it. */
export async function listen(app: Hono, { host, port }: Place): Promise<Listening> {
  const server = createAdaptorServer({ fetch: app.fetch });
  if (!('closeAllConnections' in server)) throw new Error('the server is not one of HTTP/1');
  await take(server, { host, port });
  const taken = server.address();
  return {
    address: addressOf(host, typeof taken === 'object' && taken !== null ? taken.port : port),
    close: () => new Promise((resolve) => server.close(() => resolve())),
    cutOff: () => server.closeAllConnections(),
  };
}

/**
 * Takes an address and gives it back at once, for whoever would rather know now than after a long start.
 * @throws Refusal as `listen` does
 */
export async function tryAddress(place: Place): Promise<void> {
  const server = createServer();
  await take(server, place);
  const closed = once(server, 'close');
  server.close();
  await closed;
}

async function take(server: Server, { host, port }: Place): Promise<void> {
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new Refusal(`The page can't be served at ${addressOf(host, port)}: ${reason(error, host, port)}`);
  }
}

function addressOf(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function reason(error: unknown, host: string, port: number): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') {
    return `another program uses port ${port}. Set WEB_PORT to another port, or to off for no page.`;
  }
  if (code === 'EACCES') return `port ${port} is not for everybody. Set WEB_PORT to one from 1024 on.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return `this machine has no address ${host}. Set WEB_HOST to one that it has, such as 0.0.0.0 for all of them.`;
  }
  return `${error instanceof Error ? error.message : String(error)}. Set WEB_HOST or WEB_PORT to another one.`;
}
