import { expect, test } from 'vitest';
import { DEFAULT_SCOPES } from './index.ts';
import { clientOf, post, slackForTest } from './test-slack.ts';

/** Slack's error of a call that must fail. */
async function errorOf(call: Promise<unknown>): Promise<unknown> {
  const error: unknown = await call.then(
    () => new Error('It worked.'),
    (error: unknown) => error,
  );
  return typeof error === 'object' && error !== null && 'data' in error ? error.data : String(error);
}

test('tokens are looked at: none, unknown, of the wrong kind, revoked', async () => {
  const fake = await slackForTest();
  expect(await errorOf(clientOf(fake, '').auth.test())).toMatchObject({ error: 'not_authed' });
  expect(await errorOf(clientOf(fake, 'xoxb-1').auth.test())).toMatchObject({ error: 'invalid_auth' });
  expect(
    await errorOf(post(clientOf(fake, fake.appToken), { channel: 'C0GENERAL', text: 'x' })),
  ).toMatchObject({
    error: 'not_allowed_token_type',
  });
  expect(await errorOf(clientOf(fake).apps.connections.open({}))).toMatchObject({
    error: 'not_allowed_token_type',
  });
  fake.token(fake.botToken).state = 'token_revoked';
  expect(await errorOf(clientOf(fake).auth.test())).toMatchObject({ error: 'token_revoked' });
});

test('a scope that is missing is named, with those that are there', async () => {
  const fake = await slackForTest({ scopes: ['chat:write', 'commands'] });
  const client = clientOf(fake);
  const missing = (needed: string) => ({ error: 'missing_scope', needed, provided: 'chat:write,commands' });
  expect(await errorOf(client.users.info({ user: 'U0ADA' }))).toMatchObject(missing('users:read'));
  expect(await errorOf(client.files.info({ file: 'F1' }))).toMatchObject(missing('files:read'));
  expect(await errorOf(client.conversations.open({ users: 'U0ADA' }))).toMatchObject(missing('im:write'));
  expect(await errorOf(client.conversations.info({ channel: 'G0INNER' }))).toMatchObject(
    missing('groups:read'),
  );
  expect(await errorOf(client.conversations.history({ channel: 'C0GENERAL' }))).toMatchObject(
    missing('channels:history'),
  );
  const test = await client.auth.test();
  expect(test.response_metadata?.scopes).toEqual(['chat:write', 'commands']);
});

test('a method that is not there says so', async () => {
  const fake = await slackForTest();
  expect(await errorOf(clientOf(fake).apiCall('chat.shout', {}))).toMatchObject({ error: 'unknown_method' });
});

test('a message can be posted, changed, read with its metadata, and deleted', async () => {
  const fake = await slackForTest();
  const client = clientOf(fake);
  const metadata = { event_type: 'answer', event_payload: { line: 'corr btc' } };
  const { ts } = await post(client, { channel: 'C0GENERAL', text: 'one', metadata });
  await post(client, { channel: 'C0GENERAL', text: 'reply', thread_ts: ts });
  await client.chat.update({ channel: 'C0GENERAL', ts, text: 'two' });
  const history = await client.conversations.history({ channel: 'C0GENERAL', include_all_metadata: true });
  expect(history.messages).toMatchObject([{ text: 'two', ts, metadata, edited: {} }]);
  const bare = await client.conversations.history({ channel: 'C0GENERAL' });
  expect(bare.messages?.[0]).not.toHaveProperty('metadata');
  const thread = await client.conversations.replies({ channel: 'C0GENERAL', ts });
  expect(thread.messages?.map(({ text }) => text)).toEqual(['two', 'reply']);
  await client.chat.delete({ channel: 'C0GENERAL', ts });
  expect(fake.messages('C0GENERAL').map(({ text }) => text)).toEqual(['reply']);
});

test('new text without blocks takes the old blocks away; metadata stays until emptied', async () => {
  const fake = await slackForTest();
  const client = clientOf(fake);
  const channel = 'C0GENERAL';
  const metadata = { event_type: 'answer', event_payload: { line: 'corr btc' } };
  const { ts } = await post(client, { channel, text: 'x', blocks: [{ type: 'divider' }], metadata });
  await client.chat.update({ channel, ts, blocks: [{ type: 'divider' }, { type: 'divider' }] });
  const [message] = fake.messages(channel);
  expect(message).toMatchObject({ text: 'x', blocks: [{}, {}], metadata });
  await client.chat.update({ channel, ts, text: 'y' });
  expect(message).toMatchObject({ text: 'y', blocks: [], metadata });
  await client.apiCall('chat.update', { channel, ts, text: 'z', metadata: {} });
  expect(message?.metadata).toBeUndefined();
});

