import { describe, expect, test } from 'vitest';
import { manualClock } from '../../fakes/clocks.ts';
import { shortenPauses } from '../../fakes/discord/short-pauses.ts';
import { answerOf, eventually, makeBot, replyAbout } from './bot.ts';

test('a bot that is told to stop while Discord is silent about its start stops all the same, in time', async () => {
  const bot = await makeBot(manualClock());
  const { gateway } = bot.fake;
  gateway.withholdReady(true);
  const started = bot.start();
  await bot.fake.until(() => gateway.identifies() === 1, 'introduction');
  const stopped = bot.discord.stop();
  await bot.clock.advance(5_000);
  await Promise.all([started, stopped]);
  await bot.fake.until(() => gateway.connections() === 0, 'end of the connection');
  gateway.withholdReady(false);
  await bot.clock.advance(3_600_000);
  expect([gateway.identifies(), bot.discord.health().state]).toEqual([1, 'stopped']);
});

describe('a connection that hangs while it is made', () => {
  test('is closed when the bot stops, and its end takes nothing down', async () => {
    const bot = await makeBot(manualClock());
    const { gateway } = bot.fake;
    gateway.holdConnections(true);
    const started = bot.start();
    await bot.fake.until(() => gateway.heldConnections() === 1, 'connection that hangs');
    await Promise.all([started, bot.discord.stop()]);
    await bot.fake.until(() => gateway.heldConnections() === 0, 'end of the connection');
    expect(bot.discord.health().state).toBe('stopped');
  });

  test('is replaced, and closed then', async () => {
    const bot = await makeBot(manualClock());
    const { gateway } = bot.fake;
    gateway.holdConnections(true);
    const started = bot.start();
    await bot.fake.until(() => gateway.heldConnections() === 1, 'connection that hangs');
    await bot.clock.advance(4 * 60_000);
    await started;
    await bot.fake.until(() => gateway.heldConnections() === 1, 'end of the first connection');
    gateway.holdConnections(false);
    await eventually(() => bot.discord.health().state === 'connected', 'connection');
    expect(gateway.connections()).toBe(1);
  });
});

test('a bot that stops says so to whoever waits', async () => {
  const bot = await makeBot(manualClock(), {
    reply: ({ line }) => (line.startsWith('rank') ? new Promise(() => undefined) : replyAbout(line)),
  });
  await bot.start();
  await bot.fake.until(() => bot.fake.commands().length > 0, 'registration');
  const { ada, general } = bot.fake.community;
  const interaction = bot.fake.command(ada, general, 'rank');
  await eventually(() => bot.asked.length > 0, 'question');
  await bot.discord.stop(0);
  expect(interaction.original?.data.embeds[0]?.description).toMatch(/^I am being restarted/);
});

test('a bot that stops finishes what it has acknowledged, and takes nothing new', async () => {
  const held = Promise.withResolvers<void>();
  const bot = await makeBot(manualClock(), {
    reply: async ({ line }) => {
      await held.promise;
      return replyAbout(line);
    },
  });
  await bot.start();
  await bot.fake.until(() => bot.fake.commands().length > 0, 'registration');
  const { ada, ben, general } = bot.fake.community;
  const interaction = bot.fake.command(ada, general, 'rank');
  await eventually(() => bot.asked.length > 0, 'question');
  const stopped = bot.discord.stop(25_000);
  await bot.fake.until(() => bot.fake.gateway.connections() === 0, 'end of the connection');
  const late = bot.fake.command(ben, general, 'rank');
  held.resolve();
  await stopped;
  expect(interaction.original?.data.embeds[0]?.title).toMatch(/^About rank/);
  expect([late.acknowledgement, bot.asked.length]).toEqual([null, 1]);
});

test('a bot that stops tells who is not answered in time to ask again', async () => {
  const bot = await makeBot(manualClock(), { reply: () => new Promise(() => undefined) });
  await bot.start();
  await bot.fake.until(() => bot.fake.commands().length > 0, 'registration');
  const { ada, general } = bot.fake.community;
  const interaction = bot.fake.command(ada, general, 'rank');
  await eventually(() => bot.asked.length > 0, 'question');
  const stopped = bot.discord.stop(25_000);
  await bot.fake.until(() => bot.fake.gateway.connections() === 0, 'end of the connection');
  await bot.clock.advance(24_999);
  expect(interaction.original?.data.embeds).toEqual([]);
  await bot.clock.advance(1);
  await stopped;
  expect(interaction.original?.data.embeds[0]?.description).toMatch(/^I am being restarted/);
});

test('a bot that is stopped between two tries to connect tries no more', async () => {
  shortenPauses(100);
  const bot = await makeBot(manualClock());
  const { gateway } = bot.fake;
  const { ada, general } = bot.fake.community;
  await bot.start();
  await bot.fake.until(() => bot.fake.commands().length > 0, 'registration');
  gateway.reset();
  await eventually(() => bot.events.some(({ event }) => event === 'discord-reconnecting'), 'break');
  await bot.discord.stop();
  // Another life of it is long enough for the first one to come back.
  const next = await makeBot(manualClock(), { fake: bot.fake });
  await next.start();
  await answerOf(bot.fake, bot.fake.command(ada, general, 'corr'));
  await answerOf(bot.fake, bot.fake.command(ada, general, 'rank'));
  expect([gateway.identifies(), gateway.resumes(), gateway.connections()]).toEqual([2, 0, 1]);
});
