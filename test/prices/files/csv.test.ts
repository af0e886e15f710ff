import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { readPriceCsv } from '../../../src/prices/files/csv.ts';

describe('a daily file', () => {
  test('has a day and a close a row; other columns are ignored', () => {
    expect(readPriceCsv('Date,Open,Close,Volume\r\n2024-04-01,1,2.5,9\r\n2024-04-02,1,3e-7,9\r\n')).toEqual({
      kind: 'daily',
      days: ['2024-04-01', '2024-04-02'],
      closes: [2.5, 3e-7],
      clock: null,
      malformed: [],
    });
  });

  test.each(['Adj Close', 'adjusted_close', 'adjclose'])('prefers the column %s to close', (column) => {
    expect(readPriceCsv(`date,close,${column}\n2024-04-01,10,9\n`)).toMatchObject({ closes: [9] });
  });

  test('may begin with a byte order mark, be cut by semicolons, be quoted and have times behind its dates', () => {
    expect(readPriceCsv('\uFEFF"date";"close"\n"2024-04-01 00:00:00-04:00";"2.5"\n')).toMatchObject({
      days: ['2024-04-01'],
      closes: [2.5],
    });
  });

  test.each(['', 'null', 'NaN', 'N/A', '-'])('a close of %j is no price, and never zero', (cell) => {
    expect(readPriceCsv(`date,close\n2024-04-01,${cell}\n`)).toMatchObject({ closes: [NaN], malformed: [] });
  });

  test('rows that can not be read are named by the number a spreadsheet shows', () => {
    const text =
      'date,close\n2024-04-01,1\n\n1/4/2024,1\n2024-02-30,1\n2024-04-03,0x10\n2024-04-04,1,1\n2024-04-05,2\n';
    expect(readPriceCsv(text)).toMatchObject({
      days: ['2024-04-01', '2024-04-05'],
      malformed: [
        { row: 4, day: null },
        { row: 5, day: null },
        { row: 6, day: '2024-04-03' },
        { row: 7, day: '2024-04-04' },
      ],
    });
  });

  test('is on the New York clock only when every row says so', () => {
    const all = 'date,close,clock\n2024-04-01,1,new-york-close\n2024-04-02,1,new-york-close\n';
    expect(readPriceCsv(all)).toMatchObject({ clock: 'new-york-close' });
    expect(readPriceCsv(`${all}2024-04-03,1,utc-close\n`)).toMatchObject({ clock: null });
    expect(readPriceCsv(`${all}2024-04-03,1,\n`)).toMatchObject({ clock: null });
  });
});

describe('an hourly file', () => {
  const nine = Date.UTC(2024, 3, 1, 9);

  test.each([
    ['2024-04-01T09:00Z', '2024-04-01T10:00Z'],
    ['2024-04-01T09:00:00Z', '2024-04-01T10:00:00.000Z'],
    ['2024-04-01 09:00', '2024-04-01 10:00:00'],
    ['2024-04-01T09:00+00:00', '2024-04-01T10:00+0000'],
    [String(nine), String(nine + 3_600_000)],
    [String(nine / 1000), String(nine / 1000 + 3600)],
  ])('may write its hours as %s', (first, second) => {
    expect(readPriceCsv(`open_time_utc,close\n${first},1\n${second},2\n`)).toEqual({
      kind: 'hourly',
      openTimes: [nine, nine + 3_600_000],
      closes: [1, 2],
      malformed: [],
    });
  });

  test.each(['2024-04-01T24:00Z', '2024-04-01T09:60Z', '2024-02-30T09:00Z', '2024-04-01T09:00-04:00', '9am'])(
    'does not understand %s',
    (cell) => {
      const file = readPriceCsv(`open_time_utc,close\n2024-04-01T08:00Z,1\n2024-04-01T09:00Z,1\n${cell},2\n`);
      expect(file).toMatchObject({ openTimes: { length: 2 }, malformed: [{ row: 4 }] });
    },
  );

  test.each([
    ['four hours', ['00:00', '04:00', '08:00', '12:00']],
    ['five minutes', ['09:00', '09:05', '09:10', '09:15']],
    ['half past', ['09:30', '10:30', '11:30', '12:30']],
  ])('is refused when its bars are of %s', (_, times) => {
    const rows = times.map((time) => `2024-04-01T${time}Z,1`).join('\n');
    expect(readPriceCsv(`open_time_utc,close\n${rows}\n`)).toMatchObject({
      kind: 'unreadable',
      reason: 'must hold bars of one hour that start on the hour',
    });
  });
});

test.each(['', '\n', 'close\n1\n', 'date,price\n2024-04-01,1\n', '\u0000\u0001\u0002', '{"a":1}'])(
  '%j is no price file, and the reason names the columns that are wanted',
  (text) => {
    expect(readPriceCsv(text)).toMatchObject({
      kind: 'unreadable',
      reason: expect.stringContaining('date,close'),
    });
  },
);

test('a file says the same whether its cells are quoted or not, and whatever ends its lines', () => {
  const cell = fc.oneof(
    fc.constantFrom(
      '2024-04-01',
      '2024-04-01T09:00Z',
      '2024-04-01 10:00',
      '1711965600',
      '2024-02-30',
      '',
      ' ',
    ),
    fc.double({ min: -1, max: 1e6, noNaN: true }).map(String),
    fc.string({ maxLength: 6 }).map((text) => text.replace(/["\r\n,;\t\uFEFF]/g, '')),
  );
  const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 8 });
  const header = fc.constantFrom(['date', 'close'], ['open_time_utc', 'close'], ['date', 'close', 'clock']);
  fc.assert(
    fc.property(header, table, fc.constantFrom('\n', '\r\n'), fc.boolean(), (names, rows, end, last) => {
      // A blank line is a blank line only while it is not quoted.
      const lines = [names, ...rows.filter((row) => row.length > 1 || row[0]?.trim() !== '')];
      const written = (quote: string) =>
        lines.map((row) => row.map((text) => `${quote}${text}${quote}`).join(',')).join(end) +
        (last ? end : '');
      expect(readPriceCsv(written(''))).toEqual(readPriceCsv(written('"')));
    }),
    { numRuns: 300 },
  );
});
