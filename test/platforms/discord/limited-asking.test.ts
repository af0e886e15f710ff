import { expect, test } from 'vitest';
import { limitedAnswer } from '../../../src/core/answering/limited-answer.ts';
import { SILENT } from '../../../src/core/telemetry.ts';
import { limitedAskingContract } from '../../contracts/limited-asking.ts';
import { answerOf, commands, settle, startBot } from './bot.ts';

limitedAskingContract('Discord', commands, { hasChannels: true }, async (answer) => {
  const { fake } = await startBot({ around: () => answer });
  const { ada, ben, general } = fake.community;
  return {
    ask: async (person, line) => {
      const who = person === 0 ? ada : ben;
      const [name = '', ...words] = line.split(' ');
      const [asset = 'btc', benchmark = 'ndx', range = '1y'] = words;
      const about = words.length === 0 ? {} : { command: words.join(' ') };
      const interaction = fake.command(
        who,
        general,
        name,
        name === 'help' ? about : { asset, benchmark, range },
      );
      return JSON.stringify((await answerOf(fake, interaction)).data.embeds);
    },
  };
});

test('of many mentions that come too often only the first is answered with a sentence', async () => {
  const bot = await startBot({
    around: (answer) =>
      limitedAnswer(answer, { perPerson: 2, perChannel: null, now: () => 0, telemetry: SILENT }),
  });
  const { fake, asked } = bot;
  const { ada, general } = fake.community;
  const said = (line: string) => fake.say(ada, general, line, { mention: true });
  for (const years of [1, 2, 3, 4, 5, 6, 7]) said(`corr btc ndx ${years}y`);
  await settle(bot);
  await fake.until(() => fake.answers(general).length >= 3, 'two answers and a sentence');
  await settle(bot);
  expect(asked.filter(({ options }) => options.caller.person === ada.id)).toHaveLength(2);
  expect(fake.answers(general)).toHaveLength(3);
  const sentences = fake.answers(general).map(({ data }) => data.embeds[0]?.description);
  expect(sentences).toContain('You asked 2 times in a minute, which is the most. Ask again in 30 s.');
});
