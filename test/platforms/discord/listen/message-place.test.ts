import { describe, expect, test } from 'vitest';
import { answerBehind } from '../../../../src/platforms/discord/answers.ts';
import type { Message } from '../../../fakes/discord/world.ts';
import type { ManualClock } from '../../../fakes/clocks.ts';
import { answerTo, eventually, rememberedAnswer, replyAbout, startBot, type Bot } from '../bot.ts';

const POST = { method: 'POST', path: /messages$/ } as const;
const THREAD = { method: 'POST', path: /threads$/ } as const;
const READ_HISTORY = 1n << 16n;
const SEND_IN_THREADS = 1n << 38n;

/** Lets the bot wait as long as it wants to. */
async function untilTriedAgain({ clock, events }: Bot<ManualClock>): Promise<void> {
  await eventually(() => events.some(({ event }) => event === 'discord-send-again'), 'second try');
  await clock.advance(1_000);
}

describe('an answer to a mention', () => {
  test('that stands there although Discord’s word about it was lost is the only one', async () => {
    const bot = await startBot();
    const { ada, general, questions } = bot.fake.community;
    bot.fake.fail({ kind: 'lost-answer' }, POST);
    const question = bot.fake.say(ada, general, 'corr btc ndx', { mention: true });
    await untilTriedAgain(bot);
    await answerTo(bot, question);
    await answerTo(bot, bot.fake.say(ada, questions, 'corr sol', { mention: true }));
    expect(bot.fake.answers(general).map(({ data }) => data.embeds[0]?.title)).toEqual([
      'About corr btc ndx 1y',
    ]);
  });

  test.each([{ kind: 'error', status: 502 }, { kind: 'reset' }] as const)(
    'that Discord fails to take ($kind) is sent again',
    async (fault) => {
      const bot = await startBot();
      const { ada, general } = bot.fake.community;
      bot.fake.fail(fault, POST);
      const question = bot.fake.say(ada, general, 'corr btc ndx', { mention: true });
      await untilTriedAgain(bot);
      expect((await answerTo(bot, question)).data.embeds[0]?.title).toBe('About corr btc ndx 1y');
    },
  );

  test('does not wait for a sign of typing that Discord limits', async () => {
    const done = Promise.withResolvers<void>();
    const bot = await startBot({
      reply: async ({ line }) => {
        await done.promise;
        return replyAbout(line);
      },
    });
    const { ada, general } = bot.fake.community;
    bot.fake.fail({ kind: 'rate-limit', scope: 'user', retryAfter: 30 }, { path: /typing$/ });
    const question = bot.fake.say(ada, general, 'corr btc ndx', { mention: true });
    await eventually(() => bot.asked.length > 0, 'question');
    await bot.clock.advance(3_000);
    await bot.fake.until(() => bot.fake.requests.some(({ status }) => status === 429), 'limit');
    done.resolve();
    expect((await answerTo(bot, question)).files).toHaveLength(1);
  });

  test('where the bot may not read the history stands by itself: it can’t be a reply there', async () => {
    const bot = await startBot();
    const { ada, general } = bot.fake.community;
    bot.fake.setPermissions(general, bot.fake.bot.id, { deny: READ_HISTORY });
    bot.fake.say(ada, general, 'corr btc ndx', { mention: true });
    const answer = await bot.fake.until(() => bot.fake.answers(general)[0], 'answer');
    expect(answer.data.embeds[0]?.title).toBe('About corr btc ndx 1y');
    expect(bot.fake.answers(general)).toHaveLength(1);
  });
});

describe('a thread for a long discussion', () => {
  const discussed = async () => {
    const bot = await startBot({ questions: true });
    const { ada, general } = bot.fake.community;
    let last: Message | undefined;
    for (const coin of ['btc', 'eth', 'sol', 'ada']) {
      const reply = last === undefined ? {} : { replyTo: last };
      const asked = bot.fake.say(ada, general, `corr ${coin} ndx`, { mention: true, ...reply });
      last = await rememberedAnswer(bot, asked);
    }
    if (last === undefined) throw new Error('no answer');
    return { ...bot, last };
  };

  test('whose opening Discord did not confirm is used all the same', async () => {
    const { last, ...bot } = await discussed();
    const { ada, general } = bot.fake.community;
    bot.fake.fail({ kind: 'lost-answer' }, THREAD);
    bot.fake.say(ada, general, 'corr xrp ndx', { replyTo: last });
    await untilTriedAgain(bot);
    const thread = await bot.fake.until(() => bot.fake.threads(general)[0], 'thread');
    await bot.fake.until(() => bot.fake.answers(thread)[0], 'answer in the thread');
    expect(bot.fake.threads(general)).toEqual([thread]);
  });

  test('bears what somebody said only as words', async () => {
    const bot = await startBot();
    const { ada, general } = bot.fake.community;
    let last: Message | undefined;
    for (let turn = 0; turn < 4; turn += 1) {
      const reply = last === undefined ? {} : { replyTo: last };
      last = await rememberedAnswer(
        bot,
        bot.fake.say(ada, general, 'tell a joke', { mention: true, ...reply }),
      );
    }
    if (last === undefined) throw new Error('no answer');
    bot.fake.say(ada, general, '@everyone <@&1> https://evil.example `x`', { replyTo: last });
    const thread = await bot.fake.until(() => bot.fake.threads(general)[0], 'thread');
    await bot.fake.until(() => bot.fake.answers(thread)[0], 'answer in the thread');
    expect(thread.name).toContain('everyone');
    expect(thread.name).not.toMatch(/@everyone|<@|https?:\/\/|`/);
  });

  test('is not opened where the bot could not speak in it', async () => {
    const { last, ...bot } = await discussed();
    const { ada, general } = bot.fake.community;
    bot.fake.setPermissions(general, bot.fake.bot.id, { deny: SEND_IN_THREADS });
    // The news of the permissions is there before a question that comes after it.
    const asked = bot.fake.say(ada, general, 'corr xrp ndx', { replyTo: last });
    expect((await answerTo(bot, asked)).data.embeds[0]?.title).toBe('About corr xrp ndx 1y');
    expect(bot.fake.threads(general)).toEqual([]);
  });

  test('goes on from its first answer, whoever asks there', async () => {
    const { last, ...bot } = await discussed();
    const { ada, ben, general } = bot.fake.community;
    bot.fake.say(ada, general, 'corr xrp ndx', { replyTo: last });
    const thread = await bot.fake.until(() => bot.fake.threads(general)[0], 'thread');
    await bot.fake.until(() => bot.fake.answers(thread)[0], 'answer in the thread');
    await eventually(async () => (await answerBehind(bot.keyValue, thread.id)) !== null, 'memory');
    bot.fake.say(ben, thread, 'and 5 years?', { mention: true });
    await bot.fake.until(() => bot.fake.answers(thread)[1], 'second answer');
    expect(bot.asked.at(-1)?.line).toBe('corr xrp ndx 5y');
  });
});
