import { describe, expect, test } from 'vitest';
import type { Target } from '../../../../src/core/people.ts';
import type { Channel, Person } from '../../../fakes/discord/world.ts';
import { deliveryContract, postedReply } from '../../../contracts/deliveries.ts';
import { answerOf, startBot } from '../bot.ts';

function channelTarget({ id, guild }: Channel): Target {
  return { platform: 'discord', workspace: guild?.id ?? '', kind: 'channel', id };
}

function personTarget({ id }: Person, workspace: string): Target {
  return { platform: 'discord', workspace, kind: 'person', id };
}

deliveryContract('discord', async () => {
  const { fake, discord } = await startBot();
  const { general, secret, ada, guild } = fake.community;
  const channel = channelTarget(general);
  return {
    platform: discord,
    channel,
    person: personTarget(ada, guild.id),
    closed: channelTarget(secret),
    arrived: async ({ kind }) =>
      (kind === 'person' ? fake.directMessages(ada) : fake.messages(general)).map(({ data }) =>
        data.embeds.map(({ title, description }) => [title, description].join('\n')).join('\n'),
      ),
  };
});

describe('a post', () => {
  test('under one key again is the first one again', async () => {
    const { fake, discord } = await startBot();
    const { general } = fake.community;
    const id = await discord.post(channelTarget(general), postedReply, 'daily-1');
    expect(await discord.post(channelTarget(general), postedReply, 'daily-1')).toBe(id);
    expect(fake.messages(general)).toHaveLength(1);
  });

  test('whose answer was lost is found by its key, long after Discord has forgotten the nonce', async () => {
    const { fake, discord, clock } = await startBot();
    const { general, ada } = fake.community;
    const target = channelTarget(general);
    fake.fail({ kind: 'lost-answer' }, { method: 'POST', path: /messages$/ });
    await expect(discord.post(target, postedReply, 'daily-1')).rejects.toMatchObject({ permanent: false });
    await clock.advance(3_600_000);
    for (let count = 0; count < 30; count += 1) fake.say(ada, general, 'post 0123456789');
    const [posted] = fake.answers(general);
    expect(await discord.find(target, 'daily-1')).toBe(posted?.id);
    expect(await discord.find(target, 'daily-2')).toBeNull();
  });

  test('is nobody’s: whoever presses its buttons gets an answer alone', async () => {
    const { fake, discord } = await startBot();
    const { general, ada } = fake.community;
    await discord.post(channelTarget(general), postedReply, 'daily-1');
    const [posted] = fake.messages(general);
    if (posted === undefined) throw new Error('no post');
    const own = await answerOf(fake, fake.press(ada, posted, '2y'));
    expect(own.onlyFor).toBe(ada);
    expect(posted.data.embeds[0]?.title).toBe('BTC and small-cap tech, 1y');
  });

  test('where something is missing names it, before anything is sent', async () => {
    const { fake, discord } = await startBot();
    const { general } = fake.community;
    fake.setPermissions(general, fake.bot.id, { deny: (1n << 14n) | (1n << 15n) });
    // The news of the permissions is there before a command that comes after it.
    await answerOf(fake, fake.command(fake.community.ada, fake.community.questions, 'corr'));
    const before = fake.requests.length;
    const failure = await discord
      .post(channelTarget(general), postedReply, 'k')
      .catch((error: unknown) => error);
    expect(String(failure)).toContain('I lack Embed Links and Attach Files in this channel.');
    expect(failure).toMatchObject({ permanent: true });
    expect(fake.requests.slice(before).filter(({ method }) => method === 'POST')).toEqual([]);
  });

  test('in a thread takes the permission to speak in threads, and no other to speak', async () => {
    const { fake, discord } = await startBot();
    const { general, ada, questions } = fake.community;
    const thread = fake.startThread(ada, general, 'daily');
    const post = (key: string) => discord.post(channelTarget(thread), postedReply, key);
    fake.setPermissions(general, fake.bot.id, { deny: 1n << 11n });
    await answerOf(fake, fake.command(ada, questions, 'corr'));
    await post('a');
    fake.setPermissions(general, fake.bot.id, { deny: 1n << 38n });
    await answerOf(fake, fake.command(ada, questions, 'corr'));
    await expect(post('b')).rejects.toMatchObject({
      permanent: true,
      message: expect.stringContaining('I lack Send Messages in Threads in this channel.'),
    });
    expect(fake.messages(thread)).toHaveLength(1);
  });

  test.each([
    [403, 50_001, true, /View Channel/],
    [403, 50_013, true, /Send Messages/],
    [404, 10_003, true, /channel is gone/],
    [403, 50_007, true, /direct messages/],
    [400, 50_083, true, /archived/],
    [400, 50_035, true, /error 50035/],
    [403, 0, false, /tried again/],
    [403, 40_004, false, /tried again/],
    [500, 0, false, /tried again/],
    [503, 0, false, /tried again/],
  ] as const)('refused with %i and code %i is permanent: %s', async (status, code, permanent, sentence) => {
    const { fake, discord, events } = await startBot();
    const { general } = fake.community;
    fake.fail({ kind: 'error', status, code }, { method: 'POST', path: /messages$/ });
    const failure = await discord
      .post(channelTarget(general), postedReply, 'k')
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'DeliveryError', permanent });
    expect(events.some(({ event }) => event === 'discord-post-refused')).toBe(permanent);
    expect(String(failure)).toMatch(sentence);
  });

  test('a person who takes no direct messages is told how to change that', async () => {
    const { fake, discord } = await startBot();
    const { ada, guild } = fake.community;
    ada.acceptsDirectMessages = false;
    await expect(discord.post(personTarget(ada, guild.id), postedReply, 'k')).rejects.toMatchObject({
      permanent: true,
      message: expect.stringContaining('allow direct messages'),
    });
  });

  test('a long rate limit is handed on with its time; a short one is waited out', async () => {
    const { fake, discord } = await startBot();
    const { general } = fake.community;
    fake.fail({ kind: 'rate-limit', scope: 'user', retryAfter: 0.05 }, { method: 'POST', path: /messages$/ });
    await discord.post(channelTarget(general), postedReply, 'a');
    fake.fail({ kind: 'rate-limit', scope: 'user', retryAfter: 30 }, { method: 'POST', path: /messages$/ });
    const failure = await discord
      .post(channelTarget(general), postedReply, 'b')
      .catch((error: unknown) => error);
    expect(failure).toMatchObject({ permanent: false });
    expect(failure).toHaveProperty('retryAfterMs', expect.closeTo(30_000, -3));
    expect(fake.messages(general)).toHaveLength(1);
  });

  test('that has to wait, as all that the bot sends by itself, holds up no answer to a command', async () => {
    const { fake, discord } = await startBot();
    const { general, questions, ada } = fake.community;
    fake.fail({ kind: 'rate-limit', scope: 'global', retryAfter: 1 }, { method: 'POST', path: /messages$/ });
    const post = discord.post(channelTarget(general), postedReply, 'a');
    await fake.until(() => fake.requests.some(({ status }) => status === 429), 'rate limit');
    await answerOf(fake, fake.command(ada, questions, 'corr'));
    expect(fake.messages(general)).toEqual([]);
    await post;
    expect(fake.messages(general)).toHaveLength(1);
  });

  test('is sent once for each call: whoever calls tries again', async () => {
    const { fake, discord } = await startBot();
    const { general } = fake.community;
    fake.fail({ kind: 'error', status: 500 }, { method: 'POST', path: /messages$/, times: 3 });
    await discord.post(channelTarget(general), postedReply, 'k').catch(() => null);
    expect(fake.requests.filter(({ status }) => status === 500)).toHaveLength(1);
  });

  test('ends when it is told to', async () => {
    const { fake, discord } = await startBot();
    const { general } = fake.community;
    fake.fail({ kind: 'stall' }, { method: 'POST', path: /messages$/ });
    const stop = new AbortController();
    const post = discord.post(channelTarget(general), postedReply, 'k', stop.signal);
    await fake.until(
      () => fake.requests.some(({ method, path }) => method === 'POST' && path.endsWith('/messages')),
      'request',
    );
    stop.abort();
    await expect(post).rejects.toMatchObject({ name: 'DeliveryError', permanent: false });
  });
});
