import { describe, expect, test } from 'vitest';
import { FRESH_QUESTIONS } from './fresh.ts';
import { HELD_QUESTIONS, OPEN_QUESTIONS } from './all-questions.ts';
import { lineOf, misread, reading } from './reading-of.ts';

/** Answers that hold no number of a correlation. */
const WITHOUT_NUMBERS = ['about', 'help', 'symbols', 'daily', 'alert'];

describe('plain questions', () => {
  test('are read as the lines they mean', () => {
    expect(OPEN_QUESTIONS.length + HELD_QUESTIONS.length).toBeGreaterThanOrEqual(300);
    expect(misread(OPEN_QUESTIONS)).toEqual([]);
  });

  test('that nobody fitted the grammar to are read right as well, nearly all of them', () => {
    const right = 1 - misread(HELD_QUESTIONS).length / HELD_QUESTIONS.length;
    expect(right).toBeGreaterThanOrEqual(0.95);
  });

  test('that were written when the grammar was done are read right as well, nearly all of them', () => {
    expect(misread(FRESH_QUESTIONS).length / FRESH_QUESTIONS.length).toBeLessThanOrEqual(0.08);
  });

  test('that the bot does not answer get no number, kept aside or not', () => {
    const nones = [...OPEN_QUESTIONS, ...HELD_QUESTIONS, ...FRESH_QUESTIONS].filter(
      ([, expected]) => expected === 'none',
    );
    expect(nones.length).toBeGreaterThan(90);
    const answered = nones
      .map(([text, , previous]) => [text, lineOf(text, previous)] as const)
      .filter(([, line]) => line !== 'none' && !WITHOUT_NUMBERS.includes(line.split(' ')[0] ?? ''));
    expect(answered).toEqual([]);
  });

  test('say what was taken because nobody said it', () => {
    expect(reading('is bitcoin still tracking small-cap tech?')).toMatchObject({ said: ['1 year'] });
    expect(reading('has bitcoin decoupled from tech this year?')).toMatchObject({
      said: ['small-cap tech for “tech”'],
    });
    expect(reading('how correlated is eth')).toMatchObject({ said: ['small-cap tech', '1 year'] });
    expect(reading('corr btc ndx')).toMatchObject({ said: [] });
  });

  test('that may mean two things are asked back, with a line for each', () => {
    expect(reading('is btc tracking the small ones?')).toEqual({
      kind: 'ask',
      sentence: 'Did you mean small-cap tech (r2k-tech) or the Russell 2000 (r2k)?',
      choices: [
        { label: 'small-cap tech', line: 'corr btc r2k-tech 1y' },
        { label: 'the Russell 2000', line: 'corr btc r2k 1y' },
      ],
    });
  });

  test('take well under a millisecond each', () => {
    const questions = [...OPEN_QUESTIONS, ...HELD_QUESTIONS];
    const times = questions.map(([text, , previous]) => {
      const begun = performance.now();
      lineOf(text, previous);
      return performance.now() - begun;
    });
    const median = times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Infinity;
    expect(median).toBeLessThan(1);
  });
});
