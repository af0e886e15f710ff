import { describe, expect, test } from 'vitest';
import corr from '../../../commands/corr.ts';
import { corrSettings } from '../../../src/core/command/corr-settings.ts';
import { createCatalog } from '../../../src/core/query/catalog.ts';
import { format } from '../../../src/core/query/format.ts';
import { parse } from '../../../src/core/query/parse.ts';
import { refusalOf } from '../../refusal-of.ts';

const catalog = createCatalog();
const query = (line: string) => parse(line, [corr], catalog);
const settings = (line: string) => corrSettings(query(line), corr);

test('without settings it is daily, by Pearson, over 63 sessions, without a view', () => {
  expect(settings('corr btc ndx')).toEqual({
    method: 'pearson',
    frequency: 'daily',
    view: 'none',
    window: 63,
  });
});

test('each setting is read, as a word of its own as well', () => {
  const all = { method: 'kendall', frequency: 'weekly', view: 'partial', window: 30 };
  expect(settings('corr btc ndx 5y window=30 method=kendall freq=weekly view=partial')).toEqual(all);
  expect(settings('window 30 btc vs ndx weekly kendall partial 5 years')).toEqual(all);
});

test.each([
  'corr btc ndx 1y',
  'corr btc ndx 1y method=spearman',
  'corr btc ndx 5y window=26 freq=weekly',
  'corr btc ndx 5y method=kendall freq=weekly view=updown',
  'corr btc ndx max method=ewma view=dcc',
])('%s is a canonical line', (line) => {
  expect(format(query(line), corr)).toBe(line);
});

describe('the window of weekly returns', () => {
  test('is a year of them when none was given, and counts weeks when one was', () => {
    expect(settings('corr btc ndx freq=weekly').window).toBe(52);
    expect(settings('corr btc ndx freq=weekly window=26').window).toBe(26);
    expect(settings('corr btc ndx window=26').window).toBe(26);
  });
});

describe('settings that make no sense together are refused, with lines that do', () => {
  test.each([
    ['method=ewma freq=weekly', /too coarse.*Leave out/, ['1y method=ewma', '1y freq=weekly']],
    ['freq=weekly view=leadlag', /reads daily returns/, ['1y view=leadlag', '1y freq=weekly']],
    ['freq=weekly view=dcc', /reads daily returns/, ['1y view=dcc', '1y freq=weekly']],
    ['freq=weekly view=tails', /reads daily returns/, ['1y view=tails', '1y freq=weekly']],
  ] as const)('%s', (words, sentence, lines) => {
    const refusal = refusalOf(() => settings(`corr btc ndx 1y ${words}`));
    expect(refusal.message).toMatch(sentence);
    expect(refusal.actions.map(({ line }) => line)).toEqual(lines.map((line) => `corr btc ndx ${line}`));
    for (const { line } of refusal.actions) expect(() => settings(line)).not.toThrow();
  });
});
