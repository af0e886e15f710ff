import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Refusal } from '../../../src/core/errors.ts';
import { createCatalog } from '../../../src/core/query/catalog.ts';
import { format } from '../../../src/core/query/format.ts';
import { parse } from '../../../src/core/query/parse.ts';
import type { Query } from '../../../src/core/types.ts';
import { GRAMMARS, grammarOf } from './grammars.ts';

const catalog = createCatalog();
const SYMBOL = /^[A-Z0-9^][A-Z0-9.^=\-/]{0,19}$/;

/**
 * Reads a line that nobody should type. Either it is refused in a sentence that is safe to show, or every name in
 * the query is a symbol that sources may be asked for, and the query survives being printed.
 */
function outcome(line: string): 'refused' | 'read' {
  const result = attempt(line);
  if (result instanceof Refusal) {
    expectSafeSentence(result.message);
    return 'refused';
  }
  expectSound(result);
  return 'read';
}

function attempt(line: string): Query | Refusal {
  try {
    return parse(line, GRAMMARS, catalog);
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

function expectSafeSentence(sentence: string): void {
  expect(sentence).toMatch(/^\S.*[.?]$/su);
  expect(sentence).not.toMatch(/[\p{C}\p{Default_Ignorable_Code_Point}]/u);
  expect(sentence.length).toBeLessThan(400);
  // What a person typed stands inside backticks, so the backticks come in pairs.
  expect(sentence.split('`').length % 2).toBe(1);
}

function expectSound(query: Query): void {
  const listings = [...query.assets, ...query.benchmarks].map(catalog.listing);
  for (const { symbol } of listings.flatMap(({ instruments }) => instruments)) expect(symbol).toMatch(SYMBOL);
  expect(parse(format(query, grammarOf(query.command)), GRAMMARS, catalog)).toEqual(query);
}

describe('hostile lines', () => {
  test.each([
    '/corr btc btc 1y',
    '/corr btc eth 0d',
    '/corr btc eth -1y',
    '/corr btc eth 999999999999y',
    '/corr btc eth 1e308y',
    '/corr btc eth NaN',
    '/corr btc eth Infinity',
    '/corr btc eth 1.5y',
    '/corr btc eth 0x10d',
    '/corr btc eth ١س',
    '/corr btc eth 1y 1y 1y 1y',
    '/corr btc eth 2020-02-30',
    '/corr btc eth 2030-01-01..2020-01-01',
    '/corr btc eth 1y window=-5',
    '/corr btc eth 1y window=1e9',
    '/corr btc eth 1y window=;drop table subscription;--',
    '/corr (btc-eth 1y',
    '/corr btc/0 eth 1y',
    '/corr ((((((((((((((((((((btc 1y',
    `/corr ${'('.repeat(10_000)}btc 1y`,
    '/corr \u0430pple tsla 1y',
    '/corr b\u200Btc eth 1y',
    '/corr b\u202Etc eth 1y',
    '/corr b\uFEFFtc eth 1y',
    '/corr b\u0000tc eth 1y',
    '/corr b\uD800tc eth 1y',
    '/corr b\u3164tc eth 1y',
    '/corr 😀 🚀 1y',
    "/corr BTC' OR '1'='1 eth 1y",
    '/corr btc eth 1y $(reboot)',
    '/corr btc eth `id`',
    '/corr ${process.env.SLACK_BOT_TOKEN} btc',
    '/corr {{7*7}} <%= 7*7 %> 1y',
    '/corr __proto__ constructor 1y',
    '/corr hasOwnProperty __defineGetter__ 1y',
    '/corr ../../etc/passwd btc 1y',
    '/corr csv:../../../etc/passwd btc 1y',
    '/corr csv:/etc/passwd btc 1y',
    '/corr csv:..%2f..%2f.env btc 1y',
    '/corr csv:data.csv%00.png btc 1y',
    '/corr csv:link-to-outside.csv btc 1y',
    '/corr http://169.254.169.254/latest/meta-data btc 1y',
    '/corr http://localhost:5432/ btc 1y',
    '/corr http://[::1]/ file:///etc/passwd 1y',
    '/corr //evil.example/x btc 1y',
    '/corr BTC?modules=all#x eth 1y',
    '/corr BTC%0d%0aHost:evil eth 1y',
    '/corr BTC&crumb=x eth 1y',
    '/corr <!channel> btc 1y',
    '/corr <!here|x> <!everyone> 1y',
    '/corr <!subteam^S123> btc',
    '/corr <@U012ABC> <#C012ABC> 1y',
    '/corr <https://evil.example|btc> eth 1y',
    '/corr @everyone @here 1y',
    '/corr <@&123456789012345678> <@123> 1y',
    '/corr [btc](https://evil.example) eth 1y',
    '/corr ||btc|| **eth** ~~x~~ 1y',
    '/corr ```btc``` eth 1y',
    '/corr btc eth 1y :skull: <a:x:1>',
    '/corr =HYPERLINK("http://evil.example","x") btc 1y',
    "/corr +cmd|'/C calc'!A0 btc 1y",
    '/corr @SUM(1+1)*cmd btc',
    `/corr ${'x'.repeat(4_000)} btc`,
    `/corr ${'SYM '.repeat(10_000)}`,
  ])('refused: %s', (line) => {
    expect(outcome(line)).toBe('refused');
  });

  test.each([
    '/corr',
    '/corr btc',
    '/corr btc eth １ｙ',
    '/corr --help --help',
    '/corr - - -',
    '/corr toString valueOf 1y',
    '/corr constructor btc',
    '/corr btc-r2k-tech- 1y',
  ])('odd, but it has a meaning: %s', (line) => {
    expect(outcome(line)).toBe('read');
  });

  test('a look-alike letter is named, because it can not be seen', () => {
    expect(() => parse('\u0430pple', GRAMMARS, catalog)).toThrow('its non-Latin letter U+0430.');
    expect(() => parse('b\u200Btc', GRAMMARS, catalog)).toThrow("can't be seen (U+200B)");
  });
});

describe('generated lines', () => {
  test('any unicode at all is read or refused, never worse', () => {
    const unicode = fc.string({ unit: 'binary', maxLength: 300 });
    fc.assert(
      fc.property(unicode, (line) => {
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
