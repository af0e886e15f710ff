import { describe, expect, test } from 'vitest';
import { answerOf, eventually, makeBot, startBot } from './bot.ts';

/** Two processes of one bot, which share their store: Discord tells both of them everything. */
async function startTwo() {
  const one = await startBot();
  const two = await makeBot(one.clock, { fake: one.fake, keyValue: one.keyValue });
  await two.start();
  await eventually(() => two.discord.health().state === 'connected', 'second process');
  return { one, two, fake: one.fake };
}

describe('two processes of one bot', () => {
  test('answer a command once', async () => {
    const { one, two, fake } = await startTwo();
    const { ada, general } = fake.community;
    const interactions = Array.from({ length: 20 }, () => fake.command(ada, general, 'corr'));
    await Promise.all(interactions.map((interaction) => answerOf(fake, interaction)));
    const refused = () =>
      [...one.events, ...two.events].filter(({ event }) => event === 'discord-not-acknowledged').length;
    await eventually(() => refused() === 20, 'word that the other one was first');
    expect(one.asked.length + two.asked.length).toBe(20);
    expect(fake.answers(general)).toHaveLength(20);
  });

  test('answer a mention once', async () => {
    const { one, two, fake } = await startTwo();
    const { ada, ben, general } = fake.community;
    for (const person of [ada, ben, ada, ben]) fake.say(person, general, 'corr btc ndx', { mention: true });
    await fake.until(() => fake.answers(general).length === 4, 'four answers');
    await answerOf(fake, fake.command(ada, general, 'corr'));
    expect(one.asked.length + two.asked.length).toBe(5);
    expect(fake.answers(general)).toHaveLength(5);
  });

  test('press a button once', async () => {
    const { one, two, fake } = await startTwo();
    const { ada, general } = fake.community;
    const answer = await answerOf(fake, fake.command(ada, general, 'corr'));
    fake.press(ada, answer, '2y');
    fake.press(ada, answer, '2y');
    await fake.until(() => answer.data.embeds[0]?.title === 'About corr btc r2k-tech 2y', 'new answer');
    const barrier = await answerOf(fake, fake.command(ada, general, 'corr'));
    expect(barrier.files).toHaveLength(1);
    expect(one.asked.length + two.asked.length).toBe(3);
  });
});
