import { describe, expect, test } from 'vitest';
import { eventually, replyAbout, startBot } from './bot.ts';

describe('the fifteen minutes of an interaction', () => {
  test('an answer that comes after them is a message in the channel', async () => {
    const done = Promise.withResolvers<void>();
    const { fake, clock, asked } = await startBot({
      reply: async ({ line }) => {
        await done.promise;
        return replyAbout(line);
      },
    });
    const { ada, general } = fake.community;
    fake.command(ada, general, 'corr');
    await eventually(() => asked.length > 0, 'question');
    await clock.advance(16 * 60_000);
    done.resolve();
    const message = await fake.until(
      () => fake.messages(general).find(({ data }) => data.embeds.length > 0),
      'message',
    );
    expect(message.data.content).toContain('longer than Discord waits');
    expect(message.files).toHaveLength(1);
    expect(message.data.mentions).toEqual([]);
  });

  test('one that only the asker was to see comes as a direct message', async () => {
    const done = Promise.withResolvers<void>();
    const { fake, clock, asked } = await startBot({
      reply: async ({ line }) => {
        await done.promise;
        return replyAbout(line);
      },
    });
    const { ada, general } = fake.community;
    fake.command(ada, general, 'corr', { private: true });
    await eventually(() => asked.length > 0, 'question');
    await clock.advance(16 * 60_000);
    done.resolve();
    await fake.until(() => fake.directMessages(ada).length > 0, 'direct message');
    expect(fake.messages(general)).toEqual([]);
  });

  test('one that can’t be posted where it was asked comes as a direct message', async () => {
    const { fake } = await startBot();
    const { ada, secret } = fake.community;
    fake.fail({ kind: 'error', status: 401, code: 50_027 }, { method: 'PATCH', path: /webhooks/ });
    fake.command(ada, secret, 'corr');
    const late = await fake.until(() => fake.directMessages(ada)[0], 'direct message');
    expect(late.files).toHaveLength(1);
  });

  test('a token that dies on the way there is no loss', async () => {
    const { fake } = await startBot();
    const { ada, general } = fake.community;
    fake.fail({ kind: 'error', status: 401, code: 50_027 }, { method: 'PATCH', path: /webhooks/ });
    fake.command(ada, general, 'corr');
    const late = await fake.until(
      () => fake.messages(general).find(({ data }) => data.embeds.length > 0),
      'message',
    );
    expect(late.files).toHaveLength(1);
  });
});
