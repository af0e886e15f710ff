import { describe, expect, test } from 'vitest';
import { asksInTheOpen } from '../../../../src/core/answering/understand.ts';
import { HELD_QUESTIONS, OPEN_QUESTIONS } from './all-questions.ts';
import { BY_CLASS } from './by-class.ts';
import { BY_OTHERS_EIGHT } from './by-others-eight.ts';
import { BY_OTHERS_ELEVEN } from './by-others-eleven.ts';
import { BY_OTHERS_FIFTEEN } from './by-others-fifteen.ts';
import { BY_OTHERS_FOURTEEN } from './by-others-fourteen.ts';
import { BY_OTHERS_NINE } from './by-others-nine.ts';
import { BY_OTHERS_SEVEN } from './by-others-seven.ts';
import { BY_OTHERS_TEN } from './by-others-ten.ts';
import { BY_OTHERS_THIRTEEN } from './by-others-thirteen.ts';
import { BY_OTHERS_TWELVE } from './by-others-twelve.ts';
import { readQuestion } from '../../../../src/core/query/questions/read-question.ts';
import { FRESH_QUESTIONS } from './fresh.ts';
import { catalog, commands, lineOf, misread, reading } from './reading-of.ts';
import { TEMPTING } from './tempting.ts';
import { VOICES_ONE } from './voices-one.ts';
import { VOICES_THREE } from './voices-three.ts';
import { VOICES_TWO } from './voices-two.ts';

/** Each was opened once and counted; then the grammar was mended by it. So they measure nothing new. */
const LATELY = [
  ...BY_OTHERS_SEVEN,
  ...BY_OTHERS_EIGHT,
  ...BY_OTHERS_NINE,
  ...BY_OTHERS_TEN,
  ...BY_OTHERS_ELEVEN,
  ...BY_OTHERS_TWELVE,
  ...BY_OTHERS_THIRTEEN,
  ...BY_OTHERS_FOURTEEN,
  ...BY_OTHERS_FIFTEEN,
];

const VOICES = [...VOICES_ONE, ...VOICES_TWO, ...VOICES_THREE];

/** Answers that hold no number of a correlation. */
const WITHOUT_NUMBERS = ['about', 'help', 'symbols', 'daily', 'alert'];

