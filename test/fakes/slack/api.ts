import { assertOutgoing, type Refused } from './assert-outgoing.ts';
import type { FileLookup } from './check-blocks.ts';
import { isObject, type Json } from './json.ts';
import { workspaceOf, type Channel, type Token, type Workspace, type World } from './world.ts';

/** What Slack answers with `ok: false`. */
export class SlackRefusal extends Error {
  override readonly name = 'SlackRefusal';
  readonly answer: Json;

  constructor(error: string, more: Json = {}) {
    super(error);
    this.answer = { ok: false, error, ...more };
  }
}

/** One call of a method, after its token was checked. */
export interface Request {
  readonly world: World;
  readonly workspace: Workspace;
  readonly token: Token;
  readonly args: Json;
  /** What is wrong with the message or view in it, whatever else is. */
  readonly refused: Refused | null;
}

export type Run = (request: Request) => Json;

/** Arguments that arrive as JSON inside a form. */
const STRUCTURED = new Set(['blocks', 'attachments', 'metadata', 'view', 'files', 'prompts']);

/** The arguments of a call with structured ones parsed. Throws a `SlackRefusal` for JSON that is none. */
export function readArgs(raw: Json): Json {
  return Object.fromEntries(
    Object.entries(raw).map(([name, value]) => {
      if (typeof value !== 'string' || !STRUCTURED.has(name)) return [name, value];
      try {
        const parsed: unknown = JSON.parse(value);
        return [name, parsed];
      } catch {
        throw new SlackRefusal(name === 'blocks' ? 'invalid_blocks_format' : 'invalid_arguments');
      }
    }),
  );
}

/** An argument as text, empty when it is not there. */
export function optional({ args }: Pick<Request, 'args'>, name: string): string {
  const value = args[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** An argument as text. Throws a `SlackRefusal` when it is not there. */
export function required(request: Pick<Request, 'args'>, name: string): string {
  const value = optional(request, name);
  if (value !== '') return value;
  throw new SlackRefusal('invalid_arguments', {
    response_metadata: { messages: [`[ERROR] missing required field: ${name}`] },
  });
}

export function flag({ args }: Request, name: string): boolean {
  return args[name] === true || args[name] === 'true' || args[name] === '1';
}

/** Refuses a token that has none of these scopes. */
export function need({ token }: Request, ...scopes: readonly string[]): void {
  if (scopes.some((scope) => token.scopes.includes(scope))) return;
  throw new SlackRefusal('missing_scope', { needed: scopes.join(','), provided: token.scopes.join(',') });
}

export function has({ token }: Request, scope: string): boolean {
  return token.scopes.includes(scope);
}

/** The channel of that id or `#name`. A private one is there only for its members. */
export function channelOf(request: Request, id: string): Channel {
  const { workspace } = request;
  const channels = workspace.channels;
  const channel =
    channels.get(id) ?? [...channels.values()].find(({ name, kind }) => kind !== 'im' && id === `#${name}`);
  if (channel === undefined || (channel.kind !== 'public' && !channel.members.has(workspace.bot.user))) {
    throw new SlackRefusal('channel_not_found');
  }
  return channel;
}

/** What breaks Slack's rules in a message or view that the app sent; it is remembered. */
export function judge(world: World, team: string, method: string, args: Json): Refused | null {
  const refused = assertOutgoing(method, args, fileLookup(world, team));
  if (refused !== null) {
    world.violations.push(`${method}: ${[refused.error, ...refused.messages].join(' ')}`);
  }
  return refused;
}

/** Throws the `SlackRefusal` of a message or view that breaks the rules. */
export function mustPass({ refused }: Pick<Request, 'refused'>): void {
  if (refused === null) return;
  throw new SlackRefusal(refused.error, {
    errors: refused.messages,
    response_metadata: { messages: refused.messages },
  });
}

function fileLookup(world: World, team: string): FileLookup {
  const files = [...workspaceOf(world, team).files.values()];
  return ({ id, url }) => {
    const file = files.find((file) => file.id === id || (url?.includes(`/${file.id}`) ?? false));
    if (file === undefined || !file.completed) return 'missing';
    if (file.infosBeforeMimetype > 0) return 'no-mimetype';
    return file.mimetype.startsWith('image/') ? 'image' : 'other';
  };
}

/** A part of the arguments that must be an object. */
export function objectArgument({ args }: Request, name: string): Json {
  const value = args[name];
  if (isObject(value)) return value;
  throw new SlackRefusal('invalid_arguments', {
    response_metadata: { messages: [`[ERROR] missing required field: ${name}`] },
  });
}
