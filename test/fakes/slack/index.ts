/**
 * A Slack of our own, on loopback. The real Bolt runs against it; nothing of Bolt is replaced.
 *
 *     const fake = await startFakeSlack({ scopes: [...], events: [...] });   // those of the manifest
 *     new App({ token: fake.botToken, appToken: fake.appToken, clientOptions: { slackApiUrl: fake.url }, ... })
 *     await fake.people.slash({ user: 'U0ADA', channel: 'C0GENERAL' }, '/corr', 'btc 1y').acked;
 *     const answer = await fake.until('an answer', () => fake.messages('C0GENERAL')[0]);
 *     fake.people.press('U0BOB', answer, { text: 'Again' });
 *     expect(fake.violations).toEqual([]);
 *
 * What it does:
 * - Web API (`web-api.ts`, `*-methods.ts`): tokens and scopes as strict as Slack's, forms, JSON and multipart; auth.*,
 *   chat.*, conversations.*, files.*, views.*, users.*, bots.info, team.info, assistant.threads.*, oauth.v2.access,
 *   apps.connections.open. Uploads and downloads live on a host of their own.
 * - Rules (`assert-outgoing.ts`, `check-blocks.ts`, `block-limits.ts`): every message, view, response and ack of the app
 *   is held against the schema of `@slack/types` and the limits of Slack's reference. What Slack would refuse is refused
 *   with its error, and kept in `violations`, also where nobody looks at the refusal.
 * - Socket Mode (`sockets.ts`): one-use tickets, hello, up to ten links, each envelope to one of them, `disconnect` with
 *   each reason, TCP resets, raw frames, pings.
 * - Signed requests (`push.ts`): `push.to(url)` sends everything there instead; `push.raw` sends one request by hand:
 *   `url_verification`, `ssl_check`, a wrong or missing signature, an old timestamp.
 * - Acks (`deliveries.ts`): each is timed; without one within 3 s the request comes again, with number and reason. Slack
 *   does that to events only; here presses and slash commands come again as well unless `resent` says otherwise, because
 *   an app that survives this survives Slack. Without a link events wait and a slash command fails.
 * - People (`people.ts`): slash commands, messages, mentions (which are both `message` and `app_mention`), presses,
 *   menus, forms, shortcuts, the home tab, the assistant pane, invitations, archives, uninstalling. Only what the
 *   manifest's events and scopes let the app see is sent. A person can't press or fill in what is not there.
 * - Response URLs (`response-urls.ts`): five uses in 30 minutes, anywhere; a press has a message to replace, a slash
 *   command has none. Triggers open one view within 3 s.
 * - Faults (`faults.ts`): `failNext` and `failAlways` by method name, or `upload`, `download`, `response_url`, `socket`,
 *   `*`. `delayMimetypes` makes Slack slow to look at files; until then a block can't show one.
 * - Time: pass `manualClock` and nothing needs to be waited for. Signatures alone carry the machine's own time.
 *
 * What it does not: rate limits of its own, group conversations, user tokens, organisations, token rotation, reactions,
 * scheduled messages, streaming, `markdown_text`, unfurling, workflows, `response_urls` of forms, stale views after a
 * week, what Slack does with text beyond escaping. Errors and limits follow Slack's reference; where that is silent
 * (the size of metadata, replies to threads that are not there) the fake refuses. `emulate.ts` holds a second opinion
 * and says where the two differ.
 */
import { once } from 'node:events';
import { realClock, type Clock } from './clock.ts';
import { createDeliveries, type Deliveries, type DeliveryKind } from './deliveries.ts';
import { createEmit, EVERY_EVENT } from './events.ts';
import { createFaults, type Faults } from './faults.ts';
import { installApp } from './other-methods.ts';
import { createPeople, type People } from './people.ts';
import { pingsIn } from './pings.ts';
import { createPush, type Push } from './push.ts';
import { ACME, addWorkspace, type WorkspaceSeed } from './seed.ts';
import { handle, listen } from './server.ts';
import { createSockets, type Sockets } from './sockets.ts';
import { createWaiting } from './waiting.ts';
import {
  createIds,
  directChannel,
  secret,
  workspaceOf,
  type Call,
  type Message,
  type StoredFile,
  type Token,
  type View,
  type World,
} from './world.ts';

