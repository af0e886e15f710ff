import { expect, test } from 'vitest';
import { manualClock } from './clock.ts';
import type { FakeSlack } from './index.ts';
import { clientOf, post, slackForTest } from './test-slack.ts';

const BUTTON = { type: 'button', action_id: 'again', text: { type: 'plain_text', text: 'Again' } };
const BLOCKS = [{ type: 'actions', elements: [BUTTON] }];

/** The response URL of a slash command, and how to use it. */
function slash(fake: FakeSlack, channel: string, user = 'U0ADA') {
  const { payload } = fake.people.slash({ user, channel }, '/corr', 'btc');
  return responder(payload['response_url']);
}

function responder(url: unknown) {
  return async (body: object) => {
    const response = await fetch(String(url), { method: 'POST', body: JSON.stringify(body) });
    return `${response.status} ${await response.text()}`;
  };
}

test('it answers where the bot is no member: private channels and the conversations of others', async () => {
  const fake = await slackForTest();
  for (const channel of ['G0SECRET', 'D0OTHERS', 'C0OPEN']) {
    const respond = slash(fake, channel);
    expect(await respond({ response_type: 'in_channel', text: 'to all' })).toBe('200 ok');
    expect(await respond({ text: 'to ada' })).toBe('200 ok');
    expect(fake.messages(channel).map(({ text }) => text)).toEqual(['to all']);
  }
  expect(fake.ephemerals('U0ADA').map(({ channel }) => channel)).toEqual(['G0SECRET', 'D0OTHERS', 'C0OPEN']);
  expect(fake.ephemerals('U0BOB')).toEqual([]);
});

test('it works five times, for half an hour', async () => {
  const clock = manualClock(Date.now());
  const fake = await slackForTest({ clock });
  const respond = slash(fake, 'C0GENERAL');
  for (let use = 0; use < 5; use += 1) expect(await respond({ text: 'x' })).toBe('200 ok');
  expect(await respond({ text: 'x' })).toMatch(/^404 .*used_url/);
  const late = slash(fake, 'C0GENERAL');
  clock.advance(30 * 60_000);
  expect(await late({ text: 'x' })).toBe('200 ok');
  clock.advance(1);
  expect(await late({ text: 'x' })).toMatch(/^404 .*expired_url/);
  const stranger = slash(fake, 'C0GENERAL');
  expect(await stranger({})).toMatch(/^400 .*no_text/);
});

test('a press can replace or delete the message that it was on, an ephemeral one too', async () => {
  const fake = await slackForTest();
  await post(clientOf(fake), { channel: 'C0GENERAL', text: 'first', blocks: BLOCKS });
  const [message] = fake.messages('C0GENERAL');
  const hidden = slash(fake, 'C0GENERAL');
  await hidden({ text: 'hidden', blocks: BLOCKS });
  const [ephemeral] = fake.ephemerals('U0ADA');
  for (const target of [message, ephemeral]) {
    if (target === undefined) throw new Error('There is no message to press.');
    const respond = responder(fake.people.press('U0ADA', target, { text: 'Again' }).payload['response_url']);
    await respond({ replace_original: true, text: 'second' });
    expect(target).toMatchObject({ text: 'second', blocks: [], edits: 1 });
    await respond({ delete_original: true });
  }
  expect(fake.messages('C0GENERAL')).toEqual([]);
  expect(fake.ephemerals('U0ADA')).toEqual([]);
});

test('a slash command has no message to replace: something new is said', async () => {
  const fake = await slackForTest();
  const respond = slash(fake, 'C0GENERAL');
  await respond({ text: 'working' });
  await respond({ text: 'done', replace_original: true });
  expect(fake.ephemerals('U0ADA').map(({ text }) => text)).toEqual(['working', 'done']);
});

test('what it says is checked like every message', async () => {
  const fake = await slackForTest();
  const respond = slash(fake, 'C0GENERAL');
  expect(await respond({ text: 'x', blocks: [{ type: 'header' }] })).toMatch(/^400 .*invalid_blocks/);
  expect(fake.violations).toHaveLength(1);
  expect(fake.calls.map(({ method, outcome }) => [method, outcome])).toEqual([
    ['response_url', 'invalid_blocks'],
  ]);
});

test('faults hit it too', async () => {
  const fake = await slackForTest();
  const respond = slash(fake, 'C0GENERAL');
  fake.failNext('response_url', { status: 500 });
  expect(await respond({ text: 'x' })).toMatch(/^500/);
  expect(await respond({ text: 'x' })).toBe('200 ok');
});
