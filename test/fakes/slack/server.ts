import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { readArgs, SlackRefusal, type Run } from './api.ts';
import { chatMethods } from './chat-methods.ts';
import { conversationMethods } from './conversation-methods.ts';
import type { Fault, Faults } from './faults.ts';
import { fileMethods, receiveUpload } from './file-methods.ts';
import { isObject, type Json } from './json.ts';
import { exchangeCode, otherMethods } from './other-methods.ts';
import { useResponseUrl } from './response-urls.ts';
import type { Sockets } from './sockets.ts';
import { viewMethods } from './view-methods.ts';
import { secret, workspaceOf, type Call, type Token, type World } from './world.ts';

const METHODS: Readonly<Record<string, Run>> = {
  ...chatMethods,
  ...conversationMethods,
  ...fileMethods,
  ...viewMethods,
  ...otherMethods,
};

/** What is sent back. */
interface Answer {
  readonly status: number;
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface ServerParts {
  readonly world: World;
  readonly faults: Faults;
  readonly sockets: () => Sockets;
}

/** An HTTP server on loopback; its port. */
export async function listen(
  handle: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<{ server: Server; port: number }> {
  const server = createServer(handle);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The fake has no port.');
  return { server, port: address.port };
}

/** Answers one request to the API, the upload host, a response URL or the page that installs. */
export async function handle(
  parts: ServerParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    await answerRequest(parts, request, response);
  } catch (error) {
    // A client that hung up in the middle, or a fault of the fake: either way the test has to see it.
    parts.world.violations.push(`server: ${request.url ?? ''} ${String(error)}`);
    response.destroy();
  }
}

async function answerRequest(
  parts: ServerParts,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { world, faults } = parts;
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const [, head = '', ...rest] = url.pathname.split('/');
  const body = await buffer(request);
  const name =
    { api: rest.join('/'), upload: 'upload', response: 'response_url', 'files-pri': 'download' }[head] ??
    head;
  const fault = faults.take(name);
  if (fault === 'reset' || fault === 'stall') {
    world.calls.push({ method: name, args: {}, token: undefined, outcome: fault });
    if (fault === 'reset') request.socket.resetAndDestroy();
    world.changed();
    return;
  }
  if (typeof fault === 'object' && 'slow' in fault) await Promise.allSettled([fault.slow]);
  const answer = refusalOf(fault, world, name) ?? (await answerTo());
  finish(request, response, answer, fault);

  async function answerTo(): Promise<Answer> {
    if (head === 'api') return callMethod(parts, name, request, await readBody(request, url, body));
    if (head === 'upload') return receiveUpload(world, url.pathname, await uploadedBytes(request, body));
    if (head === 'response') return useResponseUrl(world, rest.join('/'), jsonOf(body));
    if (head === 'files-pri') return download(world, request, rest[0] ?? '');
    if (head === 'oauth') return authorizePage(world, url);
    return { status: 404, body: 'no such page' };
  }
}

/** A fault that keeps the request from being done. */
function refusalOf(fault: Fault | undefined, world: World, method: string): Answer | undefined {
  if (typeof fault !== 'object' || 'slow' in fault) return undefined;
  const [status, outcome] =
    'status' in fault
      ? [fault.status, `http ${fault.status}`]
      : 'error' in fault
        ? [200, fault.error]
        : [429, 'ratelimited'];
  world.calls.push({ method, args: {}, token: undefined, outcome });
  world.changed();
  if ('status' in fault) return { status, body: '<html>Something went wrong</html>' };
  return {
    status,
    body: JSON.stringify({ ok: false, error: outcome, ...('error' in fault ? fault.more : {}) }),
    headers: {
      'content-type': 'application/json',
      ...('error' in fault ? {} : { 'retry-after': String(fault.retryAfterSeconds) }),
    },
  };
}

function finish(
  request: IncomingMessage,
  response: ServerResponse,
  answer: Answer,
  fault: Fault | undefined,
): void {
  if (fault === 'lost-answer') {
    request.socket.resetAndDestroy();
    return;
  }
  const whole = Buffer.from(answer.body);
  response.writeHead(answer.status, answer.headers);
  response.end(fault === 'truncated' ? whole.subarray(0, Math.floor(whole.length / 2)) : whole);
}

function callMethod(
  { world, sockets }: ServerParts,
  method: string,
  request: IncomingMessage,
  raw: Json,
): Answer {
  const value = tokenIn(request, raw);
  const call: Call = { method, args: raw, token: value, outcome: 'ok' };
  world.calls.push(call);
  let token: Token | undefined;
  let answer: Json;
  try {
    const args = readArgs(raw);
    Object.assign(call, { args });
    if (method === 'oauth.v2.access') {
      answer = exchangeCode(world, { ...basicCredentials(request), ...args });
    } else {
      token = validToken(world, value);
      answer = run(world, method, token, args, sockets);
    }
    answer = { ok: true, ...answer };
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    answer = error.answer;
    call.outcome = error.message;
  }
  world.changed();
  const headers: Record<string, string> = { 'content-type': 'application/json; charset=utf-8' };
  if (token !== undefined) headers['x-oauth-scopes'] = token.scopes.join(',');
  return { status: 200, body: JSON.stringify(answer), headers };
}

function run(world: World, method: string, token: Token, args: Json, sockets: () => Sockets): Json {
  if (method === 'apps.connections.open') {
    if (token.kind !== 'app') throw new SlackRefusal('not_allowed_token_type');
    if (!token.scopes.includes('connections:write')) {
      throw new SlackRefusal('missing_scope', {
        needed: 'connections:write',
        provided: token.scopes.join(','),
      });
    }
    return { url: sockets().ticket() };
  }
  const known = METHODS[method];
  if (known === undefined) throw new SlackRefusal('unknown_method', { req_method: method });
  if (token.kind !== 'bot') throw new SlackRefusal('not_allowed_token_type');
  return known({ world, workspace: workspaceOf(world, token.team), token, args });
}

function tokenIn(request: IncomingMessage, args: Json): string | undefined {
  const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  return bearer ?? (typeof args['token'] === 'string' ? args['token'] : undefined);
}

function validToken(world: World, value: string | undefined): Token {
  if (value === undefined) throw new SlackRefusal('not_authed');
  const token = world.tokens.get(value);
  if (token === undefined) throw new SlackRefusal('invalid_auth');
  if (token.state !== 'valid') throw new SlackRefusal(token.state);
  return token;
}

function basicCredentials(request: IncomingMessage): Json {
  const encoded = /^Basic (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  if (encoded === undefined) return {};
  const [id, password] = Buffer.from(encoded, 'base64').toString().split(':');
  return { client_id: id, client_secret: password };
}

async function readBody(request: IncomingMessage, url: URL, body: Buffer): Promise<Json> {
  const type = request.headers['content-type'] ?? '';
  const query = Object.fromEntries(url.searchParams);
  if (type.startsWith('application/json')) return { ...query, ...jsonOf(body) };
  if (type.startsWith('multipart/form-data'))
    return { ...query, ...Object.fromEntries(await formData(type, body)) };
  return { ...query, ...Object.fromEntries(new URLSearchParams(body.toString())) };
}

/** The bytes of an upload: the body itself, or the one file of a form. */
async function uploadedBytes(request: IncomingMessage, body: Buffer): Promise<Buffer> {
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return body;
  const files = [...(await formData(type, body)).values()].filter((value) => typeof value !== 'string');
  return Buffer.from((await files[0]?.arrayBuffer()) ?? new ArrayBuffer(0));
}

function formData(type: string, body: Buffer): Promise<FormData> {
  return new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
}

/** A body that is no JSON object has no arguments, and is then refused for what is missing. */
function jsonOf(body: Buffer): Json {
  try {
    const parsed: unknown = JSON.parse(body.toString());
    return isObject(parsed) ? parsed : {};
  } catch {
    return {};
  }
}

function download(world: World, request: IncomingMessage, id: string): Answer {
  const token = world.tokens.get(tokenIn(request, {}) ?? '');
  const file = token && workspaceOf(world, token.team).files.get(id);
  if (file?.bytes === undefined || !token?.scopes.includes('files:read'))
    return { status: 404, body: 'no such file' };
  return { status: 200, body: file.bytes, headers: { 'content-type': file.mimetype } };
}

/** The page where a person lets the app into a workspace: here they always agree, to the workspace named in `team`. */
function authorizePage(world: World, url: URL): Answer {
  const team = url.searchParams.get('team') ?? [...world.workspaces.keys()][0] ?? '';
  const back = url.searchParams.get('redirect_uri');
  if (url.searchParams.get('client_id') !== world.clientId || back === null)
    return { status: 400, body: 'invalid_client_id' };
  const code = secret();
  world.codes.set(code, team);
  const target = new URL(back);
  target.searchParams.set('code', code);
  target.searchParams.set('state', url.searchParams.get('state') ?? '');
  return { status: 302, body: '', headers: { location: target.href } };
}
