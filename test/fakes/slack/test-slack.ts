import { App, LogLevel, SocketModeReceiver, webApi, type AppOptions, type Logger } from '@slack/bolt';
import { onTestFinished } from 'vitest';
import { startFakeSlack, type FakeSlack, type FakeSlackOptions } from './index.ts';

/** Bolt reports every fault that a test makes on purpose; the tests look at what comes of it. */
const logger: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => LogLevel.ERROR,
  setName: () => {},
};

/** A fake that ends with the test. */
export async function slackForTest(options: FakeSlackOptions = {}): Promise<FakeSlack> {
  const fake = await startFakeSlack(options);
  onTestFinished(fake.close);
  return fake;
}

/** The real client of the first workspace, or of another token, which tries once. */
export function clientOf(host: Pick<FakeSlack, 'url' | 'botToken'>, token = host.botToken): webApi.WebClient {
  return new webApi.WebClient(token, { slackApiUrl: host.url, retryConfig: { retries: 0 }, logger });
}

/** Posts a message; named so because linters take `postMessage` for the browser's. */
export async function post(
  client: webApi.WebClient,
  message: Record<string, unknown>,
): Promise<{ channel: string; ts: string }> {
  const { channel = '', ts = '' }: webApi.ChatPostMessageResponse = await client.apiCall(
    'chat.postMessage',
    message,
  );
  return { channel, ts };
}

/** The real Bolt over sockets, connected, with what `listen` adds. */
export async function socketApp(fake: FakeSlack, listen: (app: App) => void): Promise<App> {
  const receiver = new SocketModeReceiver({
    appToken: fake.appToken,
    // Bolt waits so long before it connects again.
    clientPingTimeout: 50,
    logger,
    installerOptions: { clientOptions: clientOptions(fake) },
  });
  const app = await appOf(fake, { receiver }, listen);
  await app.start();
  return app;
}

/** The real Bolt behind signed requests, listening, and the fake told where. */
export async function httpApp(fake: FakeSlack, listen: (app: App) => void): Promise<App> {
  const app = await appOf(fake, { signingSecret: fake.signingSecret }, listen);
  const server: unknown = await app.start({ port: 0, host: '127.0.0.1' });
  fake.push.to(`http://127.0.0.1:${portOf(server)}/slack/events`);
  return app;
}

function clientOptions(fake: FakeSlack) {
  return { slackApiUrl: fake.url, retryConfig: { retries: 0 } };
}

async function appOf(fake: FakeSlack, options: AppOptions, listen: (app: App) => void): Promise<App> {
  const app = new App({
    token: fake.botToken,
    deferInitialization: true,
    logger,
    clientOptions: clientOptions(fake),
    ...options,
  });
  listen(app);
  await app.init();
  onTestFinished(async () => void (await app.stop()));
  return app;
}

function portOf(server: unknown): number {
  if (typeof server !== 'object' || server === null || !('address' in server))
    throw new Error('Not a server.');
  const address: unknown = typeof server.address === 'function' ? server.address() : undefined;
  if (typeof address === 'object' && address !== null && 'port' in address) return Number(address.port);
  throw new Error('The server has no port.');
}
