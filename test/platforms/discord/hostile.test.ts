import { expect, test } from 'vitest';
import { Refusal } from '../../../src/core/errors.ts';
import type { Reply } from '../../../src/core/types.ts';
import { replyRepeating } from '../../bad-input/repeating-answer.ts';
import { answerOf, eventually, startBot } from './bot.ts';
import { expectHarmless } from './harmless.ts';

const HOSTILE: readonly string[] = [
  '@everyone @here <@123456789012345678> <@!123456789012345678> <@&123456789012345678>',
  '<#123456789012345678> </corr:123456789012345678> <:evil:123456789012345678> <t:0:R> <https://evil.example>',
  '[free money](https://evil.example/?a=1) https://evil.example discord.gg/evil',
  '```\n# big\n> quote\n- list\n1. list\n-# small\n||spoiler|| ~~gone~~ __under__ *it* **bold**',
  '`@everyone` `<@123456789012345678>` ``` ```',
  '\u202Egnp.exe\u0000\u0007\u200B\uFEFF\uD800',
  '%s ${jndi:ldap://evil.example/a} {{7*7}} <script>alert(1)</script>',
  'x'.repeat(7_000),
  '🚀'.repeat(3_000),
  '',
  ' ',
];

/** Beside the words also files whose names are made of the text. */
function replyOf(text: string): Reply {
  return {
    ...replyRepeating(text),
    image: { png: Uint8Array.of(1), width: 1, height: 1, filename: `${text.slice(0, 100)}.png`, alt: text },
    file: { filename: `${text.slice(0, 100)}.csv`, text },
    actions: [
      { label: text, line: `corr btc ${text}`.slice(0, 4_000) },
      { label: '1y', line: text },
      { label: '2y', line: `${text} 2y` },
    ],
  };
}

test('nothing that a person or a source writes can ping, link, format or be refused, wherever it is shown', async () => {
  let text = '';
  const bot = await startBot({
    reply: ({ line }) => {
      if (line.startsWith('rank')) throw new Refusal(`I don’t know ${text}.`, replyOf(text).actions);
      return replyOf(text);
    },
  });
  const { fake, discord } = bot;
  const { ben, general, guild } = fake.community;
  const target = { platform: 'discord', workspace: guild.id, kind: 'channel', id: general.id } as const;
  for (const [index, hostile] of HOSTILE.entries()) {
    text = hostile;
    // One person may ask so often in a minute, and the clock stands still.
    const ada = fake.addPerson(`Ada ${index}`);
    fake.join(guild, ada);
    const answer = await answerOf(fake, fake.command(ada, general, 'corr'));
    await answerOf(fake, fake.command(ada, general, 'rank'));
    await answerOf(fake, fake.command(ada, general, 'symbols', { text: hostile.slice(0, 6_000) || 'x' }));
    await fake.autocomplete(ada, general, 'corr', 'asset', { asset: hostile.slice(0, 6_000) });
    await discord.post(target, replyOf(hostile), `hostile ${index}`);
    const label = answer.data.components.flatMap(({ components }) => components ?? [])[1];
    if (label?.custom_id !== undefined)
      await answerOf(fake, fake.press(ben, answer, String(label.custom_id)));
    const before = fake.answers(general).length;
    fake.say(ada, general, hostile.slice(0, 2_000), { mention: true });
    await fake.until(() => fake.answers(general).length > before, 'answer to the mention');
  }
  await eventually(() => bot.events.every(({ level }) => level !== 'error'), 'day without errors');

  expectHarmless(fake);
  const messages = fake.requests.filter(
    ({ path, method }) => /\/(?:messages|webhooks)/.test(path) && ['POST', 'PATCH'].includes(method),
  );
  expect(messages.length).toBeGreaterThan(5 * HOSTILE.length);
  for (const { body } of messages) expect(body).toMatchObject({ allowed_mentions: { parse: [] } });
  for (const { data } of fake.answers(general)) {
    expect([data.mention_everyone, data.mentions, data.mention_roles]).toEqual([false, [], []]);
  }
}, 60_000);
