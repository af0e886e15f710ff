import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { mutated } from '../../bad-input/mutated.ts';
import { replyRepeating } from '../../bad-input/repeating-answer.ts';
import { push } from '../../fakes/discord/gateway/session.ts';
import { answerOf, startBot } from './bot.ts';
import { expectHarmless } from './harmless.ts';

const RUNS = 600;

test('whatever is wrong with an interaction or a message, the process lives, rings nobody and answers the next one', async () => {
  const bot = await startBot({ reply: ({ line }) => replyRepeating(line) });
  const { fake } = bot;
  const { ada, general } = fake.community;
  const answer = await answerOf(fake, fake.command(ada, general, 'corr', { asset: 'btc' }));
  await answerOf(fake, fake.command(ada, general, 'symbols', { text: 'gold' }));
  await fake.autocomplete(ada, general, 'corr', 'asset', { asset: 'bt' });
  await answerOf(fake, fake.press(ada, answer, '2y'));
  fake.say(ada, general, 'btc ndx', { mention: true });
  await fake.until(() => fake.answers(general).length > 2, 'answer to the mention');
  const [session] = fake.gateway.sessions;
  if (session === undefined) throw new Error('the bot has no session');
  const sent = session.kept.flatMap(({ t, d }) =>
    /^(?:INTERACTION|MESSAGE)_CREATE$/.test(t) && typeof d === 'object' && d !== null ? [{ t, d }] : [],
  );
  expect(sent.length).toBeGreaterThan(4);

  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...sent), fc.nat(), async ({ t, d }, seed) => {
      const [changed] = fc.sample(mutated([d]), { numRuns: 1, seed });
      push(session, t, changed ?? d);
      await new Promise((resolve) => setImmediate(resolve));
    }),
    { numRuns: RUNS },
  );
  await answerOf(fake, fake.command(ada, general, 'corr', { asset: 'eth' }));
  expectHarmless(fake);
  fake.takeComplaints();
  // The library could not make anything of some, and said so; others went a way of their own.
  expect(bot.events.some(({ event }) => event === 'discord-event-unread')).toBe(true);
}, 120_000);
