import { App, LogLevel } from '@slack/bolt';
import { afterEach, expect, test } from 'vitest';
import { startFakeSlack, type FakeSlack } from './index.ts';

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).toReversed()) await close();
});

async function slack(options: Parameters<typeof startFakeSlack>[0] = {}): Promise<FakeSlack> {
  const fake = await startFakeSlack(options);
  closers.push(fake.close);
  return fake;
}

async function socketApp(fake: FakeSlack) {
  const app = new App({
    token: fake.botToken,
    appToken: fake.appToken,
    socketMode: true,
    deferInitialization: true,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: fake.url, retryConfig: { retries: 0 } },
  });
  await app.init();
  return app;
}

test('a slash command reaches Bolt over a socket, is acked, and answered in the channel', async () => {
  const fake = await slack();
  const app = await socketApp(fake);
  app.command('/corr', async ({ ack, say, command }) => {
    await ack();
    await say(`you asked ${command.text}`);
  });
  await app.start();
  closers.push(() => app.stop());
  const delivery = fake.people.slash({ user: 'U0ADA', channel: 'C0GENERAL' }, '/corr', 'btc 1y');
  const ack = await delivery.acked;
  const [message] = await fake.until(
    'an answer',
    () => fake.messages('C0GENERAL').length > 0 && fake.messages('C0GENERAL'),
  );
  expect(ack).toMatchObject({ ok: true, attempt: 0 });
  expect(message).toMatchObject({ text: 'you asked btc 1y', byBot: true });
  expect(fake.violations).toEqual([]);
});
