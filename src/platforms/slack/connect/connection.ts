import type { ConnectionOptions, ConnectionParts } from './connection-parts.ts';
import { App } from '@slack/bolt';
import type { PlatformHealth } from '../../../core/health/platform-health.ts';
import { SILENT } from '../../../core/telemetry.ts';
import type { Log } from '../../../core/log.ts';
import { reason } from '../post/delivery-error.ts';
import { ackFirst } from './ack-first.ts';
import { atMost } from '../../../core/pacing/at-most.ts';
import { boltLogger } from './bolt-logger.ts';
import { NotInstalled } from './installations.ts';
import { openPersistently } from './open-persistently.ts';
import { checkToken, refusedSentence } from './start-check.ts';
import { tellFault } from './tell-fault.ts';
import { createTransport, type Transport } from './transport.ts';
import { manyWorkspaces, singleWorkspace, type TokenOf, type Workspaces } from './workspaces.ts';

/** The line to Slack. */
export interface Connection {
  readonly app: App;
  readonly workspaces: Workspaces;
  /**
   * Checks the tokens and begins to listen. Resolves after the first try; when Slack can't be reached then, it goes on
   * trying by itself. Never rejects: what is wrong is told.
   */
  readonly open: () => Promise<void>;
  /** The port that requests are taken at; null where none is. */
  readonly port: () => number | null;
  readonly health: () => PlatformHealth;
  /** Stops listening. */
  readonly close: () => Promise<void>;
  /** Waits for what is in work, at most so many milliseconds. */
  readonly workDone: (mostMs: number) => Promise<void>;
}

const CALL_TIMEOUT_MS = 10_000;

/** The line to Slack, not yet opened. @throws Error when there is neither a port nor a token to take requests by. */
export function createConnection(options: ConnectionParts): Connection {
  const { log, clock, say, firstOf } = options;
  const clientOptions = clientOptionsOf(options, log);
  const { receiver, ...transport } = createTransport(options, clientOptions);
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
  const work = ackFirst(app, firstOf, options.telemetry ?? SILENT);
  const lifetime = new AbortController();
  let home: string | null = null;
  let state: Pick<PlatformHealth, 'state' | 'reason'> = { state: 'starting', reason: null };
  const attempt = async () => {
    if (options.oauth === undefined) {
      const checked = await checkToken(app.client);
      home = checked.workspace;
      if (checked.warning !== null) say(`Slack: ${checked.warning.said} ${checked.warning.fix}`);
    }
    await app.init();
    await transport.open();
    state = { state: 'connected', reason: null };
  };
  /** What to change when trying again is no use; null when it is. */
  const final = (error: unknown) => {
    const sentence = refusedSentence(error) ?? listenSentence(error, options);
    state = { state: sentence === null ? 'starting' : 'stopped', reason: sentence ?? reason(error) };
    return sentence;
  };
  return {
    app,
    workspaces:
      options.oauth === undefined || receiver.installer === undefined
        ? singleWorkspace(app.client, () => home)
        : manyWorkspaces(tokensOf(receiver.installer), clientOptions),
    open: () =>
      openPersistently(attempt, {
        ...options,
        signal: lifetime.signal,
        final,
      }),
    port: transport.port,
    health: () => ({ ...((state.state === 'connected' ? transport.trouble() : null) ?? state), shards: [] }),
    close: async () => {
      lifetime.abort();
      state = { state: 'stopped', reason: null };
      await transport.close();
    },
    workDone: (mostMs) => atMost(mostMs, Promise.allSettled(work.running), clock.wait),
  };
}

/** One attempt a call: whoever calls knows whether a second one does harm. */
function clientOptionsOf({ apiUrl }: ConnectionOptions, log: Log) {
  return {
    ...(apiUrl === undefined ? {} : { slackApiUrl: apiUrl }),
    retryConfig: { retries: 0 },
    timeout: CALL_TIMEOUT_MS,
    rejectRateLimitedCalls: true,
    logger: boltLogger(log),
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
    try {
      return (await installer.authorize(source)).botToken;
    } catch (error) {
      // Bolt wraps whatever its store says.
      if (error instanceof Error && 'original' in error && error.original instanceof NotInstalled)
        return undefined;
      throw error;
    }
  };
}

/** What to change when the port can't be had; null for any other failure. */
function listenSentence(error: unknown, { port }: ConnectionOptions): string | null {
  if (!(error instanceof Error && 'syscall' in error && error.syscall === 'listen')) return null;
  const code = 'code' in error ? String(error.code) : error.message;
  return `Slack: nothing can listen at port ${port} (${code}). Set SLACK_PORT to a free port and restart me.`;
}
