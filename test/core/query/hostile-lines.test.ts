import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createCatalog } from '../../../src/core/query/catalog.ts';
import { format } from '../../../src/core/query/format.ts';
import { parse } from '../../../src/core/query/parse.ts';
import type { Query } from '../../../src/core/types.ts';
import { anyText } from '../../bad-input/any-text.ts';
import { expectSafeSentence } from '../../bad-input/safe-words.ts';
import { refusalOrNull } from '../../refusal-of.ts';
import { GRAMMARS, grammarOf } from './grammars.ts';

const catalog = createCatalog();
const SYMBOL = /^[A-Z0-9^][A-Z0-9.^=\-/]{0,19}$/;

/**
 * Reads a line that nobody should type. Either it is refused in a sentence that is safe to show, or every name in
 * the query is a symbol that sources may be asked for, and the query survives being printed.
 */
function outcome(line: string): 'refused' | 'read' {
  const refusal = refusalOrNull(() => expectSound(parse(line, GRAMMARS, catalog)));
  if (refusal !== null) expectSafeSentence(refusal.message);
  return refusal === null ? 'read' : 'refused';
}

function expectSound(query: Query): void {
  const listings = [...query.assets, ...query.benchmarks].map(catalog.listing);
  for (const { symbol } of listings.flatMap(({ instruments }) => instruments)) expect(symbol).toMatch(SYMBOL);
  expect(parse(format(query, grammarOf(query.command)), GRAMMARS, catalog)).toEqual(query);
}

test('a look-alike letter is named, because it can not be seen', () => {
  expect(() => parse('\u0430pple', GRAMMARS, catalog)).toThrow('its non-Latin letter U+0430.');
  expect(() => parse('b\u200Btc', GRAMMARS, catalog)).toThrow("can't be seen (U+200B)");
});

describe('generated lines', () => {
  test('any unicode at all is read or refused, never worse', () => {
    fc.assert(
      fc.property(anyText(), (line) => {
        expect(['read', 'refused']).toContain(outcome(line));
      }),
      { numRuns: 4_000 },
    );
  });

  test('words of the language in any mix are read or refused, and what is read is printed faithfully', () => {
    const spoken = catalog.all.flatMap(({ id, aliases }) => [id, ...aliases]);
    const piece = fc.oneof(
      fc.constantFrom(...spoken),
      fc.constantFrom(...GRAMMARS.map(({ name }) => name)),
      fc.constantFrom(
        '1y',
        '90d',
        'max',
        'ytd',
        '2022',
        '2020..2022',
        'since 2021',
        'window=21',
        'rolling 30d',
      ),
      fc.constantFrom(
        'vs',
        'the',
        ',',
        '/',
        '-',
        '$',
        '=',
        'window',
        'rolling',
        'year',
        'to',
        'from',
        'of',
        'all',
      ),
      fc.constantFrom(
        'method=ewma',
        'weekly',
        'freq',
        'mstr',
        '$for',
        'pepe/usdt',
        'cl=f',
        '0700.hk',
        '^ixic',
      ),
      fc.constantFrom(
        '2020',
        '21',
        'sessions',
        'days',
        'time',
        'one',
        'since',
        'rank',
        'tech',
        'small',
        'cash',
        'russell',
        '100',
        '..',
        '`',
      ),
      fc.string({ maxLength: 6 }),
    );
    const line = fc
      .array(fc.tuple(piece, fc.constantFrom(' ', ' ', ' ', ',', '')), { maxLength: 9 })
      .map((parts) => parts.flat().join(''));
    let read = 0;
    fc.assert(
      fc.property(line, (text) => {
        read += outcome(text) === 'read' ? 1 : 0;
      }),
      { numRuns: 10_000 },
    );
    // The mix would prove nothing if hardly any line were readable.
    expect(read).toBeGreaterThan(1_000);
  });
});
