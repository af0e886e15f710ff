import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FIRST_SESSION, isSession, sessionsBetween } from '../../../src/core/calendar/sessions.ts';
import { Refusal } from '../../../src/core/errors.ts';
import { parseRange, resolveRange, unknownRange } from '../../../src/core/query/ranges.ts';
import type { Range } from '../../../src/core/types.ts';

const AS_OF = '2025-05-05';

function range(text: string): Range {
  const found = parseRange(text);
  if (found === null) throw new Error(`${text} is no range`);
  return found;
}

describe('lengths count New York sessions', () => {
  // 30, 90 and 180 days and a year of trading are commonly counted as 21, 63, 126 and 252 sessions.
  test.each([
    ['1d', '1d', 1],
    ['15d', '15d', 11],
    ['30d', '30d', 21],
    ['90d', '90d', 63],
    ['180d', '180d', 126],
    ['365d', '1y', 252],
    ['730d', '2y', 504],
    ['2w', '14d', 10],
    ['1m', '1m', 21],
    ['3m', '3m', 63],
    ['6m', '6m', 126],
    ['12m', '1y', 252],
    ['18m', '18m', 378],
    ['24m', '2y', 504],
    ['1y', '1y', 252],
    ['5y', '5y', 1260],
    ['50y', '50y', 12600],
    ['007d', '7d', 5],
    ['1 year', '1y', 252],
    ['one year', '1y', 252],
    ['YEAR', '1y', 252],
    ['quarter', '3m', 63],
    ['two quarters', '6m', 126],
    ['6 months', '6m', 126],
    ['90-day', '90d', 63],
    ['３ｍ', '3m', 63],
  ])('%s is %s: %i sessions', (typed, text, sessions) => {
    expect(parseRange(typed)).toEqual({ kind: 'sessions', text, sessions });
  });
});

describe('dates', () => {
  test.each([
    ['2022', '2022', '2022-01-01', '2022-12-31'],
    ['2021-02', '2021-02', '2021-02-01', '2021-02-28'],
    ['2020-2', '2020-02', '2020-02-01', '2020-02-29'],
    ['2020-03-12', '2020-03-12', '2020-03-12', '2020-03-12'],
    ['2020..2022', '2020..2022', '2020-01-01', '2022-12-31'],
    ['2020...2022', '2020..2022', '2020-01-01', '2022-12-31'],
    ['2020-2022', '2020..2022', '2020-01-01', '2022-12-31'],
    ['2020..2020', '2020', '2020-01-01', '2020-12-31'],
    ['2021-03..2022-06', '2021-03..2022-06', '2021-03-01', '2022-06-30'],
    ['2021-03-01..2022-06-30', '2021-03-01..2022-06-30', '2021-03-01', '2022-06-30'],
    ['2020..2021-06-30', '2020..2021-06-30', '2020-01-01', '2021-06-30'],
    ['from 2020 to 2022', '2020..2022', '2020-01-01', '2022-12-31'],
    ['2020 until 2022-06', '2020..2022-06', '2020-01-01', '2022-06-30'],
    ['between 2020 and 2022', '2020..2022', '2020-01-01', '2022-12-31'],
    ['2023-01-01..', '2023-01-01..', '2023-01-01', null],
    ['2023..', '2023-01-01..', '2023-01-01', null],
    ['since 2021', '2021-01-01..', '2021-01-01', null],
    ['since 2021-03', '2021-03-01..', '2021-03-01', null],
    ['from 2021-3-5', '2021-03-05..', '2021-03-05', null],
  ])('%s is %s', (typed, text, from, to) => {
    expect(parseRange(typed)).toEqual({ kind: 'calendar', text, from, to });
  });

  test.each([
    ['ytd', 'ytd'],
    ['Year to date', 'ytd'],
    ['max', 'max'],
    ['all time', 'max'],
  ])('%s is %s', (typed, text) => {
    expect(parseRange(typed)).toEqual({ kind: text, text });
  });
});

