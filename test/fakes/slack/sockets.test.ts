import type { App } from '@slack/bolt';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { manualClock } from './clock.ts';
import type { FakeSlack } from './index.ts';
import { isObject, type Json } from './json.ts';
import { clientOf, post, slackForTest, socketApp } from './test-slack.ts';

const ADA = { user: 'U0ADA', channel: 'C0GENERAL' };

/** A bare link that acks nothing by itself, and the frames that came over it. */
async function bareLink(fake: FakeSlack) {
  const { url = '' } = await clientOf(fake, fake.appToken).apps.connections.open({});
  const socket = new WebSocket(url);
  const frames: Json[] = [];
  const waiting: (() => void)[] = [];
  socket.on('message', (data: Buffer) => {
    const frame: unknown = JSON.parse(data.toString());
    if (isObject(frame)) frames.push(frame);
    for (const wake of waiting.splice(0)) wake();
  });
  const frame = async (index: number): Promise<Json> => {
    while (frames[index] === undefined) await new Promise<void>((resolve) => void waiting.push(resolve));
    return frames[index];
  };
  return {
    url,
    socket,
    frames,
    frame,
    ack: (id: unknown) => socket.send(JSON.stringify({ envelope_id: id, payload: {} })),
  };
}

test('a slash command reaches Bolt, is acked, and answered in the channel', async () => {
  const fake = await slackForTest();
  await socketApp(fake, (app) =>
    app.command('/corr', async ({ ack, say, command }) => {
      await ack();
      await say(`you asked ${command.text}`);
    }),
  );
  const ack = await fake.people.slash(ADA, '/corr', 'btc <b> 1y').acked;
  expect(ack).toMatchObject({ ok: true, attempt: 0 });
  const message = await fake.until('an answer', () => fake.messages('C0GENERAL')[0]);
  expect(message).toMatchObject({ text: 'you asked btc &lt;b&gt; 1y', byBot: true });
  expect(fake.violations).toEqual([]);
});

test('an ack may carry the answer, for the person alone', async () => {
  const fake = await slackForTest();
  await socketApp(fake, (app) => app.command('/corr', ({ ack }) => ack('just you')));
  await fake.people.slash(ADA, '/corr', '').acked;
  expect(fake.ephemerals('U0ADA')).toMatchObject([{ text: 'just you' }]);
});

test('a mention arrives twice, as message and as app_mention; a direct message once, as im', async () => {
  const fake = await slackForTest();
  const seen: string[] = [];
  await socketApp(fake, (app) => {
    app.event('message', async ({ event }) => void seen.push(`message ${event.channel_type}`));
    app.event('app_mention', async ({ event }) => void seen.push(event.text));
  });
  fake.people.mention(ADA, 'how is btc?');
  fake.people.mention({ user: 'U0ADA', channel: 'C0OPEN' }, 'not a member');
  fake.people.directMessage('U0ADA', 'and eth?');
  await fake.until('three events', () => seen.length === 3);
  expect(seen.toSorted()).toEqual([`<@${fake.botUser}> how is btc?`, 'message channel', 'message im']);
});

test('an event is sent only where the manifest asks for it and a scope allows it', async () => {
  const fake = await slackForTest({
    scopes: ['app_mentions:read'],
    events: ['app_mention', 'message.channels'],
  });
  fake.people.mention(ADA, 'hello');
  fake.people.directMessage('U0ADA', 'hello');
  expect(fake.deliveries.map(({ payload }) => payload)).toMatchObject([{ event: { type: 'app_mention' } }]);
});

test("the bot's own posts come back, and changes and deletions are told", async () => {
  const fake = await slackForTest();
  await post(clientOf(fake), { channel: 'C0GENERAL', text: 'mine' });
  const message = fake.people.say(ADA, 'first');
  fake.people.edit(message, 'second');
  fake.people.erase(message);
  expect(fake.deliveries.map(({ payload }) => payload['event'])).toMatchObject([
    { type: 'message', bot_id: expect.any(String), user: fake.botUser, text: 'mine' },
    { type: 'message', text: 'first', user: 'U0ADA' },
    { subtype: 'message_changed', message: { text: 'second' }, previous_message: { text: 'first' } },
    { subtype: 'message_deleted', previous_message: { text: 'second' } },
  ]);
});

test('what is not acked within 3 s comes again with its number and reason, and once acked never', async () => {
  const clock = manualClock(Date.now());
  const fake = await slackForTest({ clock });
  const link = await bareLink(fake);
  expect(await link.frame(0)).toMatchObject({ type: 'hello', num_connections: 1 });
  fake.people.mention(ADA, 'hello');
  const [first, second] = [await link.frame(1), await link.frame(2)];
  expect([first, second]).toMatchObject([
    { type: 'events_api', retry_attempt: 0 },
    { type: 'events_api', retry_attempt: 0 },
  ]);
  link.ack(first['envelope_id']);
  await fake.until('one ack', () => fake.sockets.acks.length === 1);
  clock.advance(2999);
  clock.advance(1);
  const again = await link.frame(3);
  expect(again).toMatchObject({ retry_attempt: 1, retry_reason: 'timeout', payload: second['payload'] });
  link.ack(again['envelope_id']);
  await fake.until('two acks', () => fake.sockets.acks.length === 2);
  clock.advance(600_000);
  expect(fake.deliveries.map(({ attempts }) => attempts)).toEqual([[''], ['', 'timeout']]);
});

