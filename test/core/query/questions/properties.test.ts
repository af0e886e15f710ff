import {
  array,
  assert,
  boolean,
  constantFrom,
  oneof,
  property,
  string as anyString,
  tuple,
  uniqueArray,
} from 'fast-check';
import { describe, expect, test } from 'vitest';
import { format } from '../../../../src/core/query/format.ts';
import { parse } from '../../../../src/core/query/parse.ts';
import { namesIn } from '../../../../src/core/query/questions/in-the-open.ts';
import { OPEN_QUESTIONS } from './all-questions.ts';
import { catalog, commands, lineOf } from './reading-of.ts';

const coins = catalog.all.filter(({ group }) => group === 'coin').map(({ id }) => id);
const benchmarks = catalog.all.filter(({ group }) => group !== 'coin').map(({ id }) => id);
const coin = constantFrom(...coins);
const benchmark = constantFrom(...benchmarks);
const range = constantFrom(
  '30d',
  '90d',
  '6m',
  '1y',
  '18m',
  '5y',
  'ytd',
  'max',
  '2022',
  '2020..2022',
  '2021-03-01..2022-06-30',
  '2023-01-01..',
);
const pairLine = tuple(
  coin,
  benchmark,
  range,
  constantFrom('', 'window=21', 'method=spearman', 'freq=weekly', 'view=beta'),
).map(([one, other, time, setting]) => `corr ${one} ${other} ${time} ${setting}`.trim());

const line = oneof(
  pairLine,
  tuple(coin, range).map(([one, time]) => `rank ${one} ${time}`),
  tuple(coin, uniqueArray(benchmark, { minLength: 2, maxLength: 5 }), range).map(
    ([one, list, time]) => `rank ${one} ${list.join(',')} ${time}`,
  ),
  tuple(benchmark, range).map(([one, time]) => `alts ${one} ${time}`),
  tuple(coin, benchmark, range).map(([one, other, time]) => `history ${one} ${other} ${time}`),
  tuple(uniqueArray(coin, { minLength: 2, maxLength: 5 }), range).map(
    ([list, time]) => `matrix ${list.join(',')} ${time}`,
  ),
  range.map((time) => `study ${time}`),
  pairLine.map((inner) => `daily add 16:30 America/New_York ${inner} days=weekdays`),
  tuple(coin, benchmark).map(([one, other]) => `alert add corr ${one} ${other} 1y < 0.3`),
  constantFrom(
    'daily list',
    'daily remove 3',
    'alert list',
    'help',
    'help corr',
    'symbols',
    'symbols gold',
    'about why',
    'about confidence',
  ),
);

const FILLERS = [
  'please',
  'hey',
  'so',
  'just',
  'guys',
  'hello',
  'um',
  'ok so',
  'lol',
  'yo',
  'honestly',
  'quick one',
];
/** Words that nobody taught the grammar. */
const STRANGERS = ['grandma', 'zxqv', 'pizza', 'tuesdayish', 'blorp', 'xylophone', 'landlord'];
const TAILS = ['lol', 'thx', 'tia', 'asking for a friend', 'fam', 'cheers', 'no rush'];
const SIGNS = ['?', '!', '??', ' :)', '...', ' 🚀', ' 🤔🤔', '.'];

describe('whatever is asked', () => {
  test('a canonical line reads as itself', () => {
    assert(
      property(line, (canonical) => {
        const query = parse(canonical, commands, catalog);
        const command = commands.find(({ name }) => name === query.command);
        if (command === undefined) throw new Error(`no command for ${canonical}`);
        const itself = format(query, command);
        expect(lineOf(canonical)).toBe(itself);
        expect(lineOf(itself, 'corr eth gold 2y')).toBe(itself);
      }),
      { numRuns: 500 },
    );
  });

  test('noise around a question does not change what it is read as', () => {
    const asked = OPEN_QUESTIONS.filter(
      ([text, expected]) =>
        !/[[(]|csv|unsubscribe/.test(text) &&
        expected !== 'none' &&
        // A name alone is easily a cheer, `btc lol`; two dots behind a year are an open end.
        /^\w+ .*[^.]$/.test(text) &&
        !/^(?:corr|rank|alts|matrix|history|study|daily|alert|about|help|symbols)\b/i.test(text),
    );
    assert(
      property(
        constantFrom(...asked),
        constantFrom(...FILLERS),
        constantFrom(...SIGNS),
        constantFrom('as it is', 'upper', 'lower', 'spaced'),
        ([text, , previous], filler, sign, shape) => {
          const shaped = {
            'as it is': text,
            upper: text.toUpperCase(),
            lower: text.toLowerCase(),
            spaced: text.replaceAll(' ', '  '),
          }[shape];
          expect(lineOf(`${filler} ${shaped}${sign}`, previous)).toBe(lineOf(text, previous));
        },
      ),
      { numRuns: 1_000 },
    );
  });

  test('words that nobody knows do not silence a question about two names and their link', () => {
    const asked = OPEN_QUESTIONS.filter(
      ([text, expected, previous]) =>
        previous === undefined &&
        /^(?:corr|rank|history) /.test(expected) &&
        /^(?:is|are|does|do|did|has|how|what|which|when)\b/i.test(text) &&
        /correl|track|follow|coupled|linked|tied/i.test(text) &&
        !/[.!;:?,].*\w/.test(text) &&
        namesIn(text, catalog).length >= 2,
    );
    expect(asked.length).toBeGreaterThan(30);
    assert(
      property(
        constantFrom(...asked),
        constantFrom(...STRANGERS),
        constantFrom(...TAILS, ''),
        boolean(),
        ([text], stranger, tail, isBefore) => {
          const said = isBefore ? `${stranger}, ${text} ${tail}` : `${text} ${stranger}, ${tail}`;
          expect(lineOf(said)).toBe(lineOf(text));
        },
      ),
      { numRuns: 500 },
    );
  });

  test('any text of 4,000 characters is read without a throw', () => {
    const words = constantFrom(...OPEN_QUESTIONS.flatMap(([text]) => text.split(' ')));
    const text = oneof(
      anyString({ unit: 'binary', maxLength: 4_000 }),
      anyString({ unit: 'grapheme', maxLength: 4_000 }),
      array(words, { minLength: 100, maxLength: 900 }).map((list) => list.join(' ').slice(0, 4_000)),
    );
    assert(
      property(text, constantFrom(undefined, 'corr btc r2k-tech 1y', 'garbage'), (said, previous) => {
        expect(['line', 'none', 'ask']).toContain(kindOf(said, previous));
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    'falls ',
    'what is ',
    'between 2020 and ',
    'btcvs',
    'is ',
    'since the ',
    '$',
    'how do you ',
    'which alerts are ',
  ])('`%s` over and over comes to an end', (piece) => {
    // A pattern that runs away would meet the time limit of the test.
    const texts = [
      `tell me when ${piece.repeat(1_000).slice(0, 3_900)} under 0.3`,
      piece.repeat(2_000).slice(0, 4_000),
    ];
    for (const text of texts) expect(['line', 'none', 'ask']).toContain(kindOf(text, undefined));
  });
});

function kindOf(text: string, previous: string | undefined): string {
  const line = lineOf(text, previous);
  return line === 'none' || line === 'ask' ? line : 'line';
}
