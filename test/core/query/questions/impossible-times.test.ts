import { describe, expect, test } from 'vitest';
import { explain } from '../../../../src/core/answering/explain.ts';
import { understand } from '../../../../src/core/answering/understand.ts';
import { refusalOf } from '../../../refusal-of.ts';
import { catalog, commands, lineOf } from './reading-of.ts';

const sentence = (text: string) =>
  refusalOf(() => understand(text, { catalog, commands, spoken: true })).message;

describe('a time that was said and can not be is refused, not left out', () => {
  test.each([
    ['is btc tracking gold over the last 1000000000 days?', /more than 50 years/],
    ['is btc tracking gold over the last 1e999 years?', /not a whole number/],
    ['is btc tracking gold over 0 days?', /no time at all/],
    ['is btc tracking gold since 2020-02-30?', /no such date as `2020-02-30`/],
    ['is btc tracking gold between 2022 and 2020?', /runs backwards. Try 2020\.\.2022/],
    ['is btc tracking gold from 2022 to 2020?', /runs backwards/],
    ['is btc tracking gold since 01/02/2020?', /can't tell the day from the month/],
  ])('%s', (text, said) => {
    expect(sentence(text)).toMatch(said);
    expect(explain(text, { catalog, commands })).toMatchObject({ line: 'none' });
  });

  test.each([
    ['is btc tracking gold at 5000?', 'corr btc gold 1y'],
    ['is btc tracking gold 24/7?', 'corr btc gold 1y'],
  ])('a number that is no time is passed over: %s', (text, line) => {
    expect(lineOf(text)).toBe(line);
  });
});

describe('half a year and one and a half are not two and five', () => {
  test.each([
    ['is btc tracking gold over the last \u00BD year?', 'corr btc gold 6m'],
    ['is btc tracking gold over the last 1/2 year?', 'corr btc gold 6m'],
    ['is btc tracking gold over the last 1,5 years?', 'corr btc gold 18m'],
    ['is btc tracking gold over the last 1.5 years?', 'corr btc gold 18m'],
    ['alert me when btc and gold go above 0,7', 'alert add corr btc gold 1y > 0.7'],
  ])('%s', (text, line) => {
    expect(lineOf(text)).toBe(line);
  });
});

describe('a line with a mistake is no question, wherever it is said', () => {
  test.each([
    ['corr btc eth 0d', /no time at all/],
    ['corr btc eth 1y window=19', /whole number of sessions from 20 to 756/],
    ['corr btc eth 2022..2020', /runs backwards/],
    ['corr btc eth 1y method=cosine', /`cosine` is no method/],
    ['rank btc 51y', /more than 50 years/],
    ['corr btc eth -1y', /is negative/],
  ])('%s', (text, said) => {
    expect(sentence(text)).toMatch(said);
  });

  test.each([
    ['daily pause -1', 'daily pause -1'],
    ['daily remove 1 OR 1=1', 'daily remove 1 OR 1=1'],
    ['daily history 1; delete from alert', 'daily history 1; delete from alert'],
    ['alert pause 1.5', 'alert pause 1.5'],
  ])('%s is left to the command, which refuses it, and changes no other order', (text, line) => {
    expect(lineOf(text)).toBe(line);
  });

  test.each([
    ['corr of btc and gold?', 'corr btc gold 1y'],
    ['rank everything against btc', 'rank btc 1y'],
    ['history of btc and gold since 2021?', 'history btc gold 2021-01-01..'],
  ])('%s is a question all the same', (text, line) => {
    expect(lineOf(text)).toBe(line);
  });
});
