import { describe, expect, test } from 'vitest';
import { Refusal } from '../../../src/core/errors.ts';
import { isPair, toSymbol } from '../../../src/core/query/symbol.ts';

describe('what a source may be asked for', () => {
  test.each([
    ['mstr', 'MSTR'],
    ['^ixic', '^IXIC'],
    ['cl=f', 'CL=F'],
    ['dx-y.nyb', 'DX-Y.NYB'],
    ['brk.b', 'BRK-B'],
    ['0700.hk', '0700.HK'],
    ['^sp600-45', '^SP600-45'],
    ['ＭＳＴＲ', 'MSTR'],
    ['pepe/usdt', 'PEPE/USDT'],
    ['pepe-usd', 'PEPE/USD'],
  ])('%s is %s', (word, symbol) => {
    expect(toSymbol(word)).toBe(symbol);
  });

  test.each(
    [
      [
        '',
        '-',
        '.',
        '/',
        '^',
        '=',
        '90',
        '1.5',
        '-x',
        '.x',
        'x-',
        'x.',
        'x=',
        'x^',
        'x^y',
        '^',
        '^^x',
        'a..b',
        'a--b',
      ],
      [
        '../x',
        'a/b',
        'a/usd/b',
        '/usd',
        'usd/',
        'x'.repeat(21),
        'a b',
        'a\u0000',
        'a_b',
        'a:b',
        'a%2f',
        'a?b',
        'a#b',
      ],
      ['\u0430pple', 'straße', 'ıbm', 'btc\u200B', '😀', 'a`b', '<@u1>', '@everyone', 'a,b', "a'b", 'a\nb'],
    ].flat(),
  )('%j is refused', (word) => {
    expect(() => toSymbol(word)).toThrow(Refusal);
  });

  test('the character at fault is named', () => {
    expect(() => toSymbol('(btc')).toThrow("`(btc` can't be a name because of its `(`.");
    expect(() => toSymbol('`btc`')).toThrow("`btc` can't be a name because of its backtick.");
    expect(() => toSymbol('\u0430pple')).toThrow('because of its non-Latin letter U+0430.');
    expect(() => toSymbol('caf\u00E9')).toThrow('because of its character U+00E9.');
  });

  test('a pair is a coin against a currency, not two coins', () => {
    expect(['btc/usd', 'btc-usdt', 'BTC/EUR'].every(isPair)).toBe(true);
    expect(['eth/btc', 'btc', 'brk-b', '/usd', 'btc/usd/eur'].some(isPair)).toBe(false);
  });
});
