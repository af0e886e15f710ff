import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseMarkup, plainText, styledTexts } from '../../src/core/markup.ts';

const piece = fc.constantFrom('*', '**', '`', ' ', 'a', '😀', '\n');
const text = fc.oneof(
  fc.string(),
  fc.array(piece, { maxLength: 40 }).map((all) => all.join('')),
);

describe('the markup of a reply', () => {
  test('parts bold and code from the rest', () => {
    expect(parseMarkup('**0.51** over `1y`.')).toEqual([
      { text: '0.51', style: 'bold' },
      { text: ' over ', style: 'plain' },
      { text: '1y', style: 'code' },
      { text: '.', style: 'plain' },
    ]);
    expect(parseMarkup('')).toEqual([]);
  });

  test('spans say bold and code of each stretch, code inside bold too', () => {
    expect(styledTexts('a **b `c`** d')).toEqual([
      { text: 'a ', bold: false, code: false },
      { text: 'b ', bold: true, code: false },
      { text: 'c', bold: true, code: true },
      { text: ' d', bold: false, code: false },
    ]);
  });

  test.each(['2 * 3 ** 4', 'half `code', '** b **', '**', '````', '**a', 'a_b_c', '**a*b**'])(
    'a marker without its partner is text: %s',
    (words) => {
      expect(parseMarkup(words)).toEqual([{ text: words, style: 'plain' }]);
      expect(plainText(words)).toBe(words);
    },
  );

  test('nothing inside code is markup, and bold may hold code', () => {
    expect(parseMarkup('`**a**`')).toEqual([{ text: '**a**', style: 'code' }]);
    expect(parseMarkup('**a `b` c**')).toEqual([{ text: 'a `b` c', style: 'bold' }]);
    expect(plainText('**a `b` c** `**d**`')).toBe('a b c **d**');
  });

  test('loses nothing but markers, in their order', () => {
    const markers = { plain: '', bold: '**', code: '`' };
    fc.assert(
      fc.property(text, (words) => {
        const parts = parseMarkup(words);
        const again = parts.map((part) => `${markers[part.style]}${part.text}${markers[part.style]}`);
        expect(again.join('')).toBe(words);
        for (const part of parts.filter(({ style }) => style === 'bold')) {
          expect(parseMarkup(part.text).map(({ style }) => style)).not.toContain('bold');
        }
      }),
    );
  });

  test('is read in one pass, however long', () => {
    for (const sign of ['*', '**', '`', '**a', '`a', '** ']) {
      // Going back over it for every marker would take minutes.
      expect(plainText(sign.repeat(200_000)).length).toBeGreaterThan(0);
    }
  });
});
