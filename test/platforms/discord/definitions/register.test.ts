import { describe, expect, test } from 'vitest';
import { readConfig } from '../../../../src/config.ts';
import { noSchedule } from '../../../../src/core/orders/no-schedule.ts';
import { createDiscord } from '../../../../src/platforms/discord.ts';
import { inviteLink } from '../../../../src/platforms/discord/connect/invite.ts';
import { startFakeDiscord } from '../../../fakes/discord/fake-discord.ts';
import { manualClock } from '../../../fakes/clocks.ts';
import { catalog, commands, eventually, makeBot, startBot } from '../bot.ts';

describe('the commands that Discord shows', () => {
  test('are replaced at the start only when they differ', async () => {
    const { fake, ...bot } = await startBot();
    expect(fake.commandPuts()).toBe(1);
    expect(
      fake
        .commands()
        .map(({ name }) => name)
        .sort(),
    ).toEqual(commands.map(({ name }) => name).sort());
    const again = async (own: typeof commands) => {
      const events: string[] = [];
      const discord = createDiscord({
        token: fake.token,
        apiUrl: fake.url,
        guildId: undefined,
        shards: 1,
        questions: false,
        catalog,
        keyValue: bot.keyValue,
        schedule: noSchedule,
        clock: bot.clock,
        log: { info: ({ event }) => void events.push(event), warn: () => undefined, error: () => undefined },
        say: () => undefined,
      });
      await discord.start(() => Promise.reject(new Error('nobody asks here')), own);
      await eventually(() => events.includes('discord-commands'), 'comparison');
      await discord.stop();
    };
    await again(commands);
    expect(fake.commandPuts()).toBe(1);
    await again(
      commands.map((command) => (command.name === 'corr' ? { ...command, summary: 'New words.' } : command)),
    );
    expect(fake.commandPuts()).toBe(2);
  });

  test('are those of one server while they are developed', async () => {
    const clock = manualClock();
    const probe = await startFakeDiscord({ now: clock.now });
    const { id } = probe.community.guild;
    await probe.close();
    // Ids are made from the clock, so the same clock gives the same server.
    const { fake, start } = await makeBot(clock, { guildId: id });
    await start();
    const { guild } = fake.community;
    expect(guild.id).toBe(id);
    await fake.until(() => fake.commands(guild).length > 0, 'commands of the server');
    expect(fake.commandPuts()).toBe(0);
  });

  test('of one server are replaced only when they differ, too, and go when they are shown everywhere', async () => {
    const { fake, keyValue, clock } = await startBot();
    const { guild } = fake.community;
    /** Another life of the bot, until it has compared its commands. */
    const live = async (guildId: string | undefined) => {
      const { start, events, discord } = await makeBot(clock, { fake, keyValue, guildId });
      await start();
      await eventually(() => events.some(({ event }) => event === 'discord-commands'), 'comparison');
      await discord.stop();
    };
    await live(guild.id);
    await live(guild.id);
    expect([fake.commandPuts(guild), fake.commands(guild).length]).toEqual([1, commands.length]);
    await live(undefined);
    expect([fake.commands(guild), fake.commands().length]).toEqual([[], commands.length]);
  });

  test('for a server that the bot is not in are missed with a sentence, once', async () => {
    const { said, start, events, clock } = await makeBot(manualClock(), { guildId: '123456789012345678' });
    await start();
    const failures = () => events.filter(({ event }) => event === 'discord-commands-failed').length;
    await eventually(() => failures() === 1, 'failure');
    await clock.advance(5_000);
    await eventually(() => failures() === 2, 'second failure');
    expect(said).toEqual(['Discord: ready.', expect.stringMatching(/not in the server .+DISCORD_GUILD_ID/)]);
  });

  test('come later when Discord fails to take them, and the rest works in the meantime', async () => {
    const { fake, start, clock, events, asked } = await makeBot(manualClock());
    fake.fail({ kind: 'error', status: 500 }, { method: 'PUT', path: /commands$/ });
    await start();
    await eventually(() => events.some(({ event }) => event === 'discord-commands-failed'), 'failure');
    fake.say(fake.community.ada, fake.community.general, 'corr btc ndx', { mention: true });
    await fake.until(() => fake.answers(fake.community.general).length > 0, 'answer');
    expect(asked).toHaveLength(1);
    await clock.advance(5_000);
    await fake.until(() => fake.commandPuts() > 0, 'registration');
  });
});

describe('the invite link', () => {
  test('asks for the least that posting, replying and threads take', async () => {
    const fake = await startFakeDiscord();
    try {
      const { discord } = readConfig({ DISCORD_TOKEN: fake.token, DISCORD_API_URL: fake.url });
      if (discord === undefined) throw new Error('no configuration');
      const link = new URL(await inviteLink(discord));
      expect(link.origin + link.pathname).toBe('https://discord.com/oauth2/authorize');
      expect(Object.fromEntries(link.searchParams)).toEqual({
        client_id: fake.bot.id,
        scope: 'bot applications.commands',
        // View Channel, Send Messages, Embed Links, Attach Files, Read Message History, threads: public, and in them.
        permissions: String(
          (1n << 10n) | (1n << 11n) | (1n << 14n) | (1n << 15n) | (1n << 16n) | (1n << 35n) | (1n << 38n),
        ),
      });
      await expect(inviteLink({ ...discord, token: 'nonsense' })).rejects.toThrow(/refuses my token/);
    } finally {
      await fake.close();
    }
  });
});