export interface FakeSlackOptions {
  /** `ACME` when not given. */
  readonly workspaces?: readonly WorkspaceSeed[];
  /** What installations are granted. Give those of the manifest, so that a missing one shows. */
  readonly scopes?: readonly string[];
  /** Events that the manifest asks for; all that the fake knows when not given. */
  readonly events?: readonly string[];
  readonly clock?: Clock;
  /** Measures acks; the machine's own performance clock when not given. */
  readonly latencyNow?: () => number;
  /** What is sent again when no ack came. All when not given: harder than Slack, which repeats events only. */
  readonly resent?: readonly DeliveryKind[];
}

/** All that the fake's app needs to see, read, write and say. */
export const DEFAULT_SCOPES: readonly string[] = [
  'app_mentions:read',
  'assistant:write',
  'channels:history',
  'channels:read',
  'chat:write',
  'chat:write.public',
  'commands',
  'files:read',
  'files:write',
  'groups:history',
  'groups:read',
  'im:history',
  'im:read',
  'im:write',
  'users:read',
];

export interface FakeSlack {
  /** Base of the Web API, with a slash at the end: Bolt's `slackApiUrl`. */
  readonly url: string;
  /** The page to which people are sent to install the app. */
  readonly authorizeUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The bot's user id in the first workspace. */
  readonly botUser: string;
  /** What people of the first workspace do. */
  readonly people: People;
  /** What people of another workspace do. */
  readonly peopleOf: (team: string) => People;
  readonly sockets: Omit<Sockets, 'send' | 'ready' | 'ticket' | 'close'>;
  readonly push: Omit<Push, 'send' | 'ready' | 'close'>;
  readonly failNext: Faults['next'];
  readonly failAlways: Faults['always'];
  /** From now on so many first calls of `files.info` for a new file say no mimetype; Infinity never does. */
  readonly delayMimetypes: (infos: number) => void;
  readonly token: (value: string) => Token;
  /** Messages of a channel that all its members see, oldest first. */
  readonly messages: (channel: string, team?: string) => readonly Message[];
  /** Messages for one person alone. */
  readonly ephemerals: (user: string) => readonly Message[];
  /** The bot's direct conversation with a person. */
  readonly direct: (user: string, team?: string) => string;
  readonly files: (team?: string) => readonly StoredFile[];
  /** Modals that a person has open, the topmost last. */
  readonly modals: (user: string, team?: string) => readonly View[];
  readonly home: (user: string, team?: string) => View | undefined;
  /** Every request of the app, in order: methods, `response_url`, acks that carry something. */
  readonly calls: readonly Call[];
  readonly deliveries: Deliveries['all'];
  /** What Slack would have refused; a test without faults expects none. */
  readonly violations: readonly string[];
  /** Whom the app's payloads would notify, all of them: `chat.postMessage !channel`. */
  readonly pings: () => readonly string[];
  /** Waits until something is there; fails with `what` after some seconds of the machine's own time. */
  readonly until: <Value>(what: string, look: () => Value | undefined | null | false) => Promise<Value>;
  readonly world: World;
  readonly close: () => Promise<void>;
}

