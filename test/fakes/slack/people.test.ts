import { Assistant } from '@slack/bolt';
import { expect, test } from 'vitest';
import { clientOf, post, slackForTest, socketApp } from './test-slack.ts';

const ADA = { user: 'U0ADA', channel: 'C0GENERAL' };
const plain = (text: string) => ({ type: 'plain_text', text }) as const;

test('the home tab is published when it is opened, and its buttons work', async () => {
  const fake = await slackForTest();
  const pressed: unknown[] = [];
  await socketApp(fake, (app) => {
    app.event('app_home_opened', async ({ event, client }) => {
      const button = { type: 'button', action_id: 'run', value: 'post-1', text: plain('Run now') } as const;
      await client.views.publish({
        user_id: event.user,
        view: { type: 'home', blocks: [{ type: 'actions', elements: [button] }] },
      });
    });
    app.action('run', async ({ ack, action, body }) => {
      await ack();
      pressed.push([action, body.user.id]);
    });
  });
  fake.people.openHome('U0BOB');
  const home = await fake.until('a home tab', () => fake.home('U0BOB'));
  await fake.people.pressInView(home, { text: 'Run now' }).acked;
  expect(pressed).toMatchObject([[{ type: 'button', action_id: 'run', value: 'post-1' }, 'U0BOB']]);
  expect(fake.home('U0ADA')).toBeUndefined();
});

test('an option of a menu is chosen by its words, and what is not there cannot be pressed', async () => {
  const fake = await slackForTest();
  const option = { text: plain('As CSV'), value: 'csv' };
  const elements = [{ type: 'overflow', action_id: 'more', options: [option] }];
  await post(clientOf(fake), { channel: 'C0GENERAL', text: 'x', blocks: [{ type: 'actions', elements }] });
  const [message] = fake.messages('C0GENERAL');
  if (message === undefined) throw new Error('There is no message to press.');
  const { payload } = fake.people.press('U0BOB', message, { text: 'As CSV' });
  expect(payload).toMatchObject({
    type: 'block_actions',
    user: { id: 'U0BOB' },
    channel: { id: 'C0GENERAL' },
    message: { ts: message.ts },
    actions: [{ type: 'overflow', action_id: 'more', selected_option: option }],
  });
  expect(() => fake.people.press('U0BOB', message, { text: 'As PDF' })).toThrow('there is As CSV');
});

test('the bot is let into channels and out of them, and channels are archived', async () => {
  const fake = await slackForTest();
  const say = (channel: string) => post(clientOf(fake), { channel, text: 'x' });
  fake.people.inviteBot('G0SECRET');
  await say('G0SECRET');
  fake.people.removeBot('G0SECRET');
  await expect(say('G0SECRET')).rejects.toThrow('channel_not_found');
  const { ts } = await say('C0GENERAL');
  fake.people.archive('C0GENERAL');
  await expect(say('C0GENERAL')).rejects.toThrow('is_archived');
  await expect(clientOf(fake).chat.update({ channel: 'C0GENERAL', ts, text: 'y' })).rejects.toThrow(
    'is_inactive',
  );
  expect(fake.deliveries.map(({ payload }) => payload['event'])).toMatchObject([
    { type: 'member_joined_channel', channel: 'G0SECRET' },
    { type: 'message', channel: 'G0SECRET' },
    { type: 'message', channel: 'C0GENERAL' },
    { type: 'channel_archive', channel: 'C0GENERAL' },
  ]);
});

test('a shortcut on a message names it and can be answered in its place', async () => {
  const fake = await slackForTest();
  await socketApp(fake, (app) =>
    app.shortcut(
      { callback_id: 'check-this', type: 'message_action' },
      async ({ ack, respond, shortcut }) => {
        await ack();
        await respond(`you mean ${shortcut.message.text ?? ''}`);
      },
    ),
  );
  const message = fake.people.say(ADA, 'btc is up');
  await fake.people.messageShortcut('U0BOB', message, 'check-this').acked;
  await fake.until('an answer', () => fake.ephemerals('U0BOB')[0]?.text === 'you mean btc is up');
  expect(fake.violations).toEqual([]);
});

