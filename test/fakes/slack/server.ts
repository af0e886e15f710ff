import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { readArgs, SlackRefusal } from './api.ts';
import type { Fault, Faults } from './faults.ts';
import { receiveUpload } from './file-methods.ts';
import { isObject, type Json } from './json.ts';
import { useResponseUrl } from './response-urls.ts';
import { basicCredentials, callMethod, tokenIn, type WebApi } from './web-api.ts';
import { secret, workspaceOf, type Call, type World } from './world.ts';
import { onLoopback } from '../on-loopback.ts';

/** What is sent back. */
interface Answer {
  readonly status: number;
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface ServerParts extends WebApi {
  readonly faults: Faults;
}

/** An HTTP server on loopback; its port. */
export async function listen(
  handle: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<{ server: Server; port: number }> {
  const server = createServer(handle);
  const port = await onLoopback(server);
  return { server, port };
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
  const body = await bodyOf(request);
  const name = { api: rest.join('/'), response: 'response_url', 'files-pri': 'download' }[head] ?? head;
  const args = head === 'upload' ? { bytes: body.bytes.length } : argsOf(url, body);
  const call: Call = { method: name, args, token: tokenIn(request, args), outcome: 'ok' };
  world.calls.push(call);
  const fault = faults.take(name);
  if (typeof fault === 'object' && 'slow' in fault) await Promise.allSettled([fault.slow]);
  const answer = faultyAnswer(fault, call) ?? answerOf();
  world.changed();
  if (fault === 'reset' || fault === 'lost-answer') request.socket.resetAndDestroy();
  else if (fault !== 'stall') finish(response, answer, fault === 'truncated');

  function answerOf(): Answer {
    if (head === 'api') {
      const { answer, scopes } = callMethod(parts, call, basicCredentials(request));
      return jsonAnswer(200, answer, scopes === undefined ? {} : { 'x-oauth-scopes': scopes.join(',') });
    }
    if (head === 'upload') return receiveUpload(world, url.pathname, body.bytes);
    if (head === 'response') return useResponseUrl(world, rest.join('/'), call);
    if (head === 'files-pri') return download(world, call.token, rest[0] ?? '');
    if (head === 'oauth') return authorizePage(world, url);
    return { status: 404, body: 'no such page' };
  }
}

/** The answer of a fault that keeps the request from being done; it is written into the call. */
function faultyAnswer(fault: Fault | undefined, call: Call): Answer | undefined {
  if (fault === undefined || fault === 'lost-answer' || fault === 'truncated') return undefined;
  if (fault === 'reset' || fault === 'stall') {
    call.outcome = fault;
    return { status: 500, body: '' };
  }
  if ('slow' in fault) return undefined;
  if ('status' in fault) {
    call.outcome = `http ${fault.status}`;
    return { status: fault.status, body: '<html>Something went wrong</html>' };
  }
  if ('error' in fault) {
    call.outcome = fault.error;
    return jsonAnswer(200, { ok: false, error: fault.error, ...fault.more });
  }
  call.outcome = 'ratelimited';
  return jsonAnswer(
    429,
    { ok: false, error: 'ratelimited' },
    { 'retry-after': String(fault.retryAfterSeconds) },
  );
}

function jsonAnswer(status: number, answer: Json, headers: Readonly<Record<string, string>> = {}): Answer {
  const type = { 'content-type': 'application/json; charset=utf-8' };
  return { status, body: JSON.stringify(answer), headers: { ...type, ...headers } };
}

function finish(response: ServerResponse, { status, headers, body }: Answer, truncated: boolean): void {
  const whole = Buffer.from(body);
  response.writeHead(status, headers);
  response.end(truncated ? whole.subarray(0, Math.floor(whole.length / 2)) : whole);
}

/** A request's body: its fields, and its bytes or, of a form with a file, those of the file. */
interface Body {
  readonly fields: Json;
  readonly bytes: Buffer;
}

async function bodyOf(request: IncomingMessage): Promise<Body> {
  const bytes = await buffer(request);
  const type = request.headers['content-type'] ?? '';
  if (type.startsWith('multipart/form-data')) {
    const response = new Response(new Uint8Array(bytes), { headers: { 'content-type': type } });
    const fields = Object.fromEntries(await response.formData());
    const file = Object.values(fields).find((value) => typeof value !== 'string');
    return { fields, bytes: file === undefined ? bytes : Buffer.from(await file.arrayBuffer()) };
  }
  if (type.startsWith('application/x-www-form-urlencoded')) {
    return { fields: Object.fromEntries(new URLSearchParams(bytes.toString())), bytes };
  }
  return { fields: jsonOf(bytes), bytes };
}

/** What was asked, structured parts parsed where they can be: broken ones stay as they came. */
function argsOf(url: URL, { fields }: Body): Json {
  const raw = { ...Object.fromEntries(url.searchParams), ...fields };
  try {
    return readArgs(raw);
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    return raw;
  }
}

/** A body that is no JSON object has no fields, and is then refused for what is missing. */
function jsonOf(body: Buffer): Json {
  try {
    const parsed: unknown = JSON.parse(body.toString());
    return isObject(parsed) ? parsed : {};
  } catch {
    return {};
  }
}

function download(world: World, tokenValue: string | undefined, id: string): Answer {
  const token = world.tokens.get(tokenValue ?? '');
  const file = token && workspaceOf(world, token.team).files.get(id);
  if (file?.bytes === undefined || !token?.scopes.includes('files:read')) {
    return { status: 404, body: 'no such file' };
  }
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
