import { expect, test } from 'vitest';
import { BAD_LINES } from '../../bad-input/bad-lines.ts';
import { replyRepeating } from '../../bad-input/repeating-answer.ts';
import type { Message } from '../../fakes/discord/world.ts';
import { answerOf, startBot } from './bot.ts';
import { expectHarmless } from './harmless.ts';

/** Discord's own limits of what a person can send. */
const LONGEST_OPTION = 6_000;
const LONGEST_MESSAGE = 2_000;
const LONGEST_CUSTOM_ID = 100;
/** A person may ask so often in a minute, and the clock stands still. */
const TURNS = 8;

test('every bad line as a command, a mention, a typed option and a custom id is answered once and does no harm', async () => {
  const bot = await startBot({ reply: ({ line }) => replyRepeating(line) });
  const { fake } = bot;
  const { ben, guild, general } = fake.community;
  const lines = BAD_LINES.map(({ line }) => line).filter((line) => line.length <= LONGEST_OPTION);
  for (let at = 0; at < lines.length; at += TURNS) {
    const person = fake.addPerson(`Person ${at}`);
    fake.join(guild, person);
    const channel = fake.addChannel(guild, { name: `channel ${at}` });
    const some = lines.slice(at, at + TURNS);
    for (const line of some) {
      const text = line.toWellFormed() || 'x';
      const answer = await answerOf(fake, fake.command(person, channel, 'symbols', { text }));
      const form = { asset: text, benchmark: text, range: text, method: 'pearson' };
      await answerOf(fake, fake.command(person, channel, 'corr', form));
      const offers = await fake.autocomplete(person, channel, 'corr', 'asset', { asset: text });
      expect(offers.length).toBeLessThanOrEqual(25);
      const customId = line.slice(0, LONGEST_CUSTOM_ID) || 'x';
      const press = fake.press(ben, pressable(answer, customId), customId);
      await fake.until(() => press.acknowledgement, 'acknowledgement of a press');
    }
    const said = some.filter((line) => line.length <= LONGEST_MESSAGE && line.trim() !== '');
    const before = fake.answers(channel).length;
    for (const line of said) fake.say(person, channel, line, { mention: true });
    await fake.until(() => fake.answers(channel).length >= before + said.length, `answers from ${at} on`);
    expect(fake.answers(channel)).toHaveLength(before + said.length);
    for (const { data } of fake.answers(channel)) {
      expect([data.mention_everyone, data.mentions, data.mention_roles]).toEqual([false, [], []]);
    }
    expectHarmless(fake);
    fake.forget();
  }
  expect(fake.answers(general)).toEqual([]);
  expect(bot.events.filter(({ level }) => level === 'error')).toEqual([]);
}, 300_000);

/** The message as it would be with a button of that custom id. */
function pressable(message: Message, customId: string): Message {
  const button = { type: 2, style: 2, label: 'Press', custom_id: customId };
  return { ...message, data: { ...message.data, components: [{ type: 1, components: [button] }] } };
}
