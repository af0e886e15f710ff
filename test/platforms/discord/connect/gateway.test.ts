import { describe, expect, test } from 'vitest';
import { fastClock, manualClock } from '../../../fakes/clocks.ts';
import { postedReply } from '../../../contracts/deliveries.ts';
import { answerOf, eventually, makeBot, type Bot, type BotOptions } from '../bot.ts';
import type { TestClock } from '../../../fakes/clocks.ts';

/** On a clock that runs a hundred times faster: five seconds between two sessions are a twentieth of one. */
async function startFast(options: BotOptions = {}) {
  const bot = await makeBot(fastClock(100), {
    ...options,
    // Discord's own three seconds stay what they are.
    fakeOptions: { heartbeatMs: 200, now: fastClock(1).now, ...options.fakeOptions },
  });
  await bot.start();
  await bot.fake.until(() => bot.fake.commands().length > 0, 'registration of the commands');
  return bot;
}

/** It still answers. */
async function expectAlive({ fake, discord }: Bot<TestClock>): Promise<void> {
  await eventually(() => discord.health().state === 'connected', 'connection');
  const { ada, general } = fake.community;
  await answerOf(fake, fake.command(ada, general, 'corr'));
}

describe('the connection to the gateway', () => {
  test('is resumed when it is asked to come back', async () => {
    const bot = await startFast();
    bot.fake.gateway.askToReconnect();
    await bot.fake.until(() => bot.fake.gateway.resumes() === 1, 'resume');
    await expectAlive(bot);
    expect(bot.fake.gateway.identifies()).toBe(1);
  });

  test('is resumed after it broke, and what was missed is answered once', async () => {
    const bot = await startFast();
    const { ada, general } = bot.fake.community;
    bot.fake.gateway.reset();
    const missed = bot.fake.say(ada, general, 'corr btc ndx', { mention: true });
    await bot.fake.until(() => bot.fake.answers(general).length > 0, 'answer');
    await expectAlive(bot);
    expect(bot.asked.filter(({ line }) => line === 'corr btc ndx 1y')).toHaveLength(1);
    expect(missed.deleted).toBe(false);
  });

  test.each([true, false])('goes on after an invalid session that can be resumed: %s', async (resumable) => {
    const bot = await startFast();
    bot.fake.gateway.invalidate({ resumable });
    const { gateway } = bot.fake;
    await bot.fake.until(() => (resumable ? gateway.resumes() > 0 : gateway.identifies() > 1), 'session');
    await expectAlive(bot);
  });

  test('that no longer acknowledges heartbeats is replaced', async () => {
    const bot = await startFast();
    bot.fake.gateway.withholdAcks(true);
    await bot.fake.until(() => bot.fake.gateway.resumes() > 0, 'resume');
    bot.fake.gateway.withholdAcks(false);
    await expectAlive(bot);
  });

  test('that never comes back by itself is given up for a new one', async () => {
    const bot = await startFast({ fakeOptions: { heartbeatMs: 60_000 } });
    bot.fake.gateway.freeze();
    await eventually(() => bot.events.some(({ event }) => event === 'discord-lost'), 'loss');
    await expectAlive(bot);
    expect(bot.fake.gateway.identifies()).toBe(2);
    expect(bot.said.at(-1)).toBe('Discord is connected again.');
  });

  test('shows the age of its heartbeat', async () => {
    const bot = await startFast();
    const [shard] = bot.discord.health().shards;
    expect(bot.discord.health()).toMatchObject({ state: 'connected', reason: null });
    expect(shard).toMatchObject({ id: 0, ready: true });
    expect(shard?.heartbeatAgeMs).toBeGreaterThanOrEqual(0);
    bot.fake.gateway.withholdAcks(true);
    const before = shard?.heartbeatAgeMs ?? 0;
    await eventually(() => (bot.discord.health().shards[0]?.heartbeatAgeMs ?? 0) > before, 'age');
    bot.fake.gateway.withholdAcks(false);
  });

  test('has as many shards as Discord asks for', async () => {
    const bot = await startFast({ fakeOptions: { shards: 3 } });
    expect(bot.discord.health().shards.map(({ id }) => id)).toEqual([0, 1, 2]);
    await expectAlive(bot);
    bot.fake.gateway.close(4_000, 1);
    await bot.fake.until(() => bot.fake.gateway.resumes() > 0, 'resume');
    await expectAlive(bot);
  });
});

test('its sessions begin one after the other, as far apart as Discord wants', async () => {
  const bot = await makeBot(manualClock(), {
    fakeOptions: { shards: 3, maxConcurrency: 1, identifyApartMs: 5_000 },
  });
  const { gateway } = bot.fake;
  const started = bot.start();
  for (const count of [1, 2, 3]) {
    await bot.fake.until(() => gateway.identifies() === count, `session ${count}`);
    await bot.clock.advance(4_999);
    expect(gateway.identifies()).toBe(count);
    await bot.clock.advance(1);
  }
  await started;
  expect(bot.discord.health().shards.map(({ ready }) => ready)).toEqual([true, true, true]);
  expect(gateway.identifies()).toBe(3);
});

