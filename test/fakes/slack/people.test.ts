import { Assistant, type App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { describe, expect, test } from 'vitest';
import { manualClock } from './clock.ts';
import type { FakeSlack } from './index.ts';
import { clientOf, httpApp, post, slackForTest, socketApp } from './test-slack.ts';

const ADA = { user: 'U0ADA', channel: 'C0GENERAL' };
const plain = (text: string) => ({ type: 'plain_text', text }) as const;

const FORM: ModalView = {
  type: 'modal',
  callback_id: 'daily-post',
  title: plain('New daily post'),
  submit: plain('Save'),
  blocks: [
    {
      type: 'input',
      block_id: 'question',
      label: plain('Question'),
      element: { type: 'plain_text_input', action_id: 'line' },
    },
    {
      type: 'input',
      block_id: 'time',
      label: plain('Time'),
      element: { type: 'timepicker', action_id: 'time', initial_time: '16:30' },
    },
    {
      type: 'input',
      block_id: 'zone',
      optional: true,
      label: plain('Time zone'),
      element: {
        type: 'static_select',
        action_id: 'zone',
        options: [
          { text: plain('Berlin'), value: 'Europe/Berlin' },
          { text: plain('Tokyo'), value: 'Asia/Tokyo' },
        ],
      },
    },
  ],
};

/** Ada opens the form with a shortcut. */
async function openForm(fake: FakeSlack) {
  fake.people.shortcut('U0ADA', 'new-daily-post');
  return fake.until('a form', () => fake.modals('U0ADA')[0]);
}

function listenForForm(app: App): void {
  app.shortcut('new-daily-post', async ({ ack, client, shortcut }) => {
    await ack();
    await client.views.open({ trigger_id: shortcut.trigger_id, view: FORM });
  });
}

describe.each([
  ['sockets', socketApp],
  ['signed requests', httpApp],
] as const)('forms over %s', (_, start) => {
  test('a form is opened, filled in and sent, and what was not touched keeps its initial value', async () => {
    const fake = await slackForTest();
    const sent: unknown[] = [];
    await start(fake, (app) => {
      listenForForm(app);
      app.view('daily-post', async ({ ack, view }) => {
        await ack();
        sent.push(view.state.values);
      });
    });
    const form = await openForm(fake);
    expect(await fake.people.submitView(form, { line: 'btc 1y', zone: 'Tokyo' }).acked).toMatchObject({
      ok: true,
    });
    expect(sent).toMatchObject([
      {
        question: { line: { type: 'plain_text_input', value: 'btc 1y' } },
        time: { time: { type: 'timepicker', selected_time: '16:30' } },
        zone: { zone: { type: 'static_select', selected_option: { value: 'Asia/Tokyo' } } },
      },
    ]);
    expect(fake.modals('U0ADA')).toEqual([]);
    expect(fake.violations).toEqual([]);
  });

  test('a form can be refused with sentences, replaced, put under another one, and cleared', async () => {
    const fake = await slackForTest();
    const answers = [
      { response_action: 'errors', errors: { question: 'Which coin?' } },
      { response_action: 'update', view: { ...FORM, title: plain('Again') } },
      { response_action: 'push', view: { ...FORM, title: plain('Preview') } },
      { response_action: 'clear' },
    ] as const;
    let turn = 0;
    await start(fake, (app) => {
      listenForForm(app);
      app.view('daily-post', ({ ack }) => ack(answers[turn++]));
    });
    const form = await openForm(fake);
    const submit = (view = form) => fake.people.submitView(view, { line: 'btc' }).acked;
    await submit();
    expect(form.errors).toEqual({ question: 'Which coin?' });
    await submit();
    expect(form).toMatchObject({ open: true, errors: {}, content: { title: plain('Again') } });
    await submit();
    const [, preview] = fake.modals('U0ADA');
    expect(preview).toMatchObject({ previous: form.id, root: form.id, content: { title: plain('Preview') } });
    await submit(preview);
    expect(fake.modals('U0ADA')).toEqual([]);
    expect(fake.violations).toEqual([]);
  });
});

test('a person cannot send a form with a required input left empty, or fill in what is not there', async () => {
  const fake = await slackForTest();
  await socketApp(fake, listenForForm);
  const form = await openForm(fake);
  expect(() => fake.people.submitView(form)).toThrow('line is required');
  expect(() => fake.people.submitView(form, { line: 'btc', colour: 'red' })).toThrow('no input colour');
  expect(() => fake.people.submitView(form, { line: 'btc', zone: 'Mars' })).toThrow('no option Mars');
});

test('a trigger opens one view, within 3 seconds', async () => {
  const clock = manualClock(Date.now());
  const fake = await slackForTest({ clock });
  const trigger = () => String(fake.people.slash(ADA, '/corr', '').payload['trigger_id']);
  const open = (trigger_id: string) => clientOf(fake).views.open({ trigger_id, view: FORM });
  const first = trigger();
  await open(first);
  await expect(open(first)).rejects.toThrow('exchanged_trigger_id');
  await expect(open('made up')).rejects.toThrow('invalid_trigger_id');
  const late = trigger();
  clock.advance(3001);
  await expect(open(late)).rejects.toThrow('expired_trigger_id');
});

test('views are pushed three deep, and updated only as long as they are open and unchanged', async () => {
  const fake = await slackForTest();
  const client = clientOf(fake);
  await socketApp(fake, listenForForm);
  const form = await openForm(fake);
  const push = async (on: typeof form) => {
    const more = { type: 'button', action_id: 'more', text: plain('More') } as const;
    const view: ModalView = { ...FORM, blocks: [{ type: 'actions', elements: [more] }] };
    await client.views.update({ view_id: on.id, view });
    const trigger_id = String(fake.people.pressInView(on, { text: 'More' }).payload['trigger_id']);
    await client.views.push({ trigger_id, view: FORM });
  };
  await push(form);
  const [, second] = fake.modals('U0ADA');
  if (second !== undefined) await push(second);
  const [, , third] = fake.modals('U0ADA');
  if (third === undefined) throw new Error('There is no third view.');
  await expect(push(third)).rejects.toThrow('push_limit_reached');
  await expect(client.views.update({ view_id: third.id, hash: 'old', view: FORM })).rejects.toThrow(
    'hash_conflict',
  );
  fake.people.closeView(third);
  await expect(client.views.update({ view_id: third.id, view: FORM })).rejects.toThrow('not_found');
});

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
