import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { priceFileName } from '../../../src/prices/cache/price-file-name.ts';

const symbols = fc.stringMatching(/^[A-Z0-9^][A-Z0-9.^=\-/]{0,19}$/);

describe('priceFileName', () => {
  test.each([
    ['PSCT', 'PSCT.csv'],
    ['BTC/USD', 'BTC-USD.csv'],
    ['BTC-USD', 'BTC_-USD.csv'],
    ['BRK-B', 'BRK_-B.csv'],
    ['^VIX', '__VIX.csv'],
    ['GC=F', 'GC=F.csv'],
    ['DX-Y.NYB', 'DX_-Y.NYB.csv'],
    ['CON', '_.CON.csv'],
    ['AUX.PA', '_.AUX.PA.csv'],
    ['CONS', 'CONS.csv'],
  ])('%s is kept in %s', (symbol, name) => {
    expect(priceFileName(symbol)).toBe(name);
  });

  test('what is no symbol has no file', () => {
    for (const word of ['', '../../etc/passwd', '.hidden', 'btc', 'A'.repeat(21), 'A\\B', 'A%2FB', 'A\0']) {
      expect(priceFileName(word)).toBeNull();
    }
  });

  test('no two symbols share a file, not even where case does not count', () => {
    fc.assert(
      fc.property(symbols, symbols, (a, b) => {
        const [first, second] = [priceFileName(a)?.toLowerCase(), priceFileName(b)?.toLowerCase()];
        expect(first === second).toBe(a === b);
      }),
    );
    // Few letters, so that near misses are common.
    const confusing = fc.stringMatching(/^[C^][CON^\-/.]{0,4}$/);
    fc.assert(
      fc.property(confusing, confusing, (a, b) => {
        expect(priceFileName(a) === priceFileName(b)).toBe(a === b);
      }),
      { numRuns: 20_000 },
    );
  });

  test('every name is a plain file name that the files source accepts', () => {
    fc.assert(
      fc.property(symbols, (symbol) => {
        expect(priceFileName(symbol)).toMatch(/^[\w^.=-]{1,60}\.csv$/);
        expect(priceFileName(symbol)?.startsWith('.')).toBe(false);
      }),
    );
  });
});
