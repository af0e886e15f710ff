import { randomUUID } from 'node:crypto';
import type { Clock } from './clock.ts';
import type { Json } from './json.ts';

/** Somebody in a workspace, the bot included. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly zone: string | undefined;
  readonly admin: boolean;
  readonly owner: boolean;
  readonly bot: boolean;
}

export interface Channel {
  readonly id: string;
  readonly team: string;
  readonly name: string;
  readonly kind: 'public' | 'private' | 'im';
  archived: boolean;
  readonly members: Set<string>;
  /** In order of arrival; what was deleted is gone. */
  readonly messages: Message[];
}

/** A message as it stands now. */
export interface Message {
  readonly ts: string;
  readonly team: string;
  readonly channel: string;
  /** Who wrote it: a person or the bot's user. */
  readonly user: string;
  readonly byBot: boolean;
  text: string;
  /** With the ids that Slack gives to blocks and actions without one. */
  blocks: readonly Json[];
  attachments: readonly Json[];
  metadata: Json | undefined;
  readonly threadTs: string | undefined;
  readonly files: readonly string[];
  readonly subtype: string | undefined;
  /** Times that it was changed. */
  edits: number;
  /** The only person who sees it. */
  readonly onlyFor: string | undefined;
  /** Whom it notifies, as Slack would read it: `@U123`, `!channel`, `!here`, `!everyone`. */
  pings: readonly string[];
}

export interface StoredFile {
  readonly id: string;
  readonly team: string;
  readonly user: string;
  readonly name: string;
  title: string;
  /** Bytes that were announced; the upload must have as many. */
  readonly length: number;
  altText: string;
  bytes: Buffer | undefined;
  completed: boolean;
  /** What `files.info` will say once Slack has looked at it. */
  mimetype: string;
  /** Calls of `files.info` that still get no mimetype. */
  infosBeforeMimetype: number;
  readonly shares: { channel: string; ts: string }[];
}

export interface View {
  readonly id: string;
  readonly team: string;
  readonly user: string;
  readonly type: 'modal' | 'home';
  /** What the app sent, with ids for blocks and actions without one. */
  content: Json;
  hash: string;
  readonly root: string;
  readonly previous: string | undefined;
  open: boolean;
  /** Sentences under the form's blocks, from the last `response_action: errors`. */
  errors: Json;
}

export interface Workspace {
  readonly id: string;
  readonly name: string;
  readonly people: Map<string, Person>;
  readonly channels: Map<string, Channel>;
  readonly files: Map<string, StoredFile>;
  readonly views: Map<string, View>;
  /** The bot's own user and bot id. */
  readonly bot: { readonly user: string; readonly id: string };
  installed: boolean;
}

export interface Token {
  readonly value: string;
  readonly kind: 'bot' | 'app' | 'config';
  readonly team: string;
  scopes: readonly string[];
  state: 'valid' | 'token_revoked' | 'invalid_auth' | 'account_inactive';
}

/** One request that the app made, with what it was told. */
export interface Call {
  readonly method: string;
  /** What it stands for: a method's arguments, or the body of an answer to a response URL, an ack or a view. */
  readonly args: Json;
  readonly token: string | undefined;
  /** Filled when the answer was made: `ok` or Slack's error. */
  outcome: string;
}

/** A response URL, as given out with a slash command or a press. */
export interface ResponseUrl {
  readonly id: string;
  readonly team: string;
  readonly channel: string;
  readonly user: string;
  readonly threadTs: string | undefined;
  /** The message whose button was pressed. */
  readonly source: string | undefined;
  readonly expiresMs: number;
  uses: number;
}

export interface Trigger {
  readonly id: string;
  readonly team: string;
  readonly user: string;
  readonly expiresMs: number;
  /** The modal that the person was in. */
  readonly view: string | undefined;
  used: boolean;
}

/** All that the fake knows; its parts share it. */
export interface World {
  readonly clock: Clock;
  readonly appId: string;
  readonly signingSecret: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Scopes of the next installation. */
  readonly scopes: readonly string[];
  /** Events that the app asked for in its manifest. */
  readonly events: readonly string[];
  readonly workspaces: Map<string, Workspace>;
  readonly tokens: Map<string, Token>;
  readonly triggers: Map<string, Trigger>;
  readonly responseUrls: Map<string, ResponseUrl>;
  /** OAuth codes that were not exchanged yet, each with its workspace. */
  readonly codes: Map<string, string>;
  readonly ephemerals: Message[];
  readonly calls: Call[];
  /** What a real Slack would have refused, or the app should never send; each starts with the method. */
  readonly violations: string[];
  readonly files: { infosBeforeMimetype: number };
  /** Addresses of this fake: of the API, of uploads and downloads, of sockets. */
  readonly urls: { api: string; files: string; socket: string };
  /** A new id that starts with the prefix. */
  readonly id: (prefix: string) => string;
  /** A message's timestamp: later than any before. */
  readonly ts: () => string;
  /** Says that something happened, to those who wait for it. */
  readonly changed: () => void;
  /** Sends an event to the app, if it asked for it and may see it. */
  emit: (team: string, type: string, event: Json) => void;
}

/** Ids that count up and timestamps that never repeat, whatever the clock does. */
export function createIds(clock: Clock): Pick<World, 'id' | 'ts'> {
  let count = 0;
  let lastMicros = 0;
  return {
    id: (prefix) => `${prefix}${(++count).toString(36).toUpperCase().padStart(10, '0')}`,
    ts: () => {
      lastMicros = Math.max(lastMicros + 1, Math.floor(clock.now()) * 1000);
      return `${Math.floor(lastMicros / 1e6)}.${String(lastMicros % 1e6).padStart(6, '0')}`;
    },
  };
}

/** A secret that can't be guessed. */
export function secret(): string {
  return randomUUID().replaceAll('-', '');
}

/** The workspace of that id. Throws when the test named one that is not there. */
export function workspaceOf(world: World, team: string): Workspace {
  const found = world.workspaces.get(team);
  if (found === undefined) throw new Error(`The fake has no workspace ${team}.`);
  return found;
}

/** The direct conversation of the bot with a person, opened when there is none. */
export function directChannel(world: World, workspace: Workspace, user: string): Channel {
  const found = [...workspace.channels.values()].find(
    ({ kind, members }) => kind === 'im' && members.has(user) && members.has(workspace.bot.user),
  );
  if (found !== undefined) return found;
  const channel: Channel = {
    id: world.id('D'),
    team: workspace.id,
    name: user,
    kind: 'im',
    archived: false,
    members: new Set([user, workspace.bot.user]),
    messages: [],
  };
  workspace.channels.set(channel.id, channel);
  return channel;
}
