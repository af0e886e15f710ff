import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { describe, expect, test } from 'vitest';
import { manualClock } from './clock.ts';
import type { FakeSlack } from './index.ts';
import { clientOf, httpApp, slackForTest, socketApp } from './test-slack.ts';

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

test('typing into an external menu asks the app for options, and one of them can be chosen', async () => {
  const fake = await slackForTest();
  const sent: unknown[] = [];
  await socketApp(fake, (app) => {
    listenForForm(app);
    app.options('zone', async ({ ack, payload }) => {
      await ack({ options: [{ text: plain(`found for ${payload.value}`), value: 'Asia/Tokyo' }] });
    });
    app.view('daily-post', async ({ ack, view }) => {
      await ack();
      sent.push(view.state.values['zone']);
    });
  });
  const form = await openForm(fake);
  const element = { type: 'external_select', action_id: 'zone', min_query_length: 1 } as const;
  const view: ModalView = {
    ...FORM,
    blocks: [{ type: 'input', block_id: 'zone', label: plain('Time zone'), element }],
  };
  await clientOf(fake).views.update({ view_id: form.id, view });
  expect(await fake.people.suggest(form, 'zone', 'tok').acked).toMatchObject({
    ok: true,
    response: { options: [{ text: plain('found for tok') }] },
  });
  await fake.people.submitView(form, { zone: 'Asia/Tokyo' }).acked;
  expect(sent).toMatchObject([
    { zone: { type: 'external_select', selected_option: { value: 'Asia/Tokyo' } } },
  ]);
});

test('a closed form is told where it asked for that', async () => {
  const fake = await slackForTest();
  const told: string[] = [];
  await socketApp(fake, (app) => {
    listenForForm(app);
    app.view({ callback_id: 'daily-post', type: 'view_closed' }, async ({ ack, view }) => {
      await ack();
      told.push(view.id);
    });
  });
  const quiet = await openForm(fake);
  expect(fake.people.closeView(quiet)).toBeUndefined();
  const form = await openForm(fake);
  await clientOf(fake).views.update({ view_id: form.id, view: { ...FORM, notify_on_close: true } });
  await fake.people.closeView(form)?.acked;
  expect(told).toEqual([form.id]);
  expect(fake.modals('U0ADA')).toEqual([]);
});
