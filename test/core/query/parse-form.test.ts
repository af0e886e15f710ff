import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Refusal } from '../../../src/core/errors.ts';
import { createCatalog } from '../../../src/core/query/catalog.ts';
import { format } from '../../../src/core/query/format.ts';
import { parse } from '../../../src/core/query/parse.ts';
import { optionName, parseForm } from '../../../src/core/query/parse-form.ts';
import { GRAMMARS, grammarOf } from './grammars.ts';

const catalog = createCatalog();

function filled(command: string, values: Readonly<Record<string, string>>) {
  return parseForm(command, new Map(Object.entries(values)), GRAMMARS, catalog);
}

function refusal(command: string, values: Readonly<Record<string, string>>): string {
  try {
    filled(command, values);
  } catch (error) {
    if (error instanceof Refusal) return error.message;
    throw error;
  }
  throw new Error(`${command} was filled with ${JSON.stringify(values)}`);
}

describe('a form and a line that say the same are the same query', () => {
  test.each([
    ['corr', {}, 'corr btc r2k-tech'],
    ['corr', { asset: 'eth' }, 'corr eth'],
    ['corr', { benchmark: 'ndx' }, 'corr ndx'],
    ['corr', { asset: 'Bitcoin', benchmark: 'the nasdaq', range: '12 months' }, 'corr btc ndx 1y'],
    ['corr', { asset: 'ndx', benchmark: 'btc' }, 'corr ndx btc'],
    ['corr', { asset: 'mstr', window: '21', method: 'Spearman' }, 'corr mstr window=21 method=spearman'],
    ['corr', { range: 'between 2020 and 2022', freq: 'weekly' }, 'corr btc 2020..2022 weekly'],
    ['corr', { asset: 'for', benchmark: 'ndx' }, 'corr $for ndx'],
    ['corr', { asset: '$for', benchmark: 'ndx' }, 'corr $for ndx'],
    ['corr', { asset: 'wif-usd', window: '30d' }, 'corr wif/usd window=30d'],
    ['rank', { asset: 'eth', benchmarks: 'ndx, spx,gold' }, 'rank eth ndx,spx,gold'],
    ['rank', { benchmarks: 'ndx spx' }, 'rank btc ndx,spx'],
    ['alts', { assets: 'eth,sol', benchmark: 'ndx' }, 'alts eth,sol ndx'],
    ['alts', { benchmark: 'gold' }, 'alts gold'],
    ['matrix', { assets: 'btc,eth,small cap tech' }, 'matrix btc,eth,small cap tech'],
    ['symbols', { text: 'gold  miners' }, 'symbols gold miners'],
  ] as const)('%s %j', (command, values, line) => {
    expect(filled(command, values)).toEqual(parse(line, GRAMMARS, catalog));
  });

  test('a word that would ask for help in a line says nothing in a field', () => {
    expect(filled('symbols', { text: 'gold --help' })).toEqual(parse('symbols gold', GRAMMARS, catalog));
  });

  test('whatever is filled in, its canonical line is read as the same query', () => {
    const name = fc.constantFrom(
      'btc',
      'ETH',
      'ndx',
      'gold',
      'mstr',
      'for',
      'r2k',
      'pepe/usdt',
      'high-yield',
    );
    const list = fc.array(name, { maxLength: 5 }).map((names) => names.join(','));
    const valueOf = {
      asset: name,
      benchmark: name,
      assets: list,
      benchmarks: list,
      range: fc.constantFrom('1y', '90 days', '2020..2022', 'ytd', 'max', 'since 2021'),
      window: fc.constantFrom('21', '63', '100'),
      choice: fc.constant(''),
      text: fc.constantFrom('gold', 'corr', 'small tech'),
    } as const;
    const form = fc.constantFrom(...GRAMMARS).chain((grammar) =>
      fc.record({
        command: fc.constant(grammar.name),
        values: fc.record(
          Object.fromEntries(
            grammar.options.map((option) => [
              optionName(option),
              fc.option(
                option.kind === 'choice' ? fc.constantFrom(...option.choices) : valueOf[option.kind],
                {
                  nil: '',
                },
              ),
            ]),
          ),
        ),
      }),
    );
    let read = 0;
    fc.assert(
      fc.property(form, ({ command, values }) => {
        try {
          const query = filled(command, values);
          expect(parse(format(query, grammarOf(command)), GRAMMARS, catalog)).toEqual(query);
          read += 1;
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
        }
      }),
      { numRuns: 2_000 },
    );
    expect(read).toBeGreaterThan(800);
  });
});

describe('what a line would be refused for, a form is too', () => {
  test.each([
    ['corr', { range: 'forever' }, /^I don't know the range `forever`/],
    ['corr', { range: 'btc' }, /^I don't know the range `btc`/],
    ['corr', { window: '5' }, /from 20 to 252/],
    ['corr', { method: 'astrology' }, /no method/],
    ['corr', { asset: 'btc', benchmark: 'bitcoin' }, /with itself/],
    ['corr', { asset: 'btc 1y' }, /can't be a name/],
    ['corr', { asset: 'help' }, /one of my commands/],
    ['corr', { asset: '<@123>' }, /can't be a name/],
    ['corr', { asset: 'b\u200btc' }, /can't be seen/],
    ['corr', { asset: 'x'.repeat(5_000) }, /longer than/],
    ['matrix', { assets: 'btc' }, /at least 2/],
    ['matrix', { assets: 'btc,eth,ndx,gold,spx,sol' }, /at most 5/],
    ['matrix', { assets: Array.from({ length: 300 }, () => 'x').join(',') }, /more than 200/],
  ] as const)('%s %j', (command, values, sentence) => {
    expect(refusal(command, values)).toMatch(sentence);
  });
});
