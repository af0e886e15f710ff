import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from '../../../src/core/query/parse.ts';
import { suggestions } from '../../../src/platforms/web/suggest.ts';
import { catalog, commands } from './web-bed.ts';

const suggest = (text: string) => suggestions(text, { commands, catalog });
const words = (text: string) => suggest(text).map(({ word }) => word);
const texts = (text: string) => suggest(text).map((one) => one.text);

describe('what is suggested while a line is typed', () => {
  test('nothing typed, or a slash: every command, with what it answers', () => {
    expect(words('')).toEqual(commands.map(({ name }) => name));
    expect(words('/')).toEqual(commands.map(({ name }) => `/${name}`));
    expect(suggest('/')[0]?.about).toBe(commands[0]?.summary);
  });

  test('the beginning of a command, then the names that begin so', () => {
    expect(texts('co')[0]).toBe('corr');
    expect(texts('/his')).toEqual(['/history']);
    expect(words('bit')[0]).toBe('btc');
  });

  test('a name by an alias, and after a slip of the keyboard', () => {
    expect(words('corr bitcoin')[0]).toBe('btc');
    expect(words('corr btc nasdaq')[0]).toBe('ndx');
    expect(words('corr btc r2k-tec')).toContain('r2k-tech');
  });

  test('coins first for what is compared, benchmarks first for what it is held against', () => {
    expect(words('corr ')[0]).toBe('btc');
    expect(words('corr btc ')[0]).toBe('r2k-tech');
  });

  test('the last name of a list; none that is there already', () => {
    expect(texts('/matrix btc,eth,gol')[0]).toBe('/matrix btc,eth,gold');
    expect(words('matrix btc,')).not.toContain('btc');
  });

  test('ranges where one is meant, then the settings of the command', () => {
    expect(words('corr btc ndx 9')[0]).toBe('90d');
    expect(words('corr btc ndx ')).toContain('1y');
    expect(words('corr btc ndx yt')[0]).toBe('ytd');
    expect(texts('corr btc ndx 1y meth')).toContain('corr btc ndx 1y method=spearman');
    expect(words('corr btc ndx 1y method=spearman meth')).not.toContain('method=kendall');
  });

  test('free words: the examples of the command, and the commands for help', () => {
    expect(texts('/daily add 16')).toEqual(['/daily add 16:30 America/New_York corr btc r2k-tech 1y']);
    expect(words('help co')).toEqual(['corr']);
  });

  test('no name more than the command takes, and nothing for a question', () => {
    expect(words('corr btc ndx r')).toEqual([]);
    expect(words('rank btc ndx,')).toContain('r2k-tech');
    expect(words('is bitcoin still tracking ')).toEqual([]);
    expect(words('btc nasdaq ')).toContain('1y');
  });

  test('a word that is whole is not suggested again', () => {
    expect(words('corr')).not.toContain('corr');
    expect(words('corr btc')).not.toContain('btc');
    expect(words('corr btc ndx 1y')).not.toContain('1y');
  });

  test('every name and range that is suggested for a pair can be read', () => {
    for (const text of ['corr ', 'corr btc ', 'corr btc ndx ', 'corr e', 'corr btc s', 'corr btc ndx 2']) {
      for (const line of texts(text)) expect(() => parse(line, commands, catalog)).not.toThrow();
    }
  });

  test('never fails, never grows, and keeps what was typed before the last word', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        const before = text.trimStart().replace(/[^\s,]*$/, '');
        const offered = suggest(text);
        expect(offered.length).toBeLessThanOrEqual(commands.length);
        // An example is a whole line of its own.
        const continued = offered.filter(({ kind }) => kind !== 'example');
        expect(continued.every((one) => one.text.startsWith(before))).toBe(true);
      }),
    );
  });
});
