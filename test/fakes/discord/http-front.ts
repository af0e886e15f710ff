import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { ApiError, unauthorized } from './api-error.ts';
import { checkBody } from './check-body.ts';
import { describeRefusal } from './complaints.ts';
import type { Fault, Faults } from './faults.ts';
import { fileByLink } from './files.ts';
import type { createRateLimits } from './rate-limits.ts';
import { readBody, type Body } from './read-body.ts';
import { findRoute } from './routes/route-table.ts';
import type { Outcome } from './routes/route.ts';
import type { SeenRequest, World } from './world.ts';

const API = '/api/v10';
/** Refusals that say the bot is wrong, not the world: a test must not pass over them. */
const OUR_FAULT = new Set([50006, 50035, 50109]);

interface Front {
  readonly world: World;
  readonly faults: Faults;
  readonly rateLimit: ReturnType<typeof createRateLimits>;
}

type Reply = Outcome & { readonly headers?: Readonly<Record<string, string>> };

/** The HTTP side: `/api/v10/...` and the downloads under `/attachments/...`. */
export function createFront(front: Front): Server {
  return createServer((request, response) => {
    void serve(front, request, response);
  });
}

async function serve(front: Front, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { world, faults } = front;
  const url = new URL(request.url ?? '/', world.origin);
  if (url.pathname.startsWith('/attachments/')) return download(world, url, response);
  const [method, path] = [request.method ?? 'GET', url.pathname.slice(API.length)];
  if (!url.pathname.startsWith(`${API}/`))
    return send(response, refused(new ApiError(404, 0, '404: Not Found')));
  const arrivedAt = performance.now();
  const at = world.now();
  const body = await bodyOf(request);
  if (body === 'broken-off') return;
  const { json, files } = body instanceof ApiError ? { json: undefined, files: [] } : body;
  const seen: SeenRequest = { method, path, body: json, files, at, status: null };
  world.requests.push(seen);
  const fault = faults.take(method, path);
  world.changed();
  if (fault?.kind === 'slow') await fault.until;
  const instead = fault === null ? null : replyInstead(fault);
  if (fault?.kind === 'stall') return;
  if (fault?.kind === 'reset') return dropped(world, request);
  const reply =
    instead ??
    (body instanceof ApiError
      ? complain(world, seen, body)
      : run(front, {
          seen,
          arrivedAt,
          query: url.searchParams,
          authorization: request.headers.authorization,
        }));
  world.changed();
  if (fault?.kind === 'slow-answer') await fault.until;
  if (fault?.kind === 'lost-answer') return dropped(world, request);
  seen.status = reply.status;
  send(response, reply);
  world.changed();
}

/** The body, what is wrong with it, or that its sender went away in the middle. */
async function bodyOf(request: IncomingMessage): Promise<Body | ApiError | 'broken-off'> {
  try {
    return await readBody(request);
  } catch (error) {
    if (error instanceof ApiError) return error;
    return 'broken-off';
  }
}

function dropped(world: World, request: IncomingMessage): void {
  request.socket.resetAndDestroy();
  world.changed();
}

function replyInstead(fault: Fault): Reply | null {
  if (fault.kind === 'error') {
    const { status, code = 0, message = `${status}: Error` } = fault;
    return { status, body: { message, code } };
  }
  return fault.kind === 'rate-limit' ? tooMany(fault.scope, fault.retryAfter, {}) : null;
}

function tooMany(scope: 'user' | 'global' | 'shared', retryAfter: number, headers: Reply['headers']): Reply {
  const isGlobal = scope === 'global';
  return {
    status: 429,
    headers: {
      ...headers,
      // Whole seconds, rounded up; the exact number is in the body.
      'retry-after': String(Math.ceil(retryAfter)),
      'x-ratelimit-scope': scope,
      ...(isGlobal ? { 'x-ratelimit-global': 'true' } : {}),
    },
    body: { message: 'You are being rate limited.', retry_after: retryAfter, global: isGlobal },
  };
}

interface Arrived {
  readonly seen: SeenRequest;
  readonly query: URLSearchParams;
  readonly authorization: string | undefined;
  /** `performance.now()` */
  readonly arrivedAt: number;
}

function run({ world, rateLimit }: Front, { seen, query, authorization, arrivedAt }: Arrived): Reply {
  const { method, path, body, files, at } = seen;
  const found = findRoute(method, path);
  if (found === null) {
    world.complaints.push({ request: `${method} ${path}`, what: 'This fake has no such route.' });
    return refused(new ApiError(404, 0, '404: Not Found'));
  }
  const { route, params } = found;
  let headers: Reply['headers'] = {};
  try {
    if (route.bot && authorization !== `Bot ${world.token}`) throw unauthorized();
    // Answers to interactions are not limited.
    if (!path.startsWith('/interactions/')) {
      const passage = rateLimit(route, params);
      headers = passage.headers;
      if (passage.retryAfter !== null) return tooMany(passage.scope, passage.retryAfter, headers);
    }
    const unknown = checkBody(route, body, files);
    const what = `${unknown.join(', ')}: no such field, which Discord passes over in silence.`;
    if (unknown.length > 0) world.complaints.push({ request: `${method} ${path}`, what });
    const param = (name: string) => params[name] ?? '';
    return { ...route.handle({ world, param, query, body, files, at, arrivedAt }), headers };
  } catch (error) {
    if (error instanceof ApiError) return { ...complain(world, seen, error), headers };
    const what = `The fake itself broke: ${error instanceof Error ? error.stack : String(error)}`;
    world.complaints.push({ request: `${method} ${path}`, what });
    return refused(new ApiError(500, 0, '500: Internal Server Error'));
  }
}

function complain(world: World, { method, path }: SeenRequest, error: ApiError): Reply {
  if (OUR_FAULT.has(error.code))
    world.complaints.push({ request: `${method} ${path}`, what: describeRefusal(error) });
  return refused(error);
}

function refused({ status, code, message, errors }: ApiError): Reply {
  return { status, body: { message, code, ...(errors === undefined ? {} : { errors }) } };
}

/** A file by its link; 404 once the link has expired or is not whole. */
function download(world: World, url: URL, response: ServerResponse): void {
  const file = fileByLink(world, url);
  if (file === null) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('This content is no longer available.');
    return;
  }
  const { contentType, bytes } = file;
  response.writeHead(200, { 'content-type': contentType, 'content-length': bytes.length }).end(bytes);
}

function send(response: ServerResponse, { status, body, headers = {} }: Reply): void {
  if (body === undefined) response.writeHead(status, headers).end();
  else
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}
