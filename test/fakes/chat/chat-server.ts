import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { onLoopback } from '../on-loopback.ts';

/**
 * A chat service of no brand on loopback: it stores messages, can be asked what arrived, and misbehaves when told to.
 * `POST /messages` posts, `GET /messages?place=&key=` looks up. A post that carries a nonce is stored once, as Discord
 * does it; one without is stored each time, as Slack does it.
 */
export interface ChatServer {
  readonly url: string;
  /** What stands in a place, oldest first. */
  readonly messages: (place: string) => readonly ChatMessage[];
  readonly all: () => readonly ChatMessage[];
  /** Requests that were received, of any kind. */
  readonly requests: () => number;
  /** The next posts to a place (or anywhere) go wrong in this way. */
  readonly failNext: (fault: ChatFault, times?: number, place?: string) => void;
  /** Every n-th post loses its answer after it was stored; 0 for none. */
  readonly dropEvery: (n: number) => void;
  /** Nothing can be posted there from now on. */
  readonly closePlace: (place: string) => void;
  /** Answers come after this long from now on, drawn from 0 to `ms`. */
  readonly delayUpTo: (ms: number, random: () => number) => void;
  /** Resolves when so many messages have arrived in all. */
  readonly arrived: (count: number) => Promise<void>;
  readonly close: () => Promise<void>;
}

interface ChatMessage {
  readonly id: string;
  readonly place: string;
  readonly key: string;
  readonly text: string;
  readonly image: boolean;
}

/** `drop`: stored, then the connection breaks; `refuse`: 503, not stored; `slow-down`: 429 with a time to wait. */
type ChatFault = 'drop' | 'refuse' | 'slow-down';

/** What it asks for when it asks to slow down. */
export const SLOW_DOWN_MS = 4_000;

interface State {
  readonly messages: ChatMessage[];
  readonly closed: Set<string>;
  readonly faults: { readonly fault: ChatFault; readonly place: string | undefined }[];
  readonly waiting: { readonly count: number; readonly resolve: () => void }[];
  requests: number;
  posts: number;
  dropEvery: number;
  delay: () => number;
}

export async function startChatServer(): Promise<ChatServer> {
  const state: State = {
    messages: [],
    closed: new Set(),
    faults: [],
    waiting: [],
    requests: 0,
    posts: 0,
    dropEvery: 0,
    delay: () => 0,
  };
  const server = createServer((request, response) => {
    state.requests += 1;
    answer(state, request, response).catch(() => response.destroy());
  });
  const port = await onLoopback(server);
  return {
    url: `http://127.0.0.1:${port}`,
    messages: (place) => state.messages.filter((message) => message.place === place),
    all: () => state.messages,
    requests: () => state.requests,
    failNext: (fault, times = 1, place) => {
      for (let left = times; left > 0; left -= 1) state.faults.push({ fault, place });
    },
    dropEvery: (n) => (state.dropEvery = n),
    closePlace: (place) => state.closed.add(place),
    delayUpTo: (ms, random) => (state.delay = () => random() * ms),
    arrived: (count) =>
      new Promise((resolve) => {
        if (state.messages.length >= count) resolve();
        else state.waiting.push({ count, resolve });
      }),
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function answer(state: State, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://chat');
  if (request.method === 'GET') {
    const [place, key] = [url.searchParams.get('place'), url.searchParams.get('key')];
    const found = state.messages.find((message) => message.place === place && message.key === key);
    return send(response, 200, { id: found?.id ?? null });
  }
  const body: unknown = JSON.parse(Buffer.concat(await Array.fromAsync(request)).toString());
  if (!isPost(body)) return send(response, 400, { error: 'place, key and text must be strings' });
  const fault = takeFault(state, body.place);
  if (state.closed.has(body.place)) return send(response, 403, { error: 'closed' });
  if (fault === 'refuse') return send(response, 503, { error: 'busy' });
  if (fault === 'slow-down') return send(response, 429, { error: 'slow down', retryAfterMs: SLOW_DOWN_MS });
  const message = store(state, body);
  const delay = state.delay();
  if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
  state.posts += 1;
  const isDropped = fault === 'drop' || (state.dropEvery > 0 && state.posts % state.dropEvery === 0);
  if (isDropped) request.socket.destroy();
  else send(response, 200, { id: message.id });
}

interface Post {
  readonly place: string;
  readonly key: string;
  readonly text: string;
  readonly image: boolean;
  readonly nonce: string | null;
}

function isPost(body: unknown): body is Post {
  return typeof body === 'object' && body !== null && 'place' in body && 'key' in body && 'text' in body;
}

function store(state: State, { place, key, text, image, nonce }: Post): ChatMessage {
  const known =
    nonce === null
      ? undefined
      : state.messages.find((message) => message.place === place && message.key === nonce);
  if (known !== undefined) return known;
  const message = { id: `m${state.messages.length + 1}`, place, key, text, image };
  state.messages.push(message);
  for (const { count, resolve } of state.waiting) if (state.messages.length >= count) resolve();
  return message;
}

function takeFault({ faults }: State, place: string): ChatFault | null {
  const index = faults.findIndex((fault) => fault.place === undefined || fault.place === place);
  return index < 0 ? null : (faults.splice(index, 1)[0]?.fault ?? null);
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