test('after three re-sends Slack gives up; a slash command ends in a sentence for the person', async () => {
  const clock = manualClock(Date.now());
  const fake = await slackForTest({ clock, resent: ['events_api'] });
  const link = await bareLink(fake);
  await link.frame(0);
  const slash = fake.people.slash(ADA, '/corr', 'btc');
  fake.people.mention(ADA, 'hello');
  clock.advance(3000);
  expect(await slash.acked).toEqual({ ok: false, reason: 'operation_timeout' });
  clock.advance(600_000);
  expect(fake.deliveries.map(({ attempts }) => attempts.length)).toEqual([1, 4, 4]);
});

test('without a link a slash command fails at once and events wait for one', async () => {
  const fake = await slackForTest();
  expect(await fake.people.slash(ADA, '/corr', 'btc').acked).toEqual({
    ok: false,
    reason: 'dispatch_failed',
  });
  fake.people.say(ADA, 'hello');
  const link = await bareLink(fake);
  expect(await link.frame(1)).toMatchObject({ payload: { event: { text: 'hello' } } });
});

test('each envelope goes to one of the links, in turn; the eleventh link is one too many', async () => {
  const fake = await slackForTest();
  const links = await Promise.all(Array.from({ length: 10 }, () => bareLink(fake)));
  await Promise.all(links.map(({ frame }) => frame(0)));
  for (let count = 0; count < 20; count += 1) fake.people.say(ADA, `message ${count}`);
  await Promise.all(links.map(({ frame }) => frame(2)));
  expect(links.map(({ frames }) => frames.length)).toEqual(links.map(() => 3));
  const eleventh = await bareLink(fake);
  expect(await eleventh.frame(0)).toMatchObject({ type: 'disconnect', reason: 'too_many_websockets' });
});

test('a ticket opens one link, for half a minute', async () => {
  const clock = manualClock(Date.now());
  const fake = await slackForTest({ clock });
  const link = await bareLink(fake);
  await link.frame(0);
  const again = new WebSocket(link.url);
  expect(String(await once(again, 'error'))).toContain('408');
  const { url = '' } = await clientOf(fake, fake.appToken).apps.connections.open({});
  clock.advance(30_001);
  expect(String(await once(new WebSocket(url), 'error'))).toContain('408');
});

test.each(['warning', 'refresh_requested', 'link_disabled', 'reset'] as const)(
  'Bolt comes back after %s, and nothing is lost in between',
  async (reason) => {
    const fake = await slackForTest();
    await socketApp(fake, answerMentions);
    if (reason === 'reset') fake.sockets.reset();
    else fake.sockets.disconnect(reason);
    await fake.until('the link to go', () => fake.sockets.links() === 0);
    fake.people.mention(ADA, 'are you there?');
    await expectYes(fake);
  },
);

test('an envelope that was on a link which broke comes over another one', async () => {
  const fake = await slackForTest();
  const first = await bareLink(fake);
  await first.frame(0);
  fake.people.say(ADA, 'hello');
  const lost = await first.frame(1);
  const second = await bareLink(fake);
  await second.frame(0);
  first.socket.terminate();
  expect(await second.frame(1)).toMatchObject({
    payload: lost['payload'],
    retry_reason: 'connection_closed',
  });
});

test('an attempt that failed twice over, by time and by its link, is followed by one other', async () => {
  const clock = manualClock(Date.now());
  const fake = await slackForTest({ clock });
  const first = await bareLink(fake);
  await first.frame(0);
  fake.people.say(ADA, 'hello');
  clock.advance(3000);
  await first.frame(2);
  first.socket.terminate();
  await fake.until('the link to go', () => fake.sockets.links() === 0);
  const second = await bareLink(fake);
  await second.frame(0);
  clock.advance(60_000);
  expect(await second.frame(1)).toMatchObject({ retry_attempt: 2, retry_reason: 'connection_closed' });
  expect(fake.deliveries[0]?.attempts).toEqual(['', 'timeout', 'connection_closed']);
});

test('frames that are no envelopes do Bolt no harm', async () => {
  const fake = await slackForTest();
  await socketApp(fake, answerMentions);
  for (const frame of ['{"type":', Buffer.from([1, 2, 3]), '{"type":"something_new"}']) {
    fake.sockets.sendRaw(frame);
  }
  fake.sockets.ping();
  fake.people.mention(ADA, 'are you there?');
  await expectYes(fake);
});

function answerMentions(app: App): void {
  app.event('app_mention', async ({ say }) => void (await say('yes')));
}

async function expectYes(fake: FakeSlack): Promise<void> {
  const texts = () => fake.messages('C0GENERAL').map(({ text }) => text);
  await fake.until('an answer', () => texts().includes('yes'));
  expect(texts().filter((text) => text === 'yes')).toHaveLength(1);
}
