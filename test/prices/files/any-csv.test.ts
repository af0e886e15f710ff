import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPriceCsv } from '../../../src/prices/files/csv.ts';

/** What a cell may be that holds no price, nor a day. */
const ODD = [
  '',
  ' ',
  '-',
  'null',
  'NaN',
  'n/a',
  'None',
  '0x10',
  '1,5',
  '1_000',
  '\u0661',
  '--1',
  '1e',
  '.',
  '+',
  '=1+1',
  '\u0000',
  '\uFEFF',
  '"',
  '""',
  "'",
  '2024-02-30',
  '20240401',
  '04/01/2024',
  '2024-04-01T25:00Z',
];
const cell = fc.oneof(
  fc.constantFrom(...ODD),
  fc.string({ maxLength: 8 }),
  fc.double().map(String),
  fc
    .date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    .map((day) => day.toISOString().slice(0, 10)),
);
const separator = fc.constantFrom(',', ';', '\t', ' ', '|');
const end = fc.constantFrom('\n', '\r\n', '\r', '\n\n');
const header = fc.constantFrom(
  'date,close',
  'Date;Close',
  'date\tadj close\tclose',
  'open_time_utc,close',
  '"date","close"',
  'close,date,clock',
  '\uFEFFdate,close',
  'close',
  '',
);
const file = fc
  .tuple(header, separator, end, fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 30 }))
  .map(([first, cut, line, rows]) => [first, ...rows.map((row) => row.join(cut))].join(line));

/** Bytes as they are read from a disk: what is no UTF-8 becomes U+FFFD. */
const bytes = fc.uint8Array({ maxLength: 400 }).map((codes) => Buffer.from(codes).toString('utf8'));

describe('whatever a file holds', () => {
  test('it is rows of days and numbers, or there is a reason why not', () => {
    fc.assert(
      fc.property(fc.oneof(file, bytes), (text) => {
        const read = readPriceCsv(text);
        const places = read.kind === 'daily' ? read.days : read.kind === 'hourly' ? read.openTimes : [];
        const closes = read.kind === 'unreadable' ? [] : read.closes;
        const reason = read.kind === 'unreadable' ? read.reason : 'is a file of prices';
        expect(reason).toMatch(/^(?:must|has|is) /);
        expect(closes).toHaveLength(places.length);
        for (const place of places) expect(String(place)).toMatch(/^(?:\d{4}-\d{2}-\d{2}|\d{9,16})$/);
        for (const close of closes) expect(close).toBeTypeOf('number');
      }),
      { numRuns: 3_000 },
    );
  });

  test('a cell that holds no number is never one, least of all zero', () => {
    const noNumber = cell.filter(
      (text) => !/^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?\s*$/i.test(text) && !/["\r\n,;\t]/.test(text),
    );
    fc.assert(
      fc.property(noNumber, (text) => {
        const read = readPriceCsv(`date,close\n2024-04-01,${text}\n2024-04-02,7\n`);
        if (read.kind !== 'daily') throw new Error('it has its columns');
        // Either there is a row without a price, or it is counted as one that could not be read.
        expect(read.closes.length + read.malformed.length).toBe(2);
        expect(read.closes.filter((close) => !Number.isNaN(close))).toEqual([7]);
      }),
      { numRuns: 2_000 },
    );
  });
});
