import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { echo, echoFirst, invisibleIn } from '../../../src/core/query/echo.ts';
import { anyText } from '../../bad-input/any-text.ts';

test("a person's words stand on one line inside backticks", () => {
  expect(echo('forever')).toBe('`forever`');
  expect(echo(' two \n\t words ')).toBe('`two words`');
  expect(echo('`rm -rf`')).toBe('`rm -rf`');
  expect(echo('')).toBe('that');
  expect(echo('`\u200B`')).toBe('that');
});

test('what has nothing to show is a word, also at the head of a sentence', () => {
  expect(echoFirst('')).toBe('That');
  expect(echoFirst('```')).toBe('That');
  expect(echoFirst('btc')).toBe('`btc`');
});

test('forty characters at most, never half an emoji', () => {
  expect(echo('x'.repeat(40))).toBe(`\`${'x'.repeat(40)}\``);
  expect(echo('x'.repeat(1_000_000))).toBe(`\`${'x'.repeat(39)}…\``);
  expect(echo('😀'.repeat(100))).toBe(`\`${'😀'.repeat(39)}…\``);
});

test('nothing invisible, and no backtick inside, whatever is typed', () => {
  fc.assert(
    fc.property(anyText(200), (text) => {
      const inner = echo(text).replaceAll(/^`|`$/g, '');
      expect(inner).not.toMatch(/[`\p{C}\p{Default_Ignorable_Code_Point}]/u);
      expect(Array.from(inner).length).toBeLessThanOrEqual(40);
    }),
    { numRuns: 2_000 },
  );
});

test.each([
  ['zero-width space', '\u200B', 'U+200B'],
  ['right-to-left override', '\u202E', 'U+202E'],
  ['byte order mark', '\uFEFF', 'U+FEFF'],
  ['NUL', '\u0000', 'U+0000'],
  ['half a surrogate pair', '\uD800', 'U+D800'],
  ['Hangul filler', '\u3164', 'U+3164'],
  ['variation selector', '\uFE0F', 'U+FE0F'],
])('%s is seen', (_, character, name) => {
  expect(invisibleIn(`a${character}b`)).toBe(name);
});

test('white space is not invisible text', () => {
  expect(invisibleIn('a\tb\nc d\u00A0e')).toBeNull();
});
