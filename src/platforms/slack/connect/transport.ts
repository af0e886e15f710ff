import type { Server } from 'node:http';
import { portOf } from './port-of.ts';
import { HTTPReceiver, SocketModeReceiver, type webApi } from '@slack/bolt';
import { SCOPES } from '../scopes.ts';
import { boltLogger } from './bolt-logger.ts';
import type { ConnectionParts } from './connection-parts.ts';
import { freshRequests } from './fresh-requests.ts';
import { installPages } from './install-pages.ts';
import { createInstallations } from './installations.ts';
import { socketLink, type LinkTrouble } from './socket-link.ts';

const INSTALL_SCOPES = Object.keys(SCOPES);

/** The way in which Slack brings its events: requests to a port of ours, or a link that we open. */
export interface Transport {
  readonly receiver: HTTPReceiver | SocketModeReceiver;
  readonly open: () => Promise<void>;
  readonly close: () => Promise<void>;
  /** Why nothing arrives, after it was opened; null while all is well. */
  readonly trouble: () => LinkTrouble | null;
  /** The port that requests are taken at; null where none is. */
  readonly port: () => number | null;
}

/** HTTP where there are a signing secret and a port, else Socket Mode. @throws Error when there is neither. */
export function createTransport(options: ConnectionParts, clientOptions: webApi.WebClientOptions): Transport {
  const { keyValue, log, clock, signingSecret, appToken, port, host } = options;
  const shared = {
    logger: boltLogger(log),
    installerOptions: { clientOptions: { ...clientOptions } },
    ...(options.oauth === undefined
      ? {}
      : { ...options.oauth, scopes: INSTALL_SCOPES, installationStore: createInstallations(keyValue) }),
  };
  const address = { port, ...(host === undefined ? {} : { host }) };
  if (signingSecret !== undefined && port !== undefined) {
    const receiver = new HTTPReceiver({ ...shared, signingSecret, bodyLimit: '1mb' });
    receiver.requestListener = freshRequests(receiver.requestListener, clock.now);
    return httpTransport(receiver, address);
  }
  if (appToken === undefined) {
    throw new Error('Slack needs SLACK_APP_TOKEN, or SLACK_SIGNING_SECRET and SLACK_PORT together.');
  }
  // Bolt ignores `clientOptions` of a receiver made by hand; those of the installer are the ones it uses.
  const receiver = new SocketModeReceiver({ ...shared, appToken, autoReconnectEnabled: false });
  const link = socketLink(receiver.client, options);
  const pages =
    receiver.installer === undefined ? null : installPages(receiver.installer, INSTALL_SCOPES, log);
  return {
    receiver,
    open: async () => {
      await pages?.open(address);
      await link.open();
    },
    close: async () => {
      await link.close();
      await pages?.close();
    },
    trouble: link.trouble,
    port: () => pages?.port() ?? null,
  };
}

function httpTransport(receiver: HTTPReceiver, address: { readonly port: number | undefined }): Transport {
  let server: Pick<Server, 'address' | 'closeIdleConnections'> | null = null;
  return {
    receiver,
    open: async () => {
      server = await receiver.start(address);
    },
    close: async () => {
      if (server === null) return;
      const closed = receiver.stop();
      // Slack keeps its connections open between two events.
      server.closeIdleConnections();
      await closed;
      server = null;
    },
    trouble: () => null,
    port: () => portOf(server),
  };
}
