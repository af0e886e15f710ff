import { describe, expect, test } from 'vitest';
import { manualClock } from '../../fakes/clocks.ts';
import { memoryKeyValue } from '../../fakes/key-value.ts';
import { answerOf, eventually, makeBot, replyAbout, startBot } from './bot.ts';

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

  test('when one is killed at a press, the button works again half a minute later', async () => {
    const store = manualClock();
    const keyValue = memoryKeyValue(store.now);
    const never = new Promise<never>(() => undefined);
    let isKilled = false;
    // Nothing that happens after a kill reaches the store.
    const set: typeof keyValue.set = (...row) =>
      isKilled ? Promise.reject(new Error('killed')) : keyValue.set(...row);
    const killed = await startBot({
      keyValue: { ...keyValue, set },
      reply: ({ line }) => (line.endsWith('2y') ? never : replyAbout(line)),
    });
    const { fake } = killed;
    const { ada, general } = fake.community;
    const answer = await answerOf(fake, fake.command(ada, general, 'corr'));
    fake.press(ada, answer, '2y');
    await eventually(() => killed.asked.length === 2, 'press');
    isKilled = true;
    await killed.discord.stop(0);
    const next = await makeBot(manualClock(), { fake, keyValue });
    await next.start();
    await eventually(() => next.discord.health().state === 'connected', 'next process');
    await store.advance(30_000);
    fake.press(ada, answer, '2y');
    await fake.until(() => answer.data.embeds[0]?.title === 'About corr btc r2k-tech 2y', 'new answer');
    expect(next.asked).toHaveLength(1);
  });
});
