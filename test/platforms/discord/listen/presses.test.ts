import { describe, expect, test } from 'vitest';
import { Refusal } from '../../../../src/core/errors.ts';
import type { Action } from '../../../../src/core/types.ts';
import type { Message } from '../../../fakes/discord/world.ts';
import { answerOf, eventually, replyAbout, startBot, type BotOptions } from '../bot.ts';

const actions: readonly Action[] = [
  { label: '3m', line: 'corr btc ndx 3m' },
  { label: '2y', line: 'corr btc ndx 2y' },
  { label: 'history', line: 'history btc ndx' },
];

/** A bot whose answer to ada stands in the channel. */
async function answered(options: BotOptions = {}) {
  const bot = await startBot({ reply: ({ line }) => ({ ...replyAbout(line), actions }), ...options });
  const { fake } = bot;
  const { ada, general } = fake.community;
  const interaction = fake.command(ada, general, 'corr', { benchmark: 'ndx' });
  const message = await answerOf(fake, interaction);
  return { ...bot, message };
}

function titleOf(message: Message | null | undefined): string | null | undefined {
  return message?.data.embeds[0]?.title;
}

/** The custom id of the menu, and what stands for the entry with that label. */
function entry(message: Message, label: string): readonly [id: string, value: string] {
  const rows = message.data.components.flatMap(({ components }) => components ?? []);
  const menu = rows.find(({ options }) => options?.some((option) => option.label === label));
  const option = menu?.options?.find((one) => one.label === label);
  if (typeof menu?.custom_id !== 'string' || option === undefined) throw new Error(`no entry ${label}`);
  return [menu.custom_id, option.value];
}

describe('a button', () => {
  test('of the one who asked replaces the answer, picture and all', async () => {
    const { fake, message } = await answered();
    const { ada, general } = fake.community;
    fake.press(ada, message, 'history');
    await fake.until(() => titleOf(message) === 'About history btc ndx max', 'new answer');
    expect(fake.messages(general)).toHaveLength(1);
    expect(message.files).toHaveLength(1);
    expect(message.data.attachments).toEqual([]);
  });

  test('of somebody else answers them alone, and the answer stays', async () => {
    const { fake, message } = await answered();
    const { ben, general } = fake.community;
    const interaction = fake.press(ben, message, 'history');
    await fake.until(() => titleOf(interaction.original) === 'About history btc ndx max', 'own answer');
    expect(interaction.original?.onlyFor).toBe(ben);
    expect(titleOf(message)).toBe('About corr btc ndx 1y');
    expect(fake.messages(general)).toHaveLength(1);
  });

  test('pressed twice is one question', async () => {
    const done = Promise.withResolvers<void>();
    const { fake, message, asked } = await answered({
      reply: async ({ line }) => {
        if (line.startsWith('history')) await done.promise;
        return { ...replyAbout(line), actions };
      },
    });
    const { ada, ben } = fake.community;
    const presses = [ada, ada, ben, ben].map((person) => fake.press(person, message, 'history'));
    await fake.until(
      () => presses.every(({ acknowledgement }) => acknowledgement !== null),
      'acknowledgements',
    );
    const note = await fake.until(
      () =>
        presses.find(({ original }) => original?.data.embeds[0]?.description?.includes('just pressed that')),
      'word about the second press',
    );
    expect(note.person).toBe(ben);
    done.resolve();
    await fake.until(() => titleOf(message) === 'About history btc ndx max', 'new answer');
    await fake.until(
      () => presses.some(({ original }) => titleOf(original) === 'About history btc ndx max'),
      'own',
    );
    expect(asked.filter(({ line }) => line.startsWith('history'))).toHaveLength(2);
  });

  test('can be pressed again later', async () => {
    const { fake, message, asked, clock } = await answered();
    const { ben, general } = fake.community;
    const first = fake.press(ben, message, 'history');
    await fake.until(() => titleOf(first.original)?.startsWith('About history'), 'own answer');
    // What follows an answer is done once another one has gone its whole way.
    const between = fake.command(ben, general, 'corr');
    await answerOf(fake, between);
    await clock.advance(11_000);
    const second = fake.press(ben, message, 'history');
    await fake.until(() => titleOf(second.original)?.startsWith('About history'), 'own answer');
    expect(asked.filter(({ line }) => line.startsWith('history'))).toHaveLength(2);
  });

  test('that fails leaves the good answer, and tells the one who pressed', async () => {
    const { fake, message } = await answered({
      reply: ({ line }) => {
        if (line.startsWith('history')) throw new Refusal('There is too little of it.');
        return { ...replyAbout(line), actions };
      },
    });
    const { ada } = fake.community;
    const interaction = fake.press(ada, message, 'history');
    const told = await fake.until(() => interaction.followUps[0], 'follow-up');
    expect(told.onlyFor).toBe(ada);
    expect(told.data.embeds[0]?.description).toBe('There is too little of it.');
    expect(titleOf(message)).toBe('About corr btc ndx 1y');
  });

  test('while it takes long the old answer keeps its picture under the note', async () => {
    const done = Promise.withResolvers<void>();
    const { fake, message, clock, asked } = await answered({
      reply: async ({ line }) => {
        if (line.startsWith('history')) await done.promise;
        return { ...replyAbout(line), actions };
      },
    });
    const { ada } = fake.community;
    fake.press(ada, message, 'history');
    await eventually(() => asked.length === 2, 'question');
    await clock.advance(3_000);
    await fake.until(() => message.data.content !== '', 'note');
    expect(message.files).toHaveLength(1);
    done.resolve();
    await fake.until(() => titleOf(message)?.startsWith('About history'), 'new answer');
    expect([message.data.content, message.files.length]).toEqual(['', 1]);
  });

  test('while it takes long the old answer keeps its file as well', async () => {
    const done = Promise.withResolvers<void>();
    const { fake, message, clock, asked } = await answered({
      reply: async ({ line }) => {
        if (line.startsWith('history')) await done.promise;
        return { ...replyAbout(line), actions, file: { filename: 'prices.csv', text: 'date,close' } };
      },
    });
    fake.press(fake.community.ada, message, 'history');
    await eventually(() => asked.length === 2, 'question');
    await clock.advance(3_000);
    await fake.until(() => message.data.content !== '', 'note');
    expect(message.files.map(({ filename }) => filename)).toContain('prices.csv');
    done.resolve();
    await fake.until(() => titleOf(message)?.startsWith('About history'), 'new answer');
  });

  test('that is older than the store remembers says so', async () => {
    const { fake, message, keyValue } = await answered();
    const { ben, guild } = fake.community;
    await keyValue.forget(guild.id);
    const interaction = fake.press(ben, message, 'history');
    const own = await answerOf(fake, interaction);
    expect(own.data.embeds[0]?.description).toContain('older than I remember');
  });
});

describe('the menu of ranges', () => {
  test('is one more question', async () => {
    const { fake, message } = await answered();
    const { ada } = fake.community;
    const [id, value] = entry(message, '2y');
    fake.select(ada, message, id, [value]);
    await fake.until(() => titleOf(message) === 'About corr btc ndx 2y', 'new answer');
    expect(message.files).toHaveLength(1);
  });
});