test('the assistant pane: greeting, prompts, status and an answer in its thread', async () => {
  const fake = await slackForTest();
  await socketApp(fake, (app) =>
    app.assistant(
      new Assistant({
        threadStarted: async ({ say, setSuggestedPrompts }) => {
          await say('Ask me.');
          await setSuggestedPrompts({ prompts: [{ title: 'BTC', message: 'btc 1y' }] });
        },
        userMessage: async ({ message, say, setStatus }) => {
          await setStatus('is computing');
          await say(`you asked ${'text' in message ? message.text : ''}`);
        },
      }),
    ),
  );
  const { channel, threadTs } = fake.people.openAssistant('U0ADA');
  await fake.until('prompts', () => fake.calls.find(({ method }) => method.endsWith('setSuggestedPrompts')));
  fake.people.directMessage('U0ADA', 'btc 1y', threadTs);
  await fake.until('an answer', () => fake.messages(channel).find(({ text }) => text === 'you asked btc 1y'));
  expect(fake.messages(channel).slice(1)).toMatchObject([{ threadTs }, { threadTs }, { threadTs }]);
  expect(fake.calls.find(({ method }) => method.endsWith('setStatus'))).toMatchObject({
    outcome: 'ok',
    args: { status: 'is computing', thread_ts: threadTs },
  });
});

test('an uninstalled app is told, and its tokens are dead', async () => {
  const fake = await slackForTest();
  fake.people.uninstall();
  expect(fake.deliveries.map(({ payload }) => payload['event'])).toMatchObject([
    { type: 'app_uninstalled' },
    { type: 'tokens_revoked' },
  ]);
  await expect(clientOf(fake).auth.test()).rejects.toThrow('account_inactive');
  fake.people.say(ADA, 'hello');
  expect(fake.deliveries).toHaveLength(2);
});

test('a second workspace installs by OAuth: page, code, token, once', async () => {
  const other = {
    id: 'T0OTHER',
    people: [{ id: 'U0DAN' }],
    channels: [{ id: 'C0THEIRS', bot: true }],
    installed: false,
  };
  const acme = { id: 'T0ACME', people: [{ id: 'U0ADA' }], channels: [{ id: 'C0GENERAL', bot: true }] };
  const fake = await slackForTest({ workspaces: [acme, other] });
  const page = new URL(fake.authorizeUrl);
  page.search = new URLSearchParams({
    client_id: fake.clientId,
    state: 's1',
    team: 'T0OTHER',
    redirect_uri: 'http://127.0.0.1:9/back',
  }).toString();
  const back = new URL((await fetch(page, { redirect: 'manual' })).headers.get('location') ?? '');
  expect(back.searchParams.get('state')).toBe('s1');
  const access = () =>
    clientOf(fake, '').oauth.v2.access({
      client_id: fake.clientId,
      client_secret: fake.clientSecret,
      code: back.searchParams.get('code') ?? '',
    });
  const { access_token: token, team } = await access();
  expect(team?.id).toBe('T0OTHER');
  await post(clientOf(fake, token), { channel: 'C0THEIRS', text: 'hello' });
  expect(fake.messages('C0THEIRS', 'T0OTHER')).toHaveLength(1);
  await expect(post(clientOf(fake, token), { channel: 'C0GENERAL', text: 'x' })).rejects.toThrow(
    'channel_not_found',
  );
  await expect(access()).rejects.toThrow('invalid_code');
  fake.peopleOf('T0OTHER').mention({ user: 'U0DAN', channel: 'C0THEIRS' }, 'hi');
  expect(fake.deliveries.at(-1)?.payload).toMatchObject({
    team_id: 'T0OTHER',
    event: { type: 'app_mention' },
  });
});
