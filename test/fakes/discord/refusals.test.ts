import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { startFake } from './connected-client.ts';
import { permission as P } from './protocol.ts';
import { request } from './raw-api.ts';

const directChannel = z.object({ id: z.string(), recipients: z.array(z.object({ id: z.string() })) });

describe('refusals', () => {
  test('401 without the token, with another, and after it was reset', async () => {
    const fake = await startFake();
    const old = fake.token;
    expect((await request(fake, 'GET', '/users/@me')).status).toBe(200);
    expect((await request(fake, 'GET', '/users/@me', { token: null })).status).toBe(401);
    expect((await request(fake, 'GET', '/users/@me', { token: 'x' })).body).toEqual({
      message: '401: Unauthorized',
      code: 0,
    });
    fake.resetToken();
    expect((await request(fake, 'GET', '/users/@me', { token: old })).status).toBe(401);
  });

  test('404 for channels and messages that are not there', async () => {
    const fake = await startFake();
    const { general } = fake.community;
    expect(await request(fake, 'POST', '/channels/1/messages', { json: { content: 'x' } })).toMatchObject({
      status: 404,
      code: 10003,
    });
    expect(await request(fake, 'GET', `/channels/${general.id}/messages/1`)).toMatchObject({
      status: 404,
      code: 10008,
    });
    expect(await request(fake, 'POST', '/users/@me/channels', { json: { recipient_id: '1' } })).toMatchObject(
      { code: 10013 },
    );
  });

  test('403 by what the bot may do in the channel', async () => {
    const fake = await startFake();
    const { general, secret, guild } = fake.community;
    const send = (json: object, channel = general) =>
      request(fake, 'POST', `/channels/${channel.id}/messages`, { json });
    expect(await send({ content: 'x' }, secret)).toMatchObject({ status: 403, code: 50001 });
    fake.setPermissions(general, guild.id, { deny: P.embedLinks });
    expect(await send({ embeds: [{ title: 'x' }] })).toMatchObject({ status: 403, code: 50013 });
    fake.setPermissions(general, guild.id, { deny: P.attachFiles });
    const upload = { json: {}, files: [{ name: 'a.txt', bytes: 'a' }] };
    expect(await request(fake, 'POST', `/channels/${general.id}/messages`, upload)).toMatchObject({
      code: 50013,
    });
    fake.setPermissions(general, fake.bot.id, { allow: P.attachFiles });
    expect((await request(fake, 'POST', `/channels/${general.id}/messages`, upload)).status).toBe(200);
    fake.setPermissions(general, fake.bot.id, { deny: P.sendMessages });
    expect(await send({ content: 'x' })).toMatchObject({ status: 403, code: 50013 });
    fake.setBotPermissions(guild, P.administrator);
    expect((await send({ content: 'x' })).status).toBe(200);
  });

  test('403 for reactions and threads without their permissions', async () => {
    const fake = await startFake();
    const { general, ada, guild } = fake.community;
    const path = `/channels/${general.id}/messages/${fake.say(ada, general, 'x').id}`;
    fake.setPermissions(general, guild.id, { deny: P.addReactions | P.createPublicThreads });
    const reaction = `${path}/reactions/${encodeURIComponent('👍')}/@me`;
    expect(await request(fake, 'PUT', reaction)).toMatchObject({ status: 403, code: 50013 });
    const thread = { json: { name: 'x' } };
    expect(await request(fake, 'POST', `${path}/threads`, thread)).toMatchObject({
      status: 403,
      code: 50013,
    });
  });

  test('40005 for a file that is too large', async () => {
    const fake = await startFake({ maxFileBytes: 2 });
    const path = `/channels/${fake.community.general.id}/messages`;
    const upload = (bytes: string) => request(fake, 'POST', path, { files: [{ name: 'a.txt', bytes }] });
    expect(await upload('abc')).toMatchObject({ status: 413, code: 40005 });
    expect((await upload('ab')).status).toBe(200);
  });

  test('50007 for a person who takes no direct messages', async () => {
    const fake = await startFake();
    const { ada } = fake.community;
    ada.acceptsDirectMessages = false;
    const { status, body } = await request(fake, 'POST', '/users/@me/channels', {
      json: { recipient_id: ada.id },
    });
    expect(status).toBe(200);
    const { id, recipients } = directChannel.parse(body);
    expect(recipients).toMatchObject([{ id: ada.id }]);
    const sent = await request(fake, 'POST', `/channels/${id}/messages`, { json: { content: 'x' } });
    expect(sent).toMatchObject({ status: 403, code: 50007 });
  });

  test('50005 and 50013 for messages of others', async () => {
    const fake = await startFake();
    const { general, ada } = fake.community;
    const path = `/channels/${general.id}/messages/${fake.say(ada, general, 'mine').id}`;
    expect(await request(fake, 'PATCH', path, { json: { content: 'x' } })).toMatchObject({
      status: 403,
      code: 50005,
    });
    expect(await request(fake, 'DELETE', path)).toMatchObject({ status: 403, code: 50013 });
  });

  test('an unknown route is a complaint', async () => {
    const fake = await startFake();
    expect(await request(fake, 'GET', '/voice/regions')).toMatchObject({ status: 404, code: 0 });
    expect(fake.takeComplaints()).toHaveLength(1);
  });
});
