import { describe, expect, test } from 'vitest';
import {
  asksInTheOpen,
  lineToGoOnFrom,
  readingNote,
  understand,
} from '../../../src/core/answering/understand.ts';
import { Refusal } from '../../../src/core/errors.ts';
import { catalog, commands } from '../query/questions/reading-of.ts';

const typed = (text: string) => understand(text, { catalog, commands, spoken: false });
const spoken = (text: string, previous?: string) =>
  understand(text, { catalog, commands, spoken: true, previous });

function refusal(ask: () => unknown): Refusal {
  try {
    ask();
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
  throw new Error('it was not refused');
}

test('thanks get a kind word, not a list of what can be asked', () => {
  for (const text of ['thanks!', 'ok thank you so much', 'ty, great answer'])
    expect(refusal(() => spoken(text, 'corr btc ndx 1y')).message).toBe("You're welcome.");
  expect(refusal(() => spoken('thanks, and what is the price of btc')).message).toContain(
    "I can't answer that",
  );
});

test('a rank correlation that is typed is a measure, not the command', () => {
  expect(typed('rank correlation btc/spx').line).toBe('corr btc spx 1y method=spearman');
  expect(typed('rank btc spx,ndx').line).toBe('rank btc spx,ndx 1y');
});

describe('where lines are typed', () => {
  test('a line is a line, also with tickers that nobody knows', () => {
    expect(typed('BTC vs R2K tech, 1 year')).toMatchObject({ line: 'corr btc r2k-tech 1y', said: null });
    expect(typed('corr pltr ndx')).toMatchObject({ line: 'corr pltr ndx 1y', said: null });
    expect(typed('').query.command).toBe('help');
  });

  test('a question is one as well', () => {
    expect(typed('is btc still tracking small tech?')).toMatchObject({
      line: 'corr btc r2k-tech 1y',
      said: ['1 year'],
    });
    expect(typed('is btc correlated').line).toBe('corr btc r2k-tech 1y');
  });

  test('a few words go on from the answer before', () => {
    const after = (text: string) =>
      understand(text, { catalog, commands, spoken: false, previous: 'corr btc ndx 1y' }).line;
    expect(after('and 5 years?')).toBe('corr btc ndx 5y');
    expect(after('and eth')).toBe('corr eth ndx 1y');
    expect(after('eth gold 2y')).toBe('corr eth gold 2y');
    expect(after('pltr ndx')).toBe('corr pltr ndx 1y');
  });

  test('what is to be posted, and what of it is to stop, is read or asked about', () => {
    expect(typed('every monday 9am berlin: btc vs gold').line).toBe(
      'daily add 09:00 Europe/Berlin corr btc gold 1y days=mon',
    );
    const { message, actions } = refusal(() => typed('stop all daily posts'));
    expect(message).toBe('Shall I remove all daily posts of this channel, or only let them rest?');
    expect(actions.map(({ line }) => line)).toEqual(['daily pause all', 'daily remove all', 'daily list']);
    expect(typed('daily remove all').line).toBe('daily remove all');
  });

  test('what is off topic gets the kind sentence there as well', () => {
    expect(refusal(() => typed('btc price?')).message).toContain('how closely things move together');
    expect(refusal(() => typed('buy btc')).actions).toHaveLength(2);
  });

  test('what is neither keeps the sentence of the line that it is not', () => {
    expect(refusal(() => typed('btc ndx forever')).message).toContain("I don't know the range `forever`");
    expect(refusal(() => typed('corr btc ndx gold')).message).toContain('one name too many');
  });
});

describe('where people speak', () => {
  test('a question, a line and a follow-up are understood', () => {
    expect(spoken('hey, is btc still tracking small tech?').said).toEqual(['1 year']);
    expect(spoken('corr snap ndx')).toMatchObject({ line: 'corr snap ndx 1y', said: null });
    expect(spoken('what about ETH?', 'corr btc ndx 5y').line).toBe('corr eth ndx 5y');
  });

  test('what may be two things is asked back, with a button for each', () => {
    expect(refusal(() => spoken('is btc following the small ones?')).actions).toHaveLength(2);
  });

  test('what is no question for it gets one kind sentence with two examples that fit and work', () => {
    const { message, actions } = refusal(() => spoken('should I buy ETH now?'));
    expect(message).toBe(
      "I can't answer that: I only say how closely things move together. Ask me “how closely does ETH move with small-cap tech?” or “what does ETH track most closely?”",
    );
    expect(actions.map(({ line }) => typed(line).line)).toEqual(['corr eth r2k-tech 1y', 'rank eth 1y']);
    for (const { label, line } of actions) expect(spoken(label).line).toBe(line);
  });
});

test('an answer to plain words says what it was read as and what was taken', () => {
  expect(readingNote('corr btc r2k-tech 1y', ['bitcoin', '1 year'])).toBe(
    'Read as `corr btc r2k-tech 1y`; I took bitcoin and 1 year.',
  );
  expect(readingNote('about why', [])).toBe('Read as `about why`.');
});

test.each([
  ['is bitcoin still tracking small-cap tech?', true],
  ['corr btc ndx', true],
  ['btc or gold, what is closer to the nasdaq?', true],
  ['good morning', false],
  ['bitcoin', false],
  ['why?', false],
  ['help me with my laptop', false],
  ['should I buy btc?', false],
  ['btc and eth are dumping', false],
])('among people, `%s` is for the bot: %s', (text, isAsked) => {
  expect(asksInTheOpen(text, { catalog, commands })).toBe(isAsked);
});

test('an explanation does not make a conversation forget what it was about', () => {
  expect(lineToGoOnFrom('about why', 'corr eth ndx 1y', commands)).toBe('corr eth ndx 1y');
  expect(lineToGoOnFrom('rank eth 1y', 'corr eth ndx 1y', commands)).toBe('rank eth 1y');
  expect(lineToGoOnFrom('csv eth gold 2y', 'corr eth ndx 1y', commands)).toBe('csv eth gold 2y');
  expect(lineToGoOnFrom('about why', undefined, commands)).toBe('');
});

test.each(['doctor', 'help', 'help corr', 'symbols gold', 'about why', 'daily list', 'alert list'])(
  'nothing goes on from `%s`, and what was before it stays',
  (line) => {
    const previous = lineToGoOnFrom(line, 'corr eth ndx 1y', commands);
    expect(spoken('and 5 years?', previous).line).toBe('corr eth ndx 5y');
  },
);

test('no line before is the same as none that can be gone on from', () => {
  expect(typed('pltr ndx').line).toBe(
    understand('pltr ndx', { catalog, commands, spoken: false, previous: '' }).line,
  );
});