describe('plain questions', () => {
  test('are read as the lines they mean', () => {
    expect(OPEN_QUESTIONS.length + HELD_QUESTIONS.length).toBeGreaterThanOrEqual(1_000);
    expect(misread(OPEN_QUESTIONS)).toEqual([]);
  });

  test('that nobody fitted the grammar to are read right as well, nearly all of them', () => {
    const right = 1 - misread(HELD_QUESTIONS).length / HELD_QUESTIONS.length;
    expect(right).toBeGreaterThanOrEqual(0.95);
  });

  test('that were written when the grammar was done are read right as well, nearly all of them', () => {
    expect(misread(FRESH_QUESTIONS).length / FRESH_QUESTIONS.length).toBeLessThanOrEqual(0.08);
  });

  test('that others wrote lately, and what was wrong in them mended, are read right, nearly all of them', () => {
    const right = 1 - misread(LATELY).length / LATELY.length;
    expect(LATELY.length).toBeGreaterThan(1_550);
    expect(right).toBeGreaterThanOrEqual(0.98);
  });

  test('that the author wrote in many voices are read right, nearly all of them', () => {
    expect(VOICES.length).toBeGreaterThan(600);
    expect(misread(VOICES).length / VOICES.length).toBeLessThanOrEqual(0.02);
  });

  test('that the author wrote class by class are read right, nearly all of them', () => {
    expect(misread(BY_CLASS).length / BY_CLASS.length).toBeLessThanOrEqual(0.02);
  });

  test('that the bot does not answer get no number, kept aside or not', () => {
    const kept = [...OPEN_QUESTIONS, ...HELD_QUESTIONS];
    const asked = [...kept, ...FRESH_QUESTIONS, ...LATELY, ...BY_CLASS, ...VOICES];
    const nones = asked.filter(([, expected]) => expected === 'none');
    expect(nones.length).toBeGreaterThan(240);
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

  test('that ask for a measure that is not there are offered those that are', () => {
    expect(reading('hourly btc vs nasdaq last 30 days')).toEqual({
      kind: 'ask',
      sentence: 'I have no `freq=1h`, only daily or weekly. Which shall it be?',
      choices: [
        { label: 'daily', line: 'corr btc ndx 30d' },
        { label: 'weekly', line: 'corr btc ndx 30d freq=weekly' },
      ],
    });
  });

  test('that name a month and no year mean the last one, where the day is known', () => {
    const on = (asOf: string | undefined) =>
      readQuestion('btc vs spx since march', { catalog, commands, asOf });
    expect(on('2026-11-25')).toMatchObject({ line: 'corr btc spx 2026-03-01..' });
    expect(on('2026-02-27')).toMatchObject({ line: 'corr btc spx 2025-03-01..' });
    expect(on(undefined)).toMatchObject({ line: 'corr btc spx 1y' });
  });

  test('in one text are answered from the first on, a time behind it counted in', () => {
    expect(lineOf('how correlated is btc with gold, and when did it peak?')).toBe('corr btc gold 1y');
    expect(reading('is eth tracking the dow? and who invented ethereum?')).toMatchObject({
      line: 'corr eth dow 1y',
      said: ['1 year', 'only one of your questions'],
    });
    expect(lineOf('oil n bitcoin any link? 6mo')).toBe('corr btc oil 6m');
    expect(lineOf('i hold some doge. is it tied to the nasdaq?')).toBe('corr doge ndx 1y');
  });
});

describe('texts that hold two things at once', () => {
  test('are two questions where each pair has its own time, and one list where none has', () => {
    expect(reading('eth vs ndx 6m and btc vs gold 3m pls')).toMatchObject({
      line: 'corr eth ndx 6m',
      said: ['only one of your questions'],
    });
    expect(lineOf('btc vs spx and eth vs gold')).toBe('matrix btc,spx,eth,gold 1y');
  });

  test('say what is to be done now and what later: now counts', () => {
    expect(lineOf("turn post 2 off for now, i'll switch it back on next week")).toBe('daily pause 2');
    expect(lineOf("stop daily 4, i'll restart it then")).toBe('daily pause 4');
    expect(lineOf('turn post 2 back on')).toBe('daily resume 2');
  });

  test('are verdicts and questions where they ask as well', () => {
    expect(lineOf('honestly is the btc nasdaq correlation dead?')).toBe('corr btc ndx 1y');
    expect(lineOf('the btc nasdaq link is dead. check it 1y')).toBe('corr btc ndx 1y');
    expect(lineOf('btc spx corr 1y, boss thinks its overblown')).toBe('corr btc spx 1y');
    expect(lineOf('do btc and ndx returns move together this year')).toBe('corr btc ndx ytd');
  });
});

describe('typed lines', () => {
  test('with a ticker that is also a word mean the ticker', () => {
    expect(lineOf('corr wif ndx 1y')).toBe('corr wif ndx 1y');
    expect(lineOf('corr lean ndx')).toBe('corr lean ndx 1y');
    expect(lineOf('corr btc wif ndx')).toBe('corr btc ndx 1y');
    expect(lineOf('corr btc pls')).toBe('corr btc r2k-tech 1y');
  });
});

describe('texts that hold names and ask for nothing of ours', () => {
  test('get no number', () => {
    expect(TEMPTING.length).toBeGreaterThanOrEqual(150);
    expect(TEMPTING.map((text) => [text, lineOf(text)]).filter(([, line]) => line !== 'none')).toEqual([]);
  });

  test('get none either as what goes on from an answer', () => {
    const answered = TEMPTING.map((text) => [text, lineOf(text, 'corr btc r2k-tech 1y')] as const).filter(
      ([, line]) => line !== 'none' && !WITHOUT_NUMBERS.includes(line.split(' ')[0] ?? ''),
    );
    expect(answered).toEqual([]);
  });

  test('are met with silence among people, and so is what is only told', () => {
    const told = [
      'bitcoin is just a leveraged nasdaq these days',
      'btc and gold moved together all week',
      'everyone says btc follows the nasdaq',
      'btc vs gold',
      'my money is on eth and sol moving with the qqq',
      'does grandma track the btc pizza and the gold landlord?',
    ];
    const heard = [...TEMPTING, ...told].filter((text) => asksInTheOpen(text, { catalog, commands }));
    expect(heard).toEqual([]);
  });
});
