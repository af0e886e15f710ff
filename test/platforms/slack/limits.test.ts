import { expect, test } from 'vitest';
import { limitedAnswer } from '../../../src/core/answering/limited-answer.ts';
import { SILENT } from '../../../src/core/telemetry.ts';
import { limitedAskingContract } from '../../contracts/limited-asking.ts';
import { COMMANDS, GENERAL, plainReply, slackBed } from './slack-bed.ts';

const PEOPLE = ['U0ADA', 'U0BOB'];

limitedAskingContract('Slack', COMMANDS, { hasChannels: true }, async (answer) => {
  const { fake } = await slackBed({ answer });
  let asked = 0;
  return {
    ask: async (person, line) => {
      asked += 1;
      fake.people.slash({ user: PEOPLE[person] ?? '', channel: 'C0GENERAL' }, '/corr', line);
      const shown = await fake.until('an answer', () => fake.messages('C0GENERAL')[asked - 1]);
      return JSON.stringify(shown);
    },
  };
});

test('of many mentions that come too often only the first is answered with a sentence', async () => {
  const limits = { perPerson: 1, perChannel: null, now: () => 0, telemetry: SILENT };
  const asked: string[] = [];
  const answer = limitedAnswer(async () => plainReply('btc'), limits);
  const { fake, stop } = await slackBed({
    answer: (line, options) => {
      asked.push(line);
      return answer(line, options);
    },
  });
  const said = () => fake.messages('C0GENERAL').filter(({ byBot }) => byBot);
  for (const years of [1, 2, 3, 4, 5]) fake.people.mention(GENERAL, `corr btc ndx ${years}y`);
  await fake.until('two messages', () => said().length >= 2);
  await Promise.all(fake.deliveries.map(({ acked }) => acked));
  await stop();
  expect(asked).toHaveLength(5);
  expect(said().filter(({ text }) => text.includes('Ask again in 60 s.'))).toHaveLength(1);
  expect(said()).toHaveLength(2);
});
