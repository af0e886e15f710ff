import { describe, expect, test } from 'vitest';
import { simulatedAnswer } from './simulated-answer.ts';
import { GENERAL, slackBed } from './slack-bed.ts';

const LINES = [
  '<!channel> btc 1y',
  '<!here|x> <!everyone> 1y',
  '<!subteam^S123> btc',
  '<@U012ABC> <#C012ABC> 1y',
  '<https://evil.example|btc> eth 1y',
  '@everyone @here 1y',
  '<@&123456789012345678> <@123> 1y',
  '[btc](https://evil.example) eth 1y',
  '||btc|| **eth** ~~x~~ 1y',
  '```btc``` eth 1y',
  '`<!channel>`',
  'btc eth 1y :skull: <a:x:1>',
  '=HYPERLINK("http://evil.example","x") btc 1y',
  'help <!channel>',
  'symbols <!channel> & <@U012ABC>',
  'symbols https://evil.example',
  'corr <!channel|btc> private',
  '&lt;!channel&gt; btc',
  '{{7*7}} <%= 7*7 %> 1y',
  '__proto__ constructor 1y',
  'b\u200btc eth 1y',
  '\u202ebtc eth 1y',
  'x'.repeat(4_100),
];

/** How Slack spells mentions and links. Bare addresses become links only where a text is not verbatim. */
const ALIVE = /<[!@#]|<(?:https?|mailto):/;

describe('hostile lines', () => {
  test('typed as commands, mentions and direct messages ping nobody, link nowhere, and are all answered', async () => {
    const { fake } = await slackBed({ answer: simulatedAnswer() });
    for (const line of LINES) {
      fake.people.slash(GENERAL, '/corr', line);
      fake.people.mention(GENERAL, line);
      fake.people.directMessage('U0BOB', line);
    }
    const answersIn = (channel: string) => fake.messages(channel).filter(({ byBot }) => byBot).length;
    await fake.until('an answer to each', () => {
      const all = answersIn('C0GENERAL') + answersIn(fake.direct('U0BOB')) + fake.ephemerals('U0ADA').length;
      return all === 3 * LINES.length;
    });
    const messages = fake.calls.filter(({ args }) => 'text' in args);
    expect(messages.length).toBeGreaterThanOrEqual(3 * LINES.length);
    for (const { method, args } of messages) {
      // The line behind a button is no text.
      const words = JSON.stringify([args['text'], args['blocks']]).replaceAll(/"value":"[^"]*"/g, '');
      expect([method, words]).not.toContainEqual(expect.stringMatching(ALIVE));
      expect(words.split('"mrkdwn"')).toHaveLength(words.split('"verbatim":true').length);
    }
  });
});
