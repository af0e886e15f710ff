import { describe, expect, test } from 'vitest';
import { answerOf, startBot } from './bot.ts';

/** A server that the bot is not in, and a member of it who brought the bot along. */
async function elsewhere() {
  const bot = await startBot();
  const { fake } = bot;
  const { ada, ben, owner } = fake.community;
  const guild = fake.addGuild({ name: 'Elsewhere', owner, botPermissions: null });
  for (const person of [ada, ben]) fake.join(guild, person);
  ada.installed = true;
  return { ...bot, guild, channel: fake.addChannel(guild, { name: 'talk' }) };
}

describe('where the bot is not, and somebody brought it along', () => {
  test('a command is answered, and its buttons too', async () => {
    const { fake, channel, asked } = await elsewhere();
    const { ada, ben } = fake.community;
    const answer = await answerOf(fake, fake.command(ada, channel, 'corr', { benchmark: 'ndx' }));
    expect(answer.files).toHaveLength(1);
    expect(asked[0]?.options.caller).toMatchObject({ manages: false, channel: channel.id });
    const own = await answerOf(fake, fake.press(ben, answer, '2y'));
    expect(own.onlyFor).toBe(ben);
  });

  test('standing orders are not offered', async () => {
    const { fake, channel } = await elsewhere();
    expect(() => fake.command(fake.community.ada, channel, 'daily list')).toThrow(/can't be used there/);
  });

  test('an answer that comes too late comes as a direct message', async () => {
    const { fake, channel } = await elsewhere();
    const { ada } = fake.community;
    fake.fail({ kind: 'error', status: 401, code: 50_027 }, { method: 'PATCH', path: /webhooks/ });
    fake.command(ada, channel, 'corr');
    const late = await fake.until(() => fake.directMessages(ada)[0], 'direct message');
    expect(late.files).toHaveLength(1);
  });
});
