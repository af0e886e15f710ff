import { describe, expect, test } from 'vitest';
import { answerBehind } from '../../../../src/platforms/discord/answers.ts';
import { ordersInMemory } from '../../../commands/orders-in-memory.ts';
import { DIALOGUE, OFF_TOPIC } from '../../../contracts/plain-questions.ts';
import { answerOf, answerTo, eventually, rememberedAnswer, settle, startBot } from '../bot.ts';

describe('the bot answers', () => {
  test('a mention, as a reply with its picture', async () => {
    const bot = await startBot();
    const { ada, general } = bot.fake.community;
    const answer = await answerTo(bot, bot.fake.say(ada, general, 'corr btc ndx 90d', { mention: true }));
    expect(bot.asked[0]?.line).toBe('corr btc ndx 90d');
    expect(answer.data.embeds[0]?.title).toBe('About corr btc ndx 90d');
    expect(answer.files).toHaveLength(1);
    expect(answer.data.mentions).toEqual([]);
  });

  test('a direct message', async () => {
    const bot = await startBot();
    const { ada } = bot.fake.community;
    await answerTo(bot, bot.fake.directMessage(ada, 'corr eth'));
    expect(bot.asked[0]?.options.caller.manages).toBe(true);
  });

  test('a bare mention, with what can be asked', async () => {
    const bot = await startBot();
    const { ada, general } = bot.fake.community;
    await answerTo(bot, bot.fake.say(ada, general, '', { mention: true }));
    expect(bot.asked[0]?.line).toBe('help');
  });

  test('a reply to its answer, which goes on from there', async () => {
    const bot = await startBot();
    const { ada, ben, general } = bot.fake.community;
    const first = await rememberedAnswer(bot, bot.fake.say(ada, general, 'corr btc ndx', { mention: true }));
    await answerTo(bot, bot.fake.say(ben, general, 'corr eth ndx', { replyTo: first }));
    expect(bot.asked[1]?.options.previous).toBe('corr btc ndx 1y');
  });

  test('a question in a channel that chose so, when it is surely one', async () => {
    const bot = await startBot({ questions: true });
    const { ada, mia, general, questions } = bot.fake.community;
    const turned = bot.fake.command(mia, questions, 'questions', { here: 'on' });
    await answerOf(bot.fake, turned);
    bot.fake.say(ada, questions, 'good morning everybody');
    bot.fake.say(ada, general, 'corr btc ndx');
    await answerTo(bot, bot.fake.say(ada, questions, 'corr btc ndx'));
    expect(bot.asked.map(({ line }) => line)).toEqual(['corr btc ndx 1y']);
    const off = bot.fake.command(mia, questions, 'questions', { here: 'off' });
    await answerOf(bot.fake, off);
    bot.fake.say(ada, questions, 'corr btc gold');
    await settle(bot);
    expect(bot.asked.map(({ line }) => line)).not.toContain('corr btc gold 1y');
  });

  test('plain questions in a direct message, which go on from each other', async () => {
    const bot = await startBot();
    const { ada } = bot.fake.community;
    for (const [said] of DIALOGUE) await rememberedAnswer(bot, bot.fake.directMessage(ada, said));
    expect(bot.asked.map(({ line }) => line)).toEqual(DIALOGUE.map(([, line]) => line));
  });

  test('plain questions in a channel that chose so, and nothing else said there', async () => {
    const bot = await startBot({ questions: true });
    const { ada, mia, questions } = bot.fake.community;
    await answerOf(bot.fake, bot.fake.command(mia, questions, 'questions', { here: 'on' }));
    for (const said of [OFF_TOPIC, 'why?', 'bitcoin', 'btc is pumping', 'help me move house'])
      bot.fake.say(ada, questions, said);
    await answerTo(bot, bot.fake.say(ada, questions, DIALOGUE[0][0]));
    await settle(bot);
    expect(bot.asked.map(({ line }) => line)).toEqual([DIALOGUE[0][1], 'corr sol r2k-tech 1y']);
  });

  test('an off-topic mention with one kind sentence', async () => {
    const bot = await startBot();
    const { ada, general } = bot.fake.community;
    const answer = await answerTo(bot, bot.fake.say(ada, general, OFF_TOPIC, { mention: true }));
    expect(answer.data.embeds[0]?.description).toContain('how closely things move together');
    expect(bot.asked).toEqual([]);
  });

  test('a long discussion in a thread', async () => {
    const bot = await startBot();
    const { ada, general } = bot.fake.community;
    let last = await rememberedAnswer(bot, bot.fake.say(ada, general, 'corr btc ndx', { mention: true }));
    for (const line of ['corr eth ndx', 'corr sol ndx', 'corr ada ndx']) {
      last = await rememberedAnswer(bot, bot.fake.say(ada, general, line, { replyTo: last }));
    }
    const fifth = bot.fake.say(ada, general, 'corr xrp ndx', { replyTo: last });
    const thread = await bot.fake.until(() => bot.fake.threads(general)[0], 'thread');
    const answer = await bot.fake.until(() => bot.fake.answers(thread)[0], 'answer in the thread');
    expect(answer.data.embeds[0]?.title).toBe('About corr xrp ndx 1y');
    expect(thread.name).toBe('corr ada ndx 1y');
    expect(
      bot.fake.answers(general).some(({ data }) => data.message_reference?.message_id === fifth.id),
    ).toBe(false);
  });
});

