import { describe, expect, test } from 'vitest';
import { understand } from '../../../src/core/answering/understand.ts';
import { refusalOf } from '../../refusal-of.ts';
import { catalog, commands } from '../query/questions/reading-of.ts';

const asked = (text: string, spoken: boolean) => understand(text, { catalog, commands, spoken });
const refused = (text: string, spoken = true) => refusalOf(() => asked(text, spoken));

describe('a question that only an unknown name keeps from being one', () => {
  test.each([true, false])(
    'is told which name that is, with a line for either meaning, spoken: %s',
    (spoken) => {
      const { message, actions, reason } = refused('is hyyp tracking nasdaq?', spoken);
      expect(message).toBe(
        "I don't know `hyyp`. Try it as a stock's ticker (`$hyyp`) or as a coin's pair (`hyyp/usdt`); `symbols` lists the names I know.",
      );
      expect(reason).toBe('nothing');
      expect(actions.map(({ line }) => line)).toEqual([
        'corr hyyp ndx 1y',
        'corr hyyp/usdt ndx 1y',
        'symbols',
      ]);
      for (const { line } of actions) expect(asked(line, false).line).toBe(line);
    },
  );

  test('is asked whether it means the coin, where its ticker is a word of every day', () => {
    const { message, actions } = refused('is hype tracking nasdaq?');
    expect(message).toBe('Do you mean Hyperliquid by `hype`?');
    expect(actions).toEqual([{ label: 'yes, hyperliquid', line: 'corr hyperliquid ndx 1y' }]);
    expect(asked('is there any truth to the hype that btc tracks ndx?', true).line).toBe('corr btc ndx 1y');
    expect(asked('is there a ton of correlation between btc and gold?', true).line).toBe('corr btc gold 1y');
    expect(asked('how closely does TON move with nasdaq?', true).line).toBe('corr toncoin ndx 1y');
  });

  test.each([
    'what is the weather like?',
    'who is satoshi?',
    'tell me a joke',
    'should I buy hyyp now?',
    'price of hyyp?',
    'does fubar track zorkmid?',
    'blah fnord hyyp grok nasdaq?',
  ])('is not `%s`', (text) => {
    expect(refused(text).message).toContain('how closely things move together');
  });
});