/** Starts a Slack on loopback. */
export async function startFakeSlack(options: FakeSlackOptions = {}): Promise<FakeSlack> {
  const waiting = createWaiting();
  const world = createWorld(options, waiting.changed);
  const faults = createFaults();
  const parts = { world, faults, sockets: (): Sockets => sockets };
  const front = await listen((request, response) => void handle(parts, request, response));
  const fileHost = await listen((request, response) => void handle(parts, request, response));
  Object.assign(world.urls, {
    api: `http://127.0.0.1:${front.port}/api/`,
    files: `http://127.0.0.1:${fileHost.port}`,
    socket: `ws://127.0.0.1:${front.port}`,
  });
  const push = createPush(world);
  const sockets = createSockets({ world, server: front.server, faults, onReady: () => deliveries.flush() });
  const deliveries = createDeliveries({
    world,
    route: () => (push.active() ? push : sockets),
    latencyNow: options.latencyNow ?? (() => performance.now()),
    resent: options.resent ?? ['events_api', 'slash_commands', 'interactive'],
  });
  world.emit = createEmit(world, () => deliveries);

  const seeds = options.workspaces ?? [ACME];
  const tokens = seeds.map((seed) => {
    const { id } = addWorkspace(world, seed);
    return seed.installed === false ? undefined : installApp(world, id);
  });
  const first = seeds[0]?.id ?? '';
  const appToken = addAppToken(world);
  return {
    url: world.urls.api,
    authorizeUrl: `http://127.0.0.1:${front.port}/oauth/v2/authorize`,
    botToken: tokens[0]?.value ?? '',
    appToken,
    signingSecret: world.signingSecret,
    clientId: world.clientId,
    clientSecret: world.clientSecret,
    botUser: workspaceOf(world, first).bot.user,
    people: createPeople(world, first, deliveries),
    peopleOf: (team) => createPeople(world, team, deliveries),
    sockets,
    push: { ...push, to: (url) => (push.to(url), deliveries.flush()) },
    failNext: faults.next,
    failAlways: faults.always,
    delayMimetypes: (infos) => void (world.files.infosBeforeMimetype = infos),
    ...looks(world, first),
    calls: world.calls,
    deliveries: deliveries.all,
    violations: world.violations,
    pings: () => world.calls.flatMap(({ method, args }) => pingsIn(args).map((ping) => `${method} ${ping}`)),
    until: (what, look) => waiting.until(() => `${what}; last calls: ${lastCalls(world)}`, look),
    world,
    close: async () => {
      await sockets.close();
      push.close();
      for (const { server } of [front, fileHost]) {
        server.closeAllConnections();
        server.close();
        await once(server, 'close');
      }
    },
  };
}

function createWorld(options: FakeSlackOptions, changed: () => void): World {
  const clock = options.clock ?? realClock;
  return {
    clock,
    appId: 'A0LOCKSTEP',
    signingSecret: secret(),
    clientId: '1234.5678',
    clientSecret: secret(),
    scopes: options.scopes ?? DEFAULT_SCOPES,
    events: options.events ?? EVERY_EVENT,
    workspaces: new Map(),
    tokens: new Map(),
    triggers: new Map(),
    responseUrls: new Map(),
    codes: new Map(),
    ephemerals: [],
    calls: [],
    violations: [],
    files: { infosBeforeMimetype: 0 },
    urls: { api: '', files: '', socket: '' },
    ...createIds(clock),
    changed,
    emit: () => {},
  };
}

function addAppToken(world: World): string {
  const value = `xapp-1-${world.appId}-${secret()}`;
  world.tokens.set(value, { value, kind: 'app', team: '', scopes: ['connections:write'], state: 'valid' });
  return value;
}

function looks(world: World, first: string) {
  return {
    token: (value: string): Token => {
      const found = world.tokens.get(value);
      if (found === undefined) throw new Error('The fake never gave out that token.');
      return found;
    },
    messages: (channel: string, team = first): readonly Message[] => {
      const found = workspaceOf(world, team).channels.get(channel);
      if (found === undefined) throw new Error(`The fake has no channel ${channel} in ${team}.`);
      return found.messages;
    },
    ephemerals: (user: string) => world.ephemerals.filter(({ onlyFor }) => onlyFor === user),
    direct: (user: string, team = first) => directChannel(world, workspaceOf(world, team), user).id,
    files: (team = first) => [...workspaceOf(world, team).files.values()],
    modals: (user: string, team = first) =>
      [...workspaceOf(world, team).views.values()].filter(
        (view) => view.type === 'modal' && view.user === user && view.open,
      ),
    home: (user: string, team = first) =>
      [...workspaceOf(world, team).views.values()].find((view) => view.type === 'home' && view.user === user),
  };
}

function lastCalls({ calls }: World): string {
  return calls
    .slice(-8)
    .map(({ method, outcome }) => `${method} ${outcome}`)
    .join(', ');
}