describe('what is no range', () => {
  test.each([
    'btc',
    'mstr',
    'r2k-tech',
    'brk-d',
    'a1-d',
    'y',
    'd',
    '0700.hk',
    'nan',
    'infinity',
    '',
    'x y',
    '1y 1y',
  ])('%j is left to others', (word) => expect(parseRange(word)).toBeNull());

  test.each([
    ['0d', '`0d` is no time at all. Try 30d, 6m or 1y.'],
    ['-1y', '`-1y` is negative; a range already looks back from today. Try 30d, 6m or 1y.'],
    ['1.5y', '`1.5y` is not a whole number of days, months or years. Try 18m.'],
    ['2.0y', '`2.0y` is not a whole number of days, months or years. Try 2y.'],
    ['1.55y', '`1.55y` is not a whole number of days, months or years. Try 30d, 6m or 1y.'],
    ['0x10d', '`0x10d` is not a whole number of days, months or years. Try 30d, 6m or 1y.'],
    ['1e308y', '`1e308y` is not a whole number of days, months or years. Try 30d, 6m or 1y.'],
    ['51y', '`51y` is more than 50 years. Try 5y or max.'],
    ['999999999999y', '`999999999999y` is more than 50 years. Try 5y or max.'],
    ['601m', '`601m` is more than 50 years. Try 5y or max.'],
    ['2020-02-30', 'There is no such date as `2020-02-30`. Try 2022, 2021-03 or 2021-03-15.'],
    ['2021-02-29', 'There is no such date as `2021-02-29`. Try 2022, 2021-03 or 2021-03-15.'],
    ['2021-13', 'There is no such date as `2021-13`. Try 2022, 2021-03 or 2021-03-15.'],
    ['2030-01-01..2020-01-01', '`2030-01-01..2020-01-01` runs backwards. Try 2020-01-01..2030-01-01.'],
    ['2022-2020', '`2022-2020` runs backwards. Try 2020..2022.'],
    ['..2022', '`..2022` has no start. Try 2020..2022 or 2022.'],
    ['1066', 'There are no prices for the year 1066. Try 2022 or 2020..2022.'],
    ['03/04/2021', "I can't tell the day from the month in `03/04/2021`. Write dates as 2021-03-15."],
    ['since covid', "I don't know when `covid` was. Write a date, such as `since 2020-03-01`."],
    ['forever', "I don't know the range `forever`. Try 30d, 6m, 1y or 2020..2022."],
  ])('%s is refused with the fix', (word, sentence) => {
    expect(() => parseRange(word)).toThrow(new Refusal(sentence));
  });

  test('the sentence never repeats more than forty characters', () => {
    expect(unknownRange('9'.repeat(4_000)).message.length).toBeLessThan(120);
  });
});

describe('a range on the calendar', () => {
  test.each([
    // 252 sessions ending 2025-05-05, over the closure of 2025-01-09: the first return is that of 2024-05-02.
    ['1y', '2024-05-02', '2025-05-05', 252],
    ['30d', '2025-04-04', '2025-05-05', 21],
    // Sessions a year by the exchange's calendar: 253 in 2020, 252 in 2021, 251 in 2022.
    ['2022', '2022-01-03', '2022-12-30', 251],
    ['2020..2022', '2020-01-02', '2022-12-30', 756],
    ['2021-03-01..2022-06-30', '2021-03-01', '2022-06-30', 338],
    ['ytd', '2025-01-02', '2025-05-05', 84],
    ['2025-05-01..', '2025-05-01', '2025-05-05', 3],
    ['2025', '2025-01-02', '2025-05-05', 84],
    ['2025..2030', '2025-01-02', '2025-05-05', 84],
    ['max', '2010-01-04', '2025-05-05', 3858],
  ])('%s as of 2025-05-05', (text, from, to, sessions) => {
    expect(resolveRange(range(text), AS_OF)).toEqual({ span: { from, to }, sessions });
  });

  test('a range of sessions is cut where the calendar begins, whose first close has no return', () => {
    const { span, sessions } = resolveRange(range('50y'), AS_OF);
    expect(span.from > FIRST_SESSION && isSession(span.from)).toBe(true);
    expect(sessions).toBe(sessionsBetween(FIRST_SESSION, AS_OF).length - 1);
    expect(resolveRange(range('1950..2000'), AS_OF).span.from).toBe(span.from);
  });

  test.each([
    ['2030', '`2030` lies in the future: the last session that is over is 2025-05-05. Try 1y or ytd.'],
    [
      '2090..',
      '`2090-01-01..` lies in the future: the last session that is over is 2025-05-05. Try 1y or ytd.',
    ],
    [
      '2022-01-01..2022-01-02',
      'New York had no session in `2022-01-01..2022-01-02`. Try a longer range, such as 30d or 1y.',
    ],
    ['2025-05-03', 'New York had no session in `2025-05-03`. Try a longer range, such as 30d or 1y.'],
    ['1950', `I know no session before ${FIRST_SESSION}. Try 1y, max or 2020..2022.`],
  ])('%s holds no session', (text, sentence) => {
    expect(() => resolveRange(range(text), AS_OF)).toThrow(new Refusal(sentence));
  });

  test('the span begins and ends on sessions, and its count is what lies between', () => {
    const days = sessionsBetween('2012-01-03', '2026-12-31');
    const texts = fc.oneof(
      fc.integer({ min: 1, max: 4_000 }).map((count) => `${count}d`),
      fc.integer({ min: 2010, max: 2012 }).map((year) => `${year}..`),
      fc.constantFrom('ytd', 'max', '2011', '2011-06..2012', '5y'),
    );
    fc.assert(
      fc.property(texts, fc.constantFrom(...days), (text, asOf) => {
        const { span, sessions } = resolveRange(range(text), asOf);
        expect(isSession(span.from) && isSession(span.to)).toBe(true);
        expect(span.to <= asOf).toBe(true);
        expect(sessionsBetween(span.from, span.to).length).toBe(sessions);
      }),
    );
  });
});
