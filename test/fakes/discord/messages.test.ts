import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { startFake } from './connected-client.ts';
import { request } from './raw-api.ts';

const MINUTE_MS = 60_000;
const listed = z.array(z.object({ content: z.string() }));

describe('messages', () => {
  test('a nonce that is enforced sends once for some minutes, and is not fetched', async () => {
    let now = Date.UTC(2025, 0, 1);
    const fake = await startFake({ now: () => now });
    const path = `/channels/${fake.community.general.id}/messages`;
    const json = { content: 'x', nonce: 'post-1', enforce_nonce: true };
    const first = await request(fake, 'POST', path, { json });
    expect(first.body).toMatchObject({ nonce: 'post-1' });
    expect((await request(fake, 'POST', path, { json })).body).toEqual(first.body);
    expect((await request(fake, 'GET', path)).body).toEqual([
      expect.not.objectContaining({ nonce: 'post-1' }),
    ]);
    await request(fake, 'POST', path, { json: { ...json, enforce_nonce: false } });
    now += 6 * MINUTE_MS;
    await request(fake, 'POST', path, { json });
    expect(fake.messages(fake.community.general)).toHaveLength(3);
  });

  test('are listed newest first, before and after an id', async () => {
    const fake = await startFake();
    const { general, ada } = fake.community;
    const ids = ['a', 'b', 'c', 'd'].map((text) => fake.say(ada, general, text).id);
    const texts = async (query: string) => {
      const { body } = await request(fake, 'GET', `/channels/${general.id}/messages?${query}`);
      return listed
        .parse(body)
        .map(({ content }) => content)
        .join('');
    };
    expect(await texts('')).toBe('dcba');
    expect(await texts('limit=2')).toBe('dc');
    expect(await texts(`before=${ids[2]}&limit=1`)).toBe('b');
    expect(await texts(`after=${ids[0]}&limit=2`)).toBe('cb');
    expect(await texts(`around=${ids[1]}&limit=3`)).toBe('cba');
  });

  test('an edit keeps the files it names, and those it does not speak of', async () => {
    const fake = await startFake();
    const { general } = fake.community;
    const files = [
      { name: 'a.txt', bytes: 'a' },
      { name: 'b.txt', bytes: 'b' },
    ];
    await request(fake, 'POST', `/channels/${general.id}/messages`, { json: {}, files });
    const [message] = fake.messages(general);
    const path = `/channels/${general.id}/messages/${message?.id}`;
    await request(fake, 'PATCH', path, { json: { content: 'x' } });
    expect(message?.files).toHaveLength(2);
    await request(fake, 'PATCH', path, { json: { attachments: [{ id: message?.files[1]?.id }] } });
    expect(message?.files.map(({ filename }) => filename)).toEqual(['b.txt']);
    expect(message?.earlier).toHaveLength(2);
  });

  test('links to files expire', async () => {
    let now = Date.UTC(2025, 0, 1);
    const fake = await startFake({ now: () => now });
    const { general } = fake.community;
    await request(fake, 'POST', `/channels/${general.id}/messages`, {
      files: [{ name: 'a.txt', bytes: 'a' }],
    });
    const url = fake.messages(general)[0]?.data.attachments[0]?.url ?? '';
    expect(await (await fetch(url)).text()).toBe('a');
    expect((await fetch(url.split('?')[0] ?? '')).status).toBe(404);
    now += 25 * 60 * MINUTE_MS;
    expect((await fetch(url)).status).toBe(404);
  });

  test('pings follow allowed_mentions', async () => {
    const fake = await startFake();
    const { general, ada } = fake.community;
    const question = fake.say(ada, general, 'a question');
    const content = `<@${ada.id}> @everyone`;
    const send = (json: object) =>
      request(fake, 'POST', `/channels/${general.id}/messages`, { json: { content, ...json } });
    expect((await send({})).body).toMatchObject({ mentions: [{ id: ada.id }], mention_everyone: true });
    const quiet = { allowed_mentions: { parse: [] }, message_reference: { message_id: question.id } };
    expect((await send(quiet)).body).toMatchObject({ mentions: [], mention_everyone: false, type: 19 });
    expect((await send({ allowed_mentions: { users: [ada.id] } })).body).toMatchObject({
      mentions: [{ id: ada.id }],
    });
  });

  test('a reply to a message that is gone is refused, unless it need not exist', async () => {
    const fake = await startFake();
    const path = `/channels/${fake.community.general.id}/messages`;
    const reply = (rest: object) => ({
      json: { content: 'x', message_reference: { message_id: '1', ...rest } },
    });
    expect(await request(fake, 'POST', path, reply({}))).toMatchObject({ code: 50035 });
    expect((await request(fake, 'POST', path, reply({ fail_if_not_exists: false }))).status).toBe(200);
    expect(fake.takeComplaints()).toHaveLength(1);
  });

  test('reactions: the bot adds its own, letters are none', async () => {
    const fake = await startFake();
    const { general, ada } = fake.community;
    const message = fake.say(ada, general, 'x');
    const path = `/channels/${general.id}/messages/${message.id}/reactions`;
    expect((await request(fake, 'PUT', `${path}/${encodeURIComponent('👍')}/@me`)).status).toBe(204);
    expect(message.data.reactions).toMatchObject([{ emoji: { name: '👍' }, count: 1, me: true }]);
    expect(await request(fake, 'PUT', `${path}/nonsense/@me`)).toMatchObject({ code: 10014 });
    expect((await request(fake, 'DELETE', `${path}/${encodeURIComponent('👍')}/@me`)).status).toBe(204);
    expect(message.data.reactions).toEqual([]);
  });

  test('threads: from a message, alone, in a forum; a locked one takes no words', async () => {
    const fake = await startFake();
    const { general, forum, ada } = fake.community;
    const message = fake.say(ada, general, 'x');
    const path = `/channels/${general.id}/messages/${message.id}/threads`;
    const opened = await request(fake, 'POST', path, { json: { name: 'talk' } });
    expect(opened).toMatchObject({ status: 201, body: { id: message.id, parent_id: general.id } });
    expect(await request(fake, 'POST', path, { json: { name: 'talk' } })).toMatchObject({ code: 160004 });
    expect(
      await request(fake, 'POST', `/channels/${forum.id}/messages`, { json: { content: 'x' } }),
    ).toMatchObject({ code: 50008 });
    const post = { json: { name: 'question', message: { content: 'first' } } };
    const posted = await request(fake, 'POST', `/channels/${forum.id}/threads`, post);
    expect(posted).toMatchObject({ status: 201, body: { message: { content: 'first' } } });
    const [thread] = fake.threads(general);
    if (thread?.thread) thread.thread.locked = true;
    const words = { json: { content: 'x' } };
    expect(await request(fake, 'POST', `/channels/${message.id}/messages`, words)).toMatchObject({
      code: 50083,
    });
  });
});
