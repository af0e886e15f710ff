import { createServer } from 'node:http';
import type { SocketModeReceiver } from '@slack/bolt';
import type { Log } from '../../../core/log.ts';
import { portOf } from './port-of.ts';

type Installer = NonNullable<SocketModeReceiver['installer']>;

/** The two pages that a workspace installs the app by, beside a Socket Mode link. */
export function installPages(installer: Installer, scopes: readonly string[], log: Log) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const page = async () => {
      if (pathname === '/slack/install') {
        await installer.handleInstallPath(request, response, {}, { scopes: [...scopes] });
      } else if (pathname === '/slack/oauth_redirect') {
        await installer.handleCallback(request, response);
      } else {
        response.writeHead(404).end();
      }
    };
    page().catch((error: unknown) => {
      log.error({ event: 'slack-install-failed', err: error });
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  return {
    open: (address: { readonly port: number | undefined; readonly host?: string }): Promise<void> => {
      if (server.listening) return Promise.resolve();
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      server.once('error', reject);
      server.listen(address, () => {
        server.off('error', reject);
        server.on('error', (error) => log.error({ event: 'slack-install-pages-failed', err: error }));
        resolve();
      });
      return promise;
    },
    close: async (): Promise<void> => {
      if (!server.listening) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      server.close(() => resolve());
      server.closeAllConnections();
      await promise;
    },
    port: (): number | null => portOf(server),
  };
}
