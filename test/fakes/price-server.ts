import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { Buffer } from 'node:buffer';
import { onLoopback } from './on-loopback.ts';

/** What a price server sends when nothing goes wrong. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON when it is no string. */
  readonly body: unknown;
}

/** Something that goes wrong in front of, instead of or in the middle of an answer. */
export type Fault =
  | Answer
  /** 200 and nothing. */
  | 'empty'
  /** 200 and a consent page. */
  | 'html'
  /** The first half of the answer, sent as if it were the whole. */
  | 'half-json'
  /** The first half of the answer, then the connection is closed. */
  | 'broken-off'
  /** The connection is reset before anything is sent. */
  | 'reset'
  /** Nothing at all, for ever. */
  | 'stall'
  /** The first half of the answer, then nothing, for ever. */
  | 'stall-in-body'
  /** 302 to another host. */
  | 'redirect';

export interface PriceServer {
  readonly url: string;
  /** Path and query of every request so far. */
  readonly requests: string[];
  /** Faults for the next requests, one each. */
  readonly failNext: (...faults: Fault[]) => void;
  /** A fault for every request from now on; null heals it. */
  readonly failAlways: (fault: Fault | null) => void;
  readonly close: () => Promise<void>;
}

/** A real HTTP server on loopback that answers as `answer` says, unless told to fail. */
export async function startPriceServer(answer: (url: URL) => Answer): Promise<PriceServer> {
  const requests: string[] = [];
  const next: Fault[] = [];
  let always: Fault | null = null;
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    requests.push(url.pathname + url.search);
    const fault = next.shift() ?? always;
    if (fault === null) send(response, answer(url));
    else if (typeof fault === 'object') send(response, fault);
    else misbehave(fault, request, response, answer(url));
  });
  const port = await onLoopback(server);
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    failNext: (...faults) => void next.push(...faults),
    failAlways: (fault) => void (always = fault),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function send(response: ServerResponse, { status = 200, headers = {}, body }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(textOf(body));
}

function misbehave(
  fault: Exclude<Fault, Answer>,
  request: IncomingMessage,
  response: ServerResponse,
  { body }: Answer,
): void {
  const whole = Buffer.from(textOf(body));
  const half = whole.subarray(0, Math.floor(whole.length / 2));
  switch (fault) {
    case 'empty':
      send(response, { body: '' });
      break;
    case 'html':
      send(response, {
        headers: { 'content-type': 'text/html' },
        body: '<!doctype html><p>Before you continue',
      });
      break;
    case 'half-json':
      send(response, { body: half.toString() });
      break;
    case 'broken-off':
      response.writeHead(200, { 'content-length': whole.length });
      response.write(half, () => request.socket.destroy());
      break;
    case 'reset':
      request.socket.resetAndDestroy();
      break;
    case 'stall':
      break;
    case 'stall-in-body':
      response.writeHead(200, { 'content-length': whole.length }).write(half);
      break;
    case 'redirect':
      send(response, { status: 302, headers: { location: 'https://example.com/elsewhere' }, body: '' });
      break;
  }
}

function textOf(body: unknown): string {
  return typeof body === 'string' ? body : JSON.stringify(body);
}
