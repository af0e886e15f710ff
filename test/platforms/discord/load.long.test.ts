import { describe, expect, test } from 'vitest';
import { fastClock, manualClock } from '../../fakes/clocks.ts';
import type { Interaction } from '../../fakes/discord/world.ts';
import { answerOf, eventually, makeBot, replyAbout, startBot } from './bot.ts';

const COINS = ['btc', 'eth', 'sol', 'xrp', 'ada', 'doge', 'link', 'ltc', 'avax', 'dot'];
const BENCHMARKS = ['r2k-tech', 'ndx', 'spx', 'gold', 'r2k'];
/** Fifty different questions. */
const QUESTIONS = COINS.flatMap((asset) => BENCHMARKS.map((benchmark) => ({ asset, benchmark })));

/** Milliseconds from the event to the acknowledgement: the middle one, the 99th of a hundred, and the slowest. */
function latencies(interactions: readonly Interaction[]) {
  const sorted = interactions
    .map(({ acknowledgement }) => acknowledgement?.latencyMs ?? Infinity)
    .sort((a, b) => a - b);
  const at = (share: number) =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN);
  return { p50: at(0.5), p99: at(0.99), max: at(1) };
}

describe('two hundred commands at once', () => {
  test('are all answered, each once, with its own answer', async () => {
    const { fake, asked } = await startBot();
    const { ada, ben, general } = fake.community;
    const interactions = Array.from({ length: 200 }, (_, index) => {
      const question = QUESTIONS[index % QUESTIONS.length] ?? {};
      return { question, interaction: fake.command(index % 2 === 0 ? ada : ben, general, 'corr', question) };
    });
    for (const { question, interaction } of interactions) {
      const { asset = '', benchmark = '' } = question as Record<string, string>;
      const message = await answerOf(fake, interaction);
      expect(message.data.embeds[0]?.title).toBe(`About corr ${asset} ${benchmark} 1y`);
    }
    expect(asked).toHaveLength(200);
    expect(new Set(asked.map(({ line }) => line)).size).toBe(50);
    expect(fake.answers(general)).toHaveLength(200);
    const figures = latencies(interactions.map(({ interaction }) => interaction));
    process.stdout.write(`200 at once, acknowledged after ms: ${JSON.stringify(figures)}\n`);
    expect(figures.max).toBeLessThan(3_000);
  }, 60_000);

  test('are acknowledged within half a second each while prices stall, and answered when they are there', async () => {
    const prices = Promise.withResolvers<void>();
    const { fake, asked, clock } = await startBot({
      reply: async ({ line }) => {
        await prices.promise;
        return replyAbout(line);
      },
    });
    const { ada, general } = fake.community;
    const interactions: Interaction[] = [];
    // One a moment, as people ask; every one of them waits for the same stalled prices.
    for (const question of QUESTIONS) {
      const interaction = fake.command(ada, general, 'corr', question);
      interactions.push(interaction);
      await fake.until(() => interaction.acknowledgement, 'acknowledgement');
    }
    await eventually(() => asked.length === QUESTIONS.length, 'questions');
    await clock.advance(20_000);
    const figures = latencies(interactions);
    process.stdout.write(`50 while prices stall, acknowledged after ms: ${JSON.stringify(figures)}\n`);
    expect(figures.max).toBeLessThan(500);
    prices.resolve();
    await Promise.all(interactions.map((interaction) => answerOf(fake, interaction)));
    expect(fake.answers(general)).toHaveLength(QUESTIONS.length);
  }, 60_000);
});

test('seventy mentions at once are answered once each at fifty requests a second, and hold up no command', async () => {
  const { fake } = await startBot({
    fakeOptions: { requestsPerSecond: 50, now: fastClock(1).now },
  });
  const { ada, guild, general, questions } = fake.community;
  const people = Array.from({ length: 7 }, (_, index) => fake.addPerson(`Person ${index}`));
  const channels = [general, questions, fake.addChannel(guild, { name: 'third' })];
  for (const person of people) fake.join(guild, person);
  for (let index = 0; index < 70; index += 1) {
    const [person, channel] = [people[index % 7] ?? ada, channels[index % 3] ?? general];
    fake.say(person, channel, 'corr btc ndx', { mention: true });
  }
  const command = fake.command(ada, general, 'corr');
  await answerOf(fake, command);
  const answers = () => channels.flatMap((channel) => fake.answers(channel)).length;
  await fake.until(() => answers() === 71, 'answers', 40_000);
  const titles = channels
    .flatMap((channel) => fake.answers(channel))
    .map(({ data }) => data.embeds[0]?.title);
  expect(titles.filter((title) => title === 'About corr btc ndx 1y')).toHaveLength(70);
}, 60_000);

describe('a gateway that is killed in mid-work', () => {
  test('takes no answer with it', async () => {
    const prices = Promise.withResolvers<void>();
    const bot = await makeBot(fastClock(100), {
      fakeOptions: { heartbeatMs: 200, now: fastClock(1).now },
      reply: async ({ line }) => {
        await prices.promise;
        return replyAbout(line);
      },
    });
    const { fake, asked } = bot;
    await bot.start();
    await fake.until(() => fake.commands().length > 0, 'registration');
    const { ada, general } = fake.community;
    const interactions = QUESTIONS.slice(0, 20).map((question) =>
      fake.command(ada, general, 'corr', question),
    );
    await eventually(() => asked.length === 20, 'questions');
    fake.gateway.reset();
    fake.gateway.forgetSessions();
    prices.resolve();
    const messages = await Promise.all(interactions.map((interaction) => answerOf(fake, interaction)));
    expect(new Set(messages.map(({ data }) => data.embeds[0]?.title)).size).toBe(20);
    await fake.until(() => fake.gateway.identifies() > 1, 'new session');
    await answerOf(fake, fake.command(ada, general, 'corr', { asset: 'btc' }));
  }, 30_000);

  test('for good, by a token that was reset, takes none with it either', async () => {
    const prices = Promise.withResolvers<void>();
    const bot = await makeBot(manualClock(), {
      reply: async ({ line }) => {
        await prices.promise;
        return replyAbout(line);
      },
    });
    await bot.start();
    await bot.fake.until(() => bot.fake.commands().length > 0, 'registration');
    const interaction = bot.fake.command(bot.fake.community.ada, bot.fake.community.general, 'corr');
    await eventually(() => bot.asked.length === 1, 'question');
    bot.fake.gateway.close(4_004);
    await eventually(() => bot.discord.health().state === 'stopped', 'stop');
    prices.resolve();
    expect((await answerOf(bot.fake, interaction)).files).toHaveLength(1);
  });
});
