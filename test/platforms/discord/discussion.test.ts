import { describe, expect, test } from 'vitest';
import { Refusal } from '../../../src/core/errors.ts';
import { answerBehind } from '../../../src/platforms/discord/answers.ts';
import { OFF_TOPIC } from '../../contracts/plain-questions.ts';
import { postedReply } from '../../contracts/deliveries.ts';
import { answerOf, answerTo, eventually, rememberedAnswer, startBot } from './bot.ts';

describe('what the bot could not answer', () => {
  test('is taken away by a thumb down of whoever asked', async () => {
    const bot = await startBot({
      reply: () => {
        throw new Refusal('There is too little of it.');
      },
    });
    const { ada, general } = bot.fake.community;
    const said = await rememberedAnswer(bot, bot.fake.say(ada, general, OFF_TOPIC, { mention: true }));
    bot.fake.react(ada, said, '👎');
    await bot.fake.until(() => said.deleted, 'removal');
    const slash = await answerOf(bot.fake, bot.fake.command(ada, general, 'corr'));
    await eventually(async () => (await answerBehind(bot.keyValue, slash.id)) !== null, 'memory');
    bot.fake.react(ada, slash, '👎');
    await bot.fake.until(() => slash.deleted, 'removal');
    expect(bot.fake.messages(general).filter(({ author }) => author === bot.fake.bot)).toEqual([]);
  });

  test('can be replied to without a ping, and the discussion goes on from what was there before', async () => {
    const bot = await startBot({ questions: true });
    const { ada, general } = bot.fake.community;
    const first = await rememberedAnswer(bot, bot.fake.say(ada, general, 'corr btc ndx', { mention: true }));
    const aside = bot.fake.say(ada, general, OFF_TOPIC, { replyTo: first, ping: false });
    const refusal = await rememberedAnswer(bot, aside);
    await answerTo(bot, bot.fake.say(ada, general, 'and 5 years?', { replyTo: refusal, ping: false }));
    expect(bot.asked.at(-1)?.line).toBe('corr btc ndx 5y');
  });
});

test('a thread of a channel that chose so is as open to questions as the channel', async () => {
  const bot = await startBot({ questions: true });
  const { ada, mia, general, questions } = bot.fake.community;
  await answerOf(bot.fake, bot.fake.command(mia, questions, 'questions', { here: 'on' }));
  bot.fake.say(ada, bot.fake.startThread(ada, general, 'elsewhere'), 'corr sol ndx');
  const thread = bot.fake.startThread(ada, questions, 'bitcoin');
  await answerTo(bot, bot.fake.say(ada, thread, 'corr btc ndx'));
  await answerOf(bot.fake, bot.fake.command(mia, thread, 'questions', { here: 'off' }));
  bot.fake.say(ada, thread, 'corr eth ndx');
  await answerTo(bot, bot.fake.say(ada, questions, 'corr gold ndx'));
  expect(bot.asked.map(({ line }) => line)).toEqual(['corr btc ndx 1y', 'corr gold ndx 1y']);
});

describe('a mention of the role that the bot brought along', () => {
  test('is one of the bot where it reads messages', async () => {
    const bot = await startBot({ questions: true });
    const { ada, general, guild } = bot.fake.community;
    const [role] = guild.members.get(bot.fake.bot.id)?.roles ?? [];
    await answerTo(bot, bot.fake.say(ada, general, `<@&${role}> corr btc ndx`));
    expect(bot.asked.map(({ line }) => line)).toEqual(['corr btc ndx 1y']);
  });

  test('is told apart where it can’t see the words', async () => {
    const bot = await startBot();
    const { ada, general, guild } = bot.fake.community;
    const [role] = guild.members.get(bot.fake.bot.id)?.roles ?? [];
    const answer = await answerTo(bot, bot.fake.say(ada, general, `<@&${role}> corr btc ndx`));
    expect(answer.data.embeds[0]?.description).toContain('that was my role');
    expect(bot.asked).toEqual([]);
  });
});

test('what is said in direct messages goes on from the last command and press there, too', async () => {
  const bot = await startBot();
  const { ada } = bot.fake.community;
  const slash = bot.fake.directCommand(ada, 'corr', { asset: 'eth', benchmark: 'ndx' });
  const answer = await answerOf(bot.fake, slash);
  const { id } = answer.channel;
  const line = async () => (await answerBehind(bot.keyValue, id))?.line;
  await eventually(async () => (await line()) === 'corr eth ndx 1y', 'memory');
  await rememberedAnswer(bot, bot.fake.directMessage(ada, 'and 5 years?'));
  expect(bot.asked.at(-1)?.line).toBe('corr eth ndx 5y');
  bot.fake.press(ada, answer, '2y');
  await eventually(async () => (await line()) === 'corr btc r2k-tech 2y', 'memory');
});

test('a reply to a daily post goes on from its line', async () => {
  const bot = await startBot({ questions: true });
  const { ada, general, guild } = bot.fake.community;
  const target = { platform: 'discord', workspace: guild.id, kind: 'channel', id: general.id } as const;
  await bot.discord.post(target, { ...postedReply, query: 'corr btc ndx 1y' }, 'daily-1');
  const [post] = bot.fake.messages(general);
  if (post === undefined) throw new Error('no post');
  await answerTo(bot, bot.fake.say(ada, general, 'and 5 years?', { replyTo: post, ping: false }));
  expect(bot.asked.at(-1)?.line).toBe('corr btc ndx 5y');
  bot.fake.react(ada, post, '👎');
  await answerOf(bot.fake, bot.fake.command(ada, general, 'corr'));
  expect(post.deleted).toBe(false);
});
