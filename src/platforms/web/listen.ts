import { once } from 'node:events';
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

/** Serves an app. Port 0 takes any that is free. @throws Refusal when the address can't be had, with the fix in it. */
export async function listen(
  app: Hono,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<Listening> {
  const server = createAdaptorServer({ fetch: app.fetch });
  if (!('closeAllConnections' in server)) throw new Error('the server is not one of HTTP/1');
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw new Refusal(`The page can't be served at ${addressOf(host, port)}: ${reason(error, host, port)}`);
  }
  const taken = server.address();
  return {
    address: addressOf(host, typeof taken === 'object' && taken !== null ? taken.port : port),
    close: () => new Promise((resolve) => server.close(() => resolve())),
    cutOff: () => server.closeAllConnections(),
  };
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