describe('the bot is quiet', () => {
  test('about what is said to others, and by other bots', async () => {
    const bot = await startBot({ questions: true });
    const { ada, general, guild } = bot.fake.community;
    const robot = bot.fake.addPerson('Robot', { bot: true });
    bot.fake.join(guild, robot);
    bot.fake.say(ada, general, 'corr btc ndx');
    bot.fake.say(robot, general, 'corr btc ndx', { mention: true });
    await settle(bot);
    expect(bot.asked.map(({ line }) => line)).toEqual(['corr sol r2k-tech 1y']);
  });

  test('about a message that came twice', async () => {
    const bot = await startBot();
    const { ada, general } = bot.fake.community;
    const question = bot.fake.say(ada, general, 'corr btc ndx', { mention: true });
    await answerTo(bot, question);
    bot.fake.edit(ada, question, 'corr eth ndx');
    await settle(bot);
    expect(bot.fake.answers(general)).toHaveLength(1);
  });

  test('where it may not embed or attach, after one word about it', async () => {
    const bot = await startBot();
    const { ada, general } = bot.fake.community;
    bot.fake.setPermissions(general, bot.fake.bot.id, { deny: 1n << 15n });
    const answer = await answerTo(bot, bot.fake.say(ada, general, 'corr btc ndx', { mention: true }));
    expect(answer.data.content).toMatch(/^I lack Attach Files in this channel\./);
    bot.fake.say(ada, general, 'corr btc ndx', { mention: true });
    await settle(bot);
    expect(bot.fake.answers(general)).toHaveLength(1);
    expect(bot.asked).toHaveLength(1);
  });
});

describe('a thumb down', () => {
  test('of the one who asked removes the answer; that of others does not', async () => {
    const bot = await startBot();
    const { ada, ben, general } = bot.fake.community;
    const answer = await rememberedAnswer(bot, bot.fake.say(ada, general, 'corr btc ndx', { mention: true }));
    bot.fake.react(ben, answer, '👎');
    bot.fake.react(ada, answer, '👍');
    await settle(bot);
    expect(answer.deleted).toBe(false);
    bot.fake.react(ada, answer, '👎');
    await bot.fake.until(() => answer.deleted, 'removal');
  });
});

test('a store that is down costs no answer', async () => {
  const down = () => Promise.reject(new Error('the store is down'));
  const bot = await startBot({
    questions: true,
    keyValue: { get: down, set: down, claim: down, delete: down, forget: down },
  });
  const { ada, mia, general, questions } = bot.fake.community;
  const first = await answerTo(bot, bot.fake.say(ada, general, 'corr btc ndx', { mention: true }));
  const slash = await answerOf(bot.fake, bot.fake.command(ada, general, 'corr'));
  const pressed = await answerOf(bot.fake, bot.fake.press(mia, slash, '2y'));
  expect([first.files.length, slash.files.length]).toEqual([1, 1]);
  expect(pressed.data.embeds[0]?.description).toContain('older than I remember');
  const turned = await answerOf(bot.fake, bot.fake.command(mia, questions, 'questions', { here: 'on' }));
  expect(turned.data.embeds[0]?.description).toContain('could not be kept');
  bot.fake.say(ada, questions, 'corr btc ndx');
  await eventually(() => bot.events.some(({ event }) => event === 'discord-message-failed'), 'log line');
});

describe('a server that the bot', () => {
  const bothKept = async () => {
    const { schedule, store } = ordersInMemory('2025-05-05T12:00:00Z');
    const onLeave = (workspace: string) => store.forget('discord', workspace);
    const bot = await startBot({ schedule: async () => schedule, onLeave });
    const { ada, general, guild } = bot.fake.community;
    const answer = await rememberedAnswer(bot, bot.fake.say(ada, general, 'corr btc ndx', { mention: true }));
    const spec = { time: '16:30', zone: 'UTC', days: 'all', lateMinutes: 360, quiet: false } as const;
    for (const workspace of [guild.id, '1']) {
      const caller = { platform: 'discord', workspace, channel: general.id, person: ada.id, manages: true };
      await schedule.daily.add({ ...spec, line: 'rank btc 1y' }, caller);
    }
    const orders = (workspace: string) => store.daily.inWorkspace('discord', workspace);
    return { bot, guild, answer, orders };
  };

  test('was removed from is forgotten: what was told there, and its standing orders', async () => {
    const { bot, guild, answer, orders } = await bothKept();
    bot.fake.removeBot(guild);
    await eventually(async () => (await answerBehind(bot.keyValue, answer.id)) === null, 'forgetting');
    await eventually(async () => (await orders(guild.id)).length === 0, 'end of the orders');
    expect(await orders('1')).toHaveLength(1);
    expect(answer.deleted).toBe(false);
  });

  test('is in keeps them through an outage', async () => {
    const { bot, guild, answer, orders } = await bothKept();
    const { ada, general } = bot.fake.community;
    bot.fake.setAvailable(guild, false);
    bot.fake.setAvailable(guild, true);
    // Both news are there before a command that comes after them.
    await answerOf(bot.fake, bot.fake.command(ada, general, 'corr'));
    expect(await answerBehind(bot.keyValue, answer.id)).not.toBeNull();
    expect(await orders(guild.id)).toHaveLength(1);
  });
});
