import { once } from 'node:events';
import { createServer, get as getOverHttp, type Server } from 'node:http';
import { get as getOverTls } from 'node:https';
import { connect, createServer as createSocketServer } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REST } from 'discord.js';
import { Client } from 'pg';
import { describe, expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { mayBeCalled, type Callable, type Called } from '../../src/core/callable.ts';
import { callOnly } from '../../src/operate/call-only.ts';

/** A server on loopback that counts who came. */
async function startServer(answer: (path: string) => { readonly location?: string }) {
  const came: string[] = [];
  const server = createServer(({ url = '' }, response) => {
    came.push(url);
    const { location } = answer(url);
    response.writeHead(location === undefined ? 200 : 302, location === undefined ? {} : { location });
    response.end('here');
  });
  const port = await listening(server);
  return { came, port, url: `http://127.0.0.1:${port}` };
}

async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

/** For one test. */
function only(...callable: Callable[]): Called[] {
  const refused: Called[] = [];
  onTestFinished(
    callOnly(
      (called) => mayBeCalled(called, callable),
      (called) => void refused.push(called),
    ),
  );
  return refused;
}

/** Whatever is thrown, with all that caused it, in one text. */
function whole(error: unknown): string {
  const texts = [];
  for (let at = error; at instanceof Error; at = at.cause) texts.push(at.message);
  return texts.join(' <- ');
}

async function failure(work: Promise<unknown>): Promise<string> {
  return work.then(() => 'nothing failed', whole);
}

const REFUSED = /No connection to .+: only hosts that are set up are called/;

describe('a redirect', () => {
  test('to a host that is not set up is not followed: nobody comes there', async () => {
    const other = await startServer(() => ({}));
    const own = await startServer((path) => (path === '/away' ? { location: `${other.url}/secret` } : {}));
    const refused = only({ kind: 'host', host: '127.0.0.1', port: own.port });
    expect(await (await fetch(`${own.url}/here`)).text()).toBe('here');
    expect(await failure(fetch(`${own.url}/away`))).toMatch(REFUSED);
    expect(own.came).toEqual(['/here', '/away']);
    expect(other.came).toEqual([]);
    expect(refused).toEqual([{ host: '127.0.0.1', port: other.port }]);
  });
});

describe('every library’s connections', () => {
  const ended = (emitter: { once: (event: 'error', heard: (error: Error) => void) => unknown }) =>
    new Promise<never>((_resolve, reject) => emitter.once('error', reject));
  const discord = (api: string) => new REST({ api, retries: 0 });
  const CALLS: readonly (readonly [string, (host: string, port: number) => Promise<unknown>])[] = [
    ['fetch', (host, port) => fetch(`http://${host}:${port}/`)],
    ['fetch over TLS', (host, port) => fetch(`https://${host}:${port}/`)],
    ['discord.js', (host, port) => discord(`https://${host}:${port}/api`).get('/gateway', { auth: false })],
    ['http', (host, port) => ended(getOverHttp(`http://${host}:${port}/`))],
    ['https', (host, port) => ended(getOverTls(`https://${host}:${port}/`))],
    ['ws, as Discord’s gateway uses it', (host, port) => ended(new WebSocket(`ws://${host}:${port}/`))],
    ['node-postgres', (host, port) => new Client({ host, port, user: 'u', database: 'd' }).connect()],
    ['a socket by port and host', (host, port) => ended(connect(port, host))],
    ['a socket by options', (host, port) => ended(connect({ host, port }))],
  ];

  test.each(CALLS)('%s: refused, and the server hears nothing', async (_name, call) => {
    const server = createSocketServer((socket) => socket.destroy());
    let came = 0;
    server.on('connection', () => (came += 1));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const refused = only({ kind: 'host', host: '127.0.0.1', port: 1 });
    for (const host of ['127.0.0.1', 'localhost']) {
      expect(await failure(call(host, port))).toMatch(REFUSED);
    }
    expect(came).toBe(0);
    expect(refused.map((one) => 'host' in one && one.host)).toEqual(['127.0.0.1', 'localhost']);
  });

  test('the WebSocket of undici, as Slack’s link uses it', async () => {
    const refused = only();
    const socket = new globalThis.WebSocket('ws://127.0.0.1:8999/');
    await new Promise((resolve) => socket.addEventListener('error', resolve, { once: true }));
    expect(refused).toEqual([{ host: '127.0.0.1', port: 8_999 }]);
  });

  test('a server by the file of its socket', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lockstep-socket-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const path = join(folder, 'open');
    const server = createSocketServer((socket) => socket.end());
    server.listen(path);
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    only({ kind: 'socket-file', path });
    await once(connect(path), 'connect');
    expect(await failure(ended(connect(join(folder, 'other'))))).toMatch(REFUSED);
  });
});

test('names are compared as a whole, and taken back it is as before', async () => {
  const { port } = await startServer(() => ({}));
  const takeBack = callOnly((called) =>
    mayBeCalled(called, [{ kind: 'domain', host: 'slack.com', port: 443 }]),
  );
  for (const host of ['slack.com.evil.example', 'notslack.com', '169.254.169.254', '[::1]'])
    expect(await failure(fetch(`https://${host}/`))).toMatch(REFUSED);
  expect(await failure(fetch('https://files.slack.com:8443/'))).toMatch(REFUSED);
  takeBack();
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(200);
});
