import { describe, expect, test } from 'vitest';
import { answerBehind, rememberAnswer } from '../../../../src/platforms/discord/answers.ts';
import { fastClock, manualClock } from '../../../fakes/clocks.ts';
import { startFakeDiscord } from '../../../fakes/discord/fake-discord.ts';
import type { Guild } from '../../../fakes/discord/world.ts';
import { answerOf, eventually, makeBot, startBot, type Bot } from '../bot.ts';

type Known = Pick<Bot<ReturnType<typeof manualClock>>, 'keyValue' | 'fake'>;

/** Something is kept of each of these servers, and the bot has written down that it is in them. */
async function rememberEach({ keyValue, fake }: Known, guilds: readonly Guild[]): Promise<void> {
  for (const { id } of guilds)
    await rememberAnswer(keyValue, `answer in ${id}`, { asker: '1', line: 'corr', turns: 1 }, id);
  await eventually(async () => {
    const list = await keyValue.get('discord-servers', fake.bot.id);
    return Array.isArray(list) && guilds.every(({ id }) => list.includes(id));
  }, 'list of servers');
}

function isKept({ keyValue }: Known, { id }: Guild): Promise<boolean> {
  return answerBehind(keyValue, `answer in ${id}`).then((answer) => answer !== null);
}

/** A bot that was in three servers and is stopped. */
async function stopped() {
  const bot = await startBot();
  const { fake } = bot;
  const { owner, guild } = fake.community;
  const second = fake.addGuild({ name: 'Second', owner });
  const third = fake.addGuild({ name: 'Third', owner });
  await rememberEach(bot, [guild, second, third]);
  await bot.discord.stop();
  return { ...bot, guild, second, third };
}

/** Another life of it, which has compared where it is. */
async function startAgain({ fake, clock, keyValue }: Awaited<ReturnType<typeof stopped>>) {
  const bot = await makeBot(clock, { fake, keyValue });
  await bot.start();
  return bot;
}

describe('a server that removed the bot', () => {
  test('while it was not running is forgotten when it is back; one with an outage is not', async () => {
    const bot = await stopped();
    bot.fake.removeBot(bot.second);
    bot.fake.setAvailable(bot.third, false);
    await startAgain(bot);
    await eventually(async () => !(await isKept(bot, bot.second)), 'forgetting');
    expect([await isKept(bot, bot.guild), await isKept(bot, bot.third)]).toEqual([true, true]);
  });

  test('is not forgotten while Discord can’t say whether it did, but the next time', async () => {
    const bot = await stopped();
    bot.fake.removeBot(bot.second);
    bot.fake.fail({ kind: 'error', status: 503 }, { path: /^\/guilds\/\d+$/ });
    const again = await startAgain(bot);
    await eventually(() => again.events.some(({ event }) => event === 'discord-server-unknown'), 'doubt');
    expect(await isKept(bot, bot.second)).toBe(true);
    await again.discord.stop();
    await startAgain(bot);
    await eventually(async () => !(await isKept(bot, bot.second)), 'forgetting');
  });

  test('is told apart from one that is only missing from the list', async () => {
    const bot = await stopped();
    await bot.keyValue.set('discord-servers', bot.fake.bot.id, [bot.guild.id, '1'], { seconds: null });
    const again = await startAgain(bot);
    await eventually(() => again.events.some(({ event }) => event === 'discord-server-left'), 'forgetting');
    expect(await bot.keyValue.get('discord-servers', bot.fake.bot.id)).toHaveLength(3);
    expect(await isKept(bot, bot.guild)).toBe(true);
  });

  test('while a session broke is forgotten with the next one', async () => {
    const bot = await makeBot(fastClock(100), { fakeOptions: { now: fastClock(1).now } });
    await bot.start();
    const { owner, guild } = bot.fake.community;
    const second = bot.fake.addGuild({ name: 'Second', owner });
    await rememberEach(bot, [guild, second]);
    bot.fake.gateway.forgetSessions();
    bot.fake.removeBot(second);
    await eventually(async () => !(await isKept(bot, second)), 'forgetting');
    expect(await isKept(bot, guild)).toBe(true);
  });

  test('and could not be forgotten is forgotten later', async () => {
    let isDown = true;
    const bot = await startBot({
      onLeave: async () => {
        if (isDown) throw new Error('the store is down');
      },
    });
    const { owner, ada, general } = bot.fake.community;
    const second = bot.fake.addGuild({ name: 'Second', owner });
    await rememberEach(bot, [second]);
    bot.fake.removeBot(second);
    await eventually(
      () => bot.events.some(({ event }) => event === 'discord-server-not-forgotten'),
      'failure',
    );
    isDown = false;
    bot.fake.addGuild({ name: 'Third', owner });
    await eventually(() => bot.events.some(({ event }) => event === 'discord-server-left'), 'forgetting');
    await answerOf(bot.fake, bot.fake.command(ada, general, 'corr'));
    expect(await bot.keyValue.get('discord-servers', bot.fake.bot.id)).not.toContain(second.id);
  });
});

test('the servers of another application are none of its business', async () => {
  const bot = await stopped();
  const fake = await startFakeDiscord({ now: manualClock(1_700_000_000_000).now });
  const other = await makeBot(bot.clock, { fake, keyValue: bot.keyValue });
  await other.start();
  await rememberEach({ fake, keyValue: bot.keyValue }, [fake.community.guild]);
  expect(await isKept(bot, bot.second)).toBe(true);
  await other.discord.stop();
  await fake.close();
});