test('JSON bodies are read like forms', async () => {
  const fake = await slackForTest();
  const response = await fetch(`${fake.url}chat.postMessage`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${fake.botToken}` },
    body: JSON.stringify({ channel: '#general', text: 'x', blocks: [{ type: 'divider' }] }),
  });
  expect(await response.json()).toMatchObject({ ok: true, channel: 'C0GENERAL' });
  expect(fake.messages('C0GENERAL')[0]?.blocks).toMatchObject([{ type: 'divider' }]);
});

test('where the bot may post: its channels, with chat:write.public every public one, people, nothing else', async () => {
  const fake = await slackForTest();
  const postTo = (channel: string) => post(clientOf(fake), { channel, text: 'x' });
  await postTo('C0GENERAL');
  await postTo('C0OPEN');
  await postTo('G0INNER');
  const direct = await postTo('U0ADA');
  expect(direct.channel).toBe(fake.direct('U0ADA'));
  expect(await errorOf(postTo('G0SECRET'))).toMatchObject({ error: 'channel_not_found' });
  expect(await errorOf(postTo('D0OTHERS'))).toMatchObject({ error: 'channel_not_found' });
  expect(await errorOf(postTo('C0NOWHERE'))).toMatchObject({ error: 'channel_not_found' });
  expect(await errorOf(postTo('C0OLD'))).toMatchObject({ error: 'is_archived' });
  expect(await errorOf(postTo(fake.botUser))).toMatchObject({ error: 'cannot_dm_bot' });
});

test('without chat:write.public a public channel needs the bot inside', async () => {
  const fake = await slackForTest({
    scopes: DEFAULT_SCOPES.filter((scope) => scope !== 'chat:write.public'),
  });
  const postOpen = () => post(clientOf(fake), { channel: 'C0OPEN', text: 'x' });
  expect(await errorOf(postOpen())).toMatchObject({ error: 'not_in_channel' });
  fake.people.inviteBot('C0OPEN');
  await postOpen();
  expect(fake.messages('C0OPEN')).toHaveLength(1);
});

test('messages of others, gone ones and empty ones are refused', async () => {
  const fake = await slackForTest();
  const client = clientOf(fake);
  const { ts } = fake.people.say({ user: 'U0ADA', channel: 'C0GENERAL' }, 'hello');
  const channel = 'C0GENERAL';
  expect(await errorOf(client.chat.update({ channel, ts, text: 'x' }))).toMatchObject({
    error: 'cant_update_message',
  });
  expect(await errorOf(client.chat.delete({ channel, ts }))).toMatchObject({ error: 'cant_delete_message' });
  expect(await errorOf(client.chat.update({ channel, ts: '1.000001', text: 'x' }))).toMatchObject({
    error: 'message_not_found',
  });
  expect(await errorOf(post(client, { channel, text: ' ' }))).toMatchObject({ error: 'no_text' });
  expect(await errorOf(post(client, { channel, text: 'x', thread_ts: '1.000001' }))).toMatchObject({
    error: 'thread_not_found',
  });
});

test('an ephemeral message is for one member of the channel', async () => {
  const fake = await slackForTest();
  const whisper = (user: string, channel: string) =>
    clientOf(fake).chat.postEphemeral({ channel, user, text: 'psst' });
  await whisper('U0ADA', 'C0GENERAL');
  expect(fake.ephemerals('U0ADA')).toMatchObject([{ text: 'psst', channel: 'C0GENERAL' }]);
  expect(fake.ephemerals('U0BOB')).toEqual([]);
  expect(fake.messages('C0GENERAL')).toEqual([]);
  expect(await errorOf(whisper('U0NOBODY', 'C0GENERAL'))).toMatchObject({ error: 'user_not_in_channel' });
});

test('people have a time zone and a rank', async () => {
  const fake = await slackForTest();
  const client = clientOf(fake);
  const ada = await client.users.info({ user: 'U0ADA' });
  expect(ada.user).toMatchObject({ tz: 'Europe/Berlin', is_admin: true, is_owner: true, is_bot: false });
  expect((await client.users.info({ user: 'U0CAT' })).user).not.toHaveProperty('tz');
  expect(await errorOf(client.users.info({ user: 'U0NOBODY' }))).toMatchObject({ error: 'user_not_found' });
  const members = await client.conversations.members({ channel: 'C0GENERAL' });
  expect(members.members).toEqual(['U0ADA', 'U0BOB', 'U0CAT', fake.botUser]);
});

test('a refused message says where, and is remembered', async () => {
  const fake = await slackForTest();
  const blocks = [{ type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151) } }];
  const messages = ['[ERROR] must be less than 151 characters [json-pointer:/blocks/0/text/text]'];
  expect(await errorOf(post(clientOf(fake), { channel: 'C0GENERAL', text: 'x', blocks }))).toMatchObject({
    error: 'invalid_blocks',
    response_metadata: { messages },
  });
  expect(fake.violations).toEqual([`chat.postMessage: invalid_blocks ${messages[0]}`]);
  expect(fake.messages('C0GENERAL')).toEqual([]);
});

test('a bad message is remembered even where it is refused for another reason', async () => {
  const fake = await slackForTest();
  const blocks = [{ type: 'chart' }];
  expect(await errorOf(post(clientOf(fake), { channel: 'G0SECRET', text: 'x', blocks }))).toMatchObject({
    error: 'channel_not_found',
  });
  expect(fake.violations).toHaveLength(1);
});

test('pings are seen as Slack would read them', async () => {
  const fake = await slackForTest();
  const client = clientOf(fake);
  const say = (text: string, more = {}) => post(client, { channel: 'C0GENERAL', text, ...more });
  await say('&lt;!channel&gt; @everyone', {
    blocks: [{ type: 'header', text: { type: 'plain_text', text: '<!here>' } }],
  });
  expect(fake.pings()).toEqual([]);
  await say('<!channel> and <@U0ADA>');
  await say('@everyone', { link_names: true });
  await say('x', { blocks: [{ type: 'section', text: { type: 'mrkdwn', text: '<!here|here>' } }] });
  expect(fake.pings()).toEqual([
    'chat.postMessage !channel',
    'chat.postMessage @U0ADA',
    'chat.postMessage !everyone',
    'chat.postMessage !here',
  ]);
  expect(fake.messages('C0GENERAL').map(({ pings }) => pings)).toEqual([
    [],
    ['!channel', '@U0ADA'],
    ['!everyone'],
    ['!here'],
  ]);
});

test('faults: refused, limited, broken before, lost after, cut short, slow', async () => {
  const fake = await slackForTest();
  const say = (text: string) => post(clientOf(fake), { channel: 'C0GENERAL', text });
  const texts = () => fake.messages('C0GENERAL').map(({ text }) => text);
  fake.failNext(
    'chat.postMessage',
    { error: 'fatal_error' },
    { status: 500 },
    'reset',
    'lost-answer',
    'truncated',
  );
  expect(await errorOf(say('refused'))).toMatchObject({ error: 'fatal_error' });
  expect(await errorOf(say('500'))).toContain('500');
  expect(await errorOf(say('reset'))).toContain('request error');
  expect(texts()).toEqual([]);
  expect(await errorOf(say('lost'))).toContain('request error');
  expect(await errorOf(say('cut'))).toMatchObject({ ok: false });
  expect(texts()).toEqual(['lost', 'cut']);
  const gate = Promise.withResolvers<undefined>();
  fake.failNext('*', { slow: gate.promise });
  const slow = say('slow');
  gate.resolve(undefined);
  await slow;
  expect(texts()).toEqual(['lost', 'cut', 'slow']);
  fake.failAlways('chat.postMessage', { retryAfterSeconds: 7 });
  const limited = await fetch(`${fake.url}chat.postMessage`, { method: 'POST' });
  expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '7']);
  fake.failAlways('chat.postMessage', null);
  await say('healed');
  expect(texts().at(-1)).toBe('healed');
  expect(fake.calls.map(({ outcome }) => outcome)).toEqual([
    'fatal_error',
    'http 500',
    'reset',
    'ok',
    'ok',
    'ok',
    'ratelimited',
    'ok',
  ]);
});
