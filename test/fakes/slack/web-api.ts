import type { IncomingMessage } from 'node:http';
import { judge, readArgs, SlackRefusal, type Run } from './api.ts';
import { chatMethods } from './chat-methods.ts';
import { conversationMethods } from './conversation-methods.ts';
import { fileMethods } from './file-methods.ts';
import type { Json } from './json.ts';
import { exchangeCode, otherMethods } from './other-methods.ts';
import type { Sockets } from './sockets.ts';
import { viewMethods } from './view-methods.ts';
import { workspaceOf, type Call, type Token, type World } from './world.ts';

const METHODS: Readonly<Record<string, Run>> = {
  ...chatMethods,
  ...conversationMethods,
  ...fileMethods,
  ...viewMethods,
  ...otherMethods,
};

export interface WebApi {
  readonly world: World;
  readonly sockets: () => Sockets;
}

/** Does one call of a method and writes into it how it ended; the answer, and the token's scopes if it was a good one. */
export function callMethod(
  { world, sockets }: WebApi,
  call: Call,
  credentials: Json,
): { answer: Json; scopes: readonly string[] | undefined } {
  let token: Token | undefined;
  try {
    const args = readArgs(call.args);
    if (call.method === 'oauth.v2.access') {
      return { answer: { ok: true, ...exchangeCode(world, { ...credentials, ...args }) }, scopes: undefined };
    }
    token = validToken(world, call.token);
    return {
      answer: { ok: true, ...run({ world, sockets }, call.method, token, args) },
      scopes: token.scopes,
    };
  } catch (error) {
    if (!(error instanceof SlackRefusal)) throw error;
    call.outcome = error.message;
    return { answer: error.answer, scopes: token?.scopes };
  }
}

function run({ world, sockets }: WebApi, method: string, token: Token, args: Json): Json {
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
  const refused = judge(world, token.team, method, args);
  return known({ world, workspace: workspaceOf(world, token.team), token, args, refused });
}

/** The token of a request: in its header, or among its arguments. */
export function tokenIn(request: IncomingMessage, args: Json): string | undefined {
  const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  return bearer ?? (typeof args['token'] === 'string' ? args['token'] : undefined);
}

/** Client id and secret of a request's header. */
export function basicCredentials(request: IncomingMessage): Json {
  const encoded = /^Basic (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  if (encoded === undefined) return {};
  const [id, password] = Buffer.from(encoded, 'base64').toString().split(':');
  return { client_id: id, client_secret: password };
}

function validToken(world: World, value: string | undefined): Token {
  if (value === undefined) throw new SlackRefusal('not_authed');
  const token = world.tokens.get(value);
  if (token === undefined) throw new SlackRefusal('invalid_auth');
  if (token.state !== 'valid') throw new SlackRefusal(token.state);
  return token;
}
