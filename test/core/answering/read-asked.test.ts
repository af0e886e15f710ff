import { describe, expect, test } from 'vitest';
import { understand } from '../../../src/core/answering/understand.ts';
import { refusalOf } from '../../refusal-of.ts';
import { catalog, commands } from '../query/questions/reading-of.ts';

const QUESTION = '16:30 New York is bitcoin still tracking small-cap tech?';

describe.each([false, true])('behind the name of a command, spoken: %s', (spoken) => {
  const lineOf = (text: string) => understand(text, { catalog, commands, spoken }).line;

  test('a preview of a question is a preview, with the settings that were typed', () => {
    expect(lineOf(`daily preview ${QUESTION}`)).toBe(
      'daily preview 16:30 America/New_York corr btc r2k-tech 1y',
    );
    expect(lineOf('daily preview at 9 is bitcoin tracking ndx every weekday? late=1h quiet')).toBe(
      'daily preview 09:00 corr btc ndx 1y days=weekdays late=1h quiet',
    );
    expect(lineOf('/daily preview 9am London is bitcoin tracking ndx every weekday? days=all')).toBe(
      'daily preview 09:00 Europe/London corr btc ndx 1y days=all',
    );
  });

  test('what is added keeps its settings as well', () => {
    expect(lineOf(`daily add ${QUESTION} late=2h`)).toBe(
      'daily add 16:30 America/New_York corr btc r2k-tech 1y late=2h',
    );
    expect(lineOf('alert add when btc vs ndx falls below 0.3')).toBe('alert add corr btc ndx 1y < 0.3');
  });

  test.each([
    `daily run ${QUESTION}`,
    `daily pause ${QUESTION}`,
    `daily remove ${QUESTION}`,
    `daily history ${QUESTION}`,
    `daily resume ${QUESTION}`,
    `daily list ${QUESTION}`,
    'alert list when btc vs ndx rises above 0.7',
    'alert preview btc vs ndx above 0.7',
    'alert remove btc vs ndx above 0.7',
    'alert history btc ndx',
  ])('`%s` sets nothing up', (text) => {
    // The command says what is wrong with its words.
    expect(lineOf(text)).toBe(text);
  });

  test('the orders that are there are still managed in plain words', () => {
    expect(lineOf('daily list please')).toBe('daily list');
    expect(lineOf('daily preview 3')).toBe('daily preview 3');
  });
});

test('a preview without a time is asked for one, and its buttons are previews', () => {
  const { actions } = refusalOf(() =>
    understand('daily preview is bitcoin still tracking small-cap tech?', {
      catalog,
      commands,
      spoken: true,
    }),
  );
  expect(actions.map(({ line }) => line)).toEqual([
    'daily preview 16:30 America/New_York corr btc r2k-tech 1y',
    'daily preview 09:00 America/New_York corr btc r2k-tech 1y',
  ]);
});