describe('a bot that Discord does not want', () => {
  test('for its token stops at once, says so, and the process lives', async () => {
    const bot = await makeBot(manualClock(), { token: 'nonsense' });
    await bot.start();
    expect(bot.said).toEqual([
      expect.stringMatching(/^Discord refuses the token: .+DISCORD_TOKEN.+without Discord\.$/),
    ]);
    expect(bot.discord.health()).toMatchObject({
      state: 'stopped',
      reason: expect.stringContaining('token'),
    });
    const count = bot.fake.requests.length;
    await bot.clock.advance(3_600_000);
    expect(bot.fake.requests).toHaveLength(count);
  });

  test('for its intents says which switch to flip', async () => {
    const bot = await makeBot(manualClock(), {
      questions: true,
      fakeOptions: { privileged: { messageContent: false } },
    });
    await bot.start();
    expect(bot.said[0]).toMatch(/switch on "Message Content Intent"/);
    expect(bot.discord.health().state).toBe('stopped');
  });

  test('asks for no privileged intent unless it is told to answer questions', async () => {
    const bot = await makeBot(manualClock(), { fakeOptions: { privileged: { messageContent: false } } });
    await bot.start();
    expect(bot.discord.health().state).toBe('connected');
  });

  test('for a token that was reset meanwhile stops, and orders wait for a new one', async () => {
    const bot = await makeBot(manualClock());
    await bot.start();
    await bot.fake.until(() => bot.fake.commands().length > 0, 'registration');
    bot.fake.resetToken();
    const { general, guild } = bot.fake.community;
    const target = { platform: 'discord', workspace: guild.id, kind: 'channel', id: general.id } as const;
    const post = () => bot.discord.post(target, postedReply, 'k').catch((error: unknown) => error);
    expect(await post()).toMatchObject({ permanent: false, retryAfterMs: 900_000 });
    await eventually(() => bot.discord.health().state === 'stopped', 'stop');
    const count = bot.fake.requests.length;
    expect(await post()).toMatchObject({ permanent: false, retryAfterMs: 900_000 });
    expect(bot.fake.requests).toHaveLength(count);
    expect(bot.said).toEqual(['Discord: ready.', expect.stringContaining('Reset Token')]);
  });

  test('for a token that the gateway refuses in mid-life stops too', async () => {
    const bot = await makeBot(manualClock());
    await bot.start();
    bot.fake.gateway.close(4_004);
    await eventually(() => bot.discord.health().state === 'stopped', 'stop');
    expect(bot.said.at(-1)).toMatch(/Reset Token/);
  });
});

describe('a Discord that can’t be reached', () => {
  test('at the start is tried again with growing waits, and said once', async () => {
    const bot = await makeBot(manualClock());
    bot.fake.fail({ kind: 'reset' }, { path: /gateway/, times: 4 });
    await bot.start();
    expect(bot.said).toEqual([expect.stringMatching(/^Discord can’t be reached \(.+\)\. I keep trying\.$/)]);
    expect(bot.discord.health()).toMatchObject({ state: 'starting', reason: 'Discord can’t be reached.' });
    const tried = () => bot.events.filter(({ event }) => event === 'discord-lost').length;
    for (const waitMs of [1_000, 2_000, 4_000]) {
      const before = tried();
      await bot.clock.advance(waitMs - 1);
      expect(tried()).toBe(before);
      await bot.clock.advance(1);
      await eventually(() => tried() === before + 1, 'try');
    }
    await bot.clock.advance(8_000);
    await eventually(() => bot.discord.health().state === 'connected', 'connection');
    expect(bot.said.at(-1)).toBe('Discord: reached at last, ready.');
  });

  test('by its gateway alone does not hold up the start of others', async () => {
    const bot = await makeBot(manualClock());
    bot.fake.gateway.refuseConnections(Infinity);
    const started = bot.start();
    await eventually(() => bot.events.some(({ event }) => event === 'discord-reconnecting'), 'try');
    await bot.clock.advance(30_000);
    await started;
    expect(bot.discord.health().state).toBe('starting');
    bot.fake.gateway.refuseConnections(0);
    await eventually(() => bot.discord.health().state === 'connected', 'connection');
  });

  test('leaves nothing behind when the bot is stopped while it tries', async () => {
    const bot = await makeBot(manualClock());
    bot.fake.fail({ kind: 'reset' }, { path: /gateway/, times: Infinity });
    await bot.start();
    await bot.discord.stop();
    const count = bot.fake.requests.length;
    await bot.clock.advance(3_600_000);
    expect(bot.fake.requests).toHaveLength(count);
    expect(bot.discord.health().state).toBe('stopped');
  });
});
