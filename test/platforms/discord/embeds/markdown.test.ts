import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toCode, toMarkdown, toPlain } from '../../../../src/platforms/discord/embeds/markdown.ts';

describe('a reply as Discord’s markdown', () => {
  test.each([
    ['**0.51** over `1y`', '**0.51** over `1y`'],
    ['a * b _ c ~ d | e # f', 'a \\* b \\_ c \\~ d \\| e \\# f'],
    ['<@123> and @everyone', '\\<\u200b\\@\u200b123\\> and \\@\u200beveryone'],
    ['[free](https://evil.example)', '\\[free\\](https\\://evil.example)'],
    ['- a list', '\\- a list'],
    ['1. a list', '1\\. a list'],
    ['0.49', '0.49'],
    ['-0.49', '-0.49'],
    ['-# small', '\\-\\# small'],
    ['> a quote', '\\> a quote'],
    ['one\ntwo\r\n# three', 'one two \\# three'],
    ['a ** b ** c', 'a \\*\\* b \\*\\* c'],
    ['p<0.001, `p<0.001`', 'p\\<0.001, `p<0.001`'],
    ['half `code', 'half \\`code'],
    ['`<@123>`', '`<\u200b@\u200b123>`'],
    ['\u202Eevil\u202C\u0007', 'evil'],
  ])('%j becomes %j', (text, shown) => {
    expect(toMarkdown(text, 1_000)).toBe(shown);
  });

  test('what is too long is cut with a word, and its formatting is closed', () => {
    expect(toMarkdown(`**${'x'.repeat(100)}**`, 40)).toMatch(/^\*\*x+\*\* … \(cut\)$/);
    expect(toMarkdown('*'.repeat(99), 40)).toMatch(/^(?:\\\*)+ … \(cut\)$/);
    expect(toPlain('x'.repeat(100), 20)).toBe('xxxxxxxxxxxx … (cut)');
  });

  test('whatever the text, it stays within its length and pings and links nobody', () => {
    const piece = fc.constantFrom(
      '<',
      '@',
      'everyone',
      '!',
      '1',
      '&',
      '#',
      '`',
      '**',
      '://',
      'http',
      '\\',
      '😀',
      ' ',
    );
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 300 }),
      fc.array(piece).map((all) => all.join('')),
    );
    fc.assert(
      fc.property(text, fc.integer({ min: 20, max: 400 }), (words, most) => {
        for (const shown of [toMarkdown(words, most), toPlain(words, most), toCode(words)]) {
          expect(shown).not.toMatch(/<[@#!:&/]|@everyone|@here|https?:\/\//);
          expect(shown.isWellFormed()).toBe(true);
        }
        expect(toMarkdown(words, most).length).toBeLessThanOrEqual(most);
        expect(toPlain(words, most).length).toBeLessThanOrEqual(most);
        expect(toCode(words)).not.toContain('`');
      }),
      { numRuns: 500 },
    );
  });
});
