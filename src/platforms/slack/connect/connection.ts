import { App } from '@slack/bolt';
import type { KeyValue } from '../../../core/key-value.ts';
import type { SlackLog, Wait } from '../desk.ts';
import { ackFirst } from './ack-first.ts';
import { boltLogger } from './bolt-logger.ts';
import { createFirstOf, type FirstOf } from './once.ts';
import { openPersistently } from './open-persistently.ts';
import { checkToken, refusedSentence } from './start-check.ts';
import { tellFault } from './tell-fault.ts';
import { createTransport, type Transport } from './transport.ts';
import { manyWorkspaces, singleWorkspace, type TokenOf, type Workspaces } from './workspaces.ts';

/** How the app gets in: one workspace by its token, or many that install it. */
interface OAuth {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly stateSecret: string;
}

export interface ConnectionOptions {
  /** `xoxb-...`; absent with `oauth`. */
  readonly botToken?: string | undefined;
  readonly oauth?: OAuth | undefined;
  /** `xapp-...`, for Socket Mode. */
  readonly appToken?: string | undefined;
  /** For requests over HTTP, which need a port. */
  readonly signingSecret?: string | undefined;
  readonly port?: number | undefined;
  /** Address to listen at; all of them when left out. */
  readonly host?: string | undefined;
  /** Where every call goes instead of `https://slack.com/api/`. */
  readonly apiUrl?: string | undefined;
}

interface Parts {
  readonly keyValue: KeyValue;
  readonly log: SlackLog;
  readonly now: () => number;
  readonly wait: Wait;
  /** Takes a sentence for whoever runs the bot. */
  readonly tell: (sentence: string) => void;
}

/** The line to Slack. */
export interface Connection {
  readonly app: App;
  readonly workspaces: Workspaces;
  readonly firstOf: FirstOf;
  /**
   * Checks the tokens and begins to listen. Resolves after the first try; when Slack can't be reached then, it goes on
   * trying by itself. Never rejects: what is wrong is told.
   */
  readonly open: () => Promise<void>;
  /** The port that requests are taken at; null where none is. */
  readonly port: () => number | null;
  /** Stops listening, waits for what is in work, at most 25 seconds. */
  readonly close: () => Promise<void>;
}

const CALL_TIMEOUT_MS = 10_000;
const FINISH_MS = 25_000;

export function createConnection(options: ConnectionOptions, parts: Parts): Connection {
  const { keyValue, log, wait, tell } = parts;
  const clientOptions = {
    ...(options.apiUrl === undefined ? {} : { slackApiUrl: options.apiUrl }),
    retryConfig: { retries: 0 },
    timeout: CALL_TIMEOUT_MS,
    rejectRateLimitedCalls: true,
    logger: boltLogger(log),
  };
  const { receiver, ...transport } = createTransport(options, clientOptions, parts);
  const app = new App({
    receiver,
    ...(options.oauth === undefined && options.botToken !== undefined ? { token: options.botToken } : {}),
    clientOptions,
    logger: clientOptions.logger,
    deferInitialization: true,
    convoStore: false,
    extendedErrorHandler: true,
  });
  app.error(async ({ error, body }: ExtendedErrorHandlerArgs) => tellFault(error, body, log));
  const firstOf = createFirstOf(keyValue, log);
  const work = ackFirst(app, firstOf);
  const lifetime = new AbortController();
  let home: string | null = null;
  const attempt = async () => {
    if (options.oauth === undefined) {
      const checked = await checkToken(app.client);
      home = checked.workspace;
      if (checked.warning !== null) tell(`Slack: ${checked.warning.said} ${checked.warning.fix}`);
    }
    await app.init();
    await transport.open();
  };
  return {
    app,
    firstOf,
    workspaces:
      options.oauth === undefined || receiver.installer === undefined
        ? singleWorkspace(app.client, () => home)
        : manyWorkspaces(tokensOf(receiver.installer), clientOptions),
    open: () =>
      openPersistently(attempt, {
        ...parts,
        signal: lifetime.signal,
        final: (error) => refusedSentence(error) ?? listenSentence(error, options),
      }),
    port: transport.port,
    close: async () => {
      lifetime.abort();
      await transport.close();
      const patience = new AbortController();
      const enough = wait(FINISH_MS, patience.signal).catch(() => undefined);
      await Promise.race([Promise.allSettled(work.running), enough]).finally(() => patience.abort());
    },
  };
}

/** Bolt does not export the type of what its error handler gets. */
interface ExtendedErrorHandlerArgs {
  readonly error: Error;
  readonly body: object;
}

type Installer = NonNullable<Transport['receiver']['installer']>;

function tokensOf(installer: Installer): TokenOf {
  return async (teamId) => {
    const source = { teamId, enterpriseId: undefined, isEnterpriseInstall: false };
    return (await installer.authorize(source)).botToken;
  };
}

/** What to change when the port can't be had; null for any other failure. */
function listenSentence(error: unknown, { port }: ConnectionOptions): string | null {
  if (!(error instanceof Error && 'syscall' in error && error.syscall === 'listen')) return null;
  const code = 'code' in error ? String(error.code) : error.message;
  return `Slack: nothing can listen at port ${port} (${code}). Set SLACK_PORT to a free port and restart me.`;
}
