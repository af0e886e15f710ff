import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { manualClock } from './clock.ts';
import { listen } from './server.ts';
import { httpApp, slackForTest } from './test-slack.ts';

const ADA = { user: 'U0ADA', channel: 'C0GENERAL' };

test('slash commands, events and presses reach Bolt signed, and are acked', async () => {
  const fake = await slackForTest();
  const seen: string[] = [];
  await httpApp(fake, (app) => {
    app.command('/corr', async ({ ack, respond, command }) => {
      await ack();
      await respond({
        response_type: 'in_channel',
        text: command.text,
        blocks: [
          {
            type: 'actions',
            elements: [{ type: 'button', action_id: 'again', text: { type: 'plain_text', text: 'Again' } }],
          },
        ],
      });
    });
    app.action('again', async ({ ack, respond }) => {
      await ack();
      await respond({ replace_original: true, text: 'again' });
    });
    app.event('app_mention', async ({ event }) => void seen.push(event.text));
  });
  expect(await fake.people.slash(ADA, '/corr', 'btc').acked).toMatchObject({ ok: true });
  const message = await fake.until('an answer', () => fake.messages('C0GENERAL')[0]);
  expect(await fake.people.press('U0ADA', message, { text: 'Again' }).acked).toMatchObject({ ok: true });
  await fake.until('the change', () => message.text === 'again' && message.blocks.length === 0);
  fake.people.mention(ADA, 'hello');
  await fake.until('a mention', () => seen.length === 1);
  expect(fake.violations).toEqual([]);
});

test('Bolt answers the questions that Slack asks about an address, and no forged request', async () => {
  const fake = await slackForTest();
  await httpApp(fake, (app) => app.command('/corr', ({ ack }) => ack()));
  const challenge = await fake.push.raw('events_api', { type: 'url_verification', challenge: 'abc' });
  expect(challenge).toMatchObject({ status: 200, body: '{"challenge":"abc"}' });
  expect(await fake.push.raw('slash_commands', { ssl_check: '1', token: 'verification' })).toMatchObject({
    status: 200,
  });
  const command = { command: '/corr', text: 'btc', team_id: 'T0ACME', user_id: 'U0ADA' };
  for (const forged of ['wrong-signature', 'old-timestamp', 'no-signature'] as const) {
    expect((await fake.push.raw('slash_commands', command, forged)).status).toBe(401);
  }
  expect((await fake.push.raw('slash_commands', command)).status).toBe(200);
});

test('what an address does not answer with 200 within 3 s comes again, numbered', async () => {
  const clock = manualClock(Date.now());
  const fake = await slackForTest({ clock });
  const seen: unknown[] = [];
  const answers = [500, null, 200];
  const { server, port } = await listen((request, response) => {
    const answer = answers[seen.length];
    seen.push([request.headers['x-slack-retry-num'], request.headers['x-slack-retry-reason']]);
    request.resume();
    if (typeof answer === 'number') response.writeHead(answer).end();
    fake.world.changed();
  });
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  fake.push.to(`http://127.0.0.1:${port}`);
  fake.people.say(ADA, 'hello');
  await fake.until('a second attempt', () => seen.length === 2);
  clock.advance(3000);
  clock.advance(60_000);
  await fake.until('an ack', () => fake.deliveries[0]?.ack?.ok);
  expect(seen).toEqual([
    [undefined, undefined],
    ['1', 'http_error'],
    ['2', 'http_timeout'],
  ]);
});

test('an address where nobody listens fails a slash command', async () => {
  const fake = await slackForTest({ resent: ['events_api'] });
  const { server, port } = await listen(() => {});
  server.close();
  await once(server, 'close');
  fake.push.to(`http://127.0.0.1:${port}`);
  expect(await fake.people.slash(ADA, '/corr', 'btc').acked).toEqual({
    ok: false,
    reason: 'dispatch_failed',
  });
});

test('the signature is that of the raw body', async () => {
  const fake = await slackForTest();
  const { server, port } = await listen((request, response) => {
    void buffer(request).then((body) => {
      const time = String(request.headers['x-slack-request-timestamp']);
      const digest = createHmac('sha256', fake.signingSecret)
        .update(`v0:${time}:${body.toString()}`)
        .digest('hex');
      return response.end(String(request.headers['x-slack-signature'] === `v0=${digest}`));
    });
  });
  onTestFinished(() => void server.close());
  fake.push.to(`http://127.0.0.1:${port}`);
  expect((await fake.push.raw('interactive', { type: 'block_actions', text: 'ü &' })).body).toBe('true');
});
