import { Readable } from 'node:stream';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readLines } from '../../../src/platforms/terminal/read-lines.ts';

async function linesOf(chunks: readonly (string | Uint8Array)[]): Promise<string[]> {
  return Array.fromAsync(readLines(Readable.from(chunks.map((chunk) => Buffer.from(chunk)))));
}

test('lines end in a newline, with or without a carriage return; the last needs neither', async () => {
  expect(await linesOf(['a\nb\r\n\nc d'])).toEqual(['a', 'b', '', 'c d']);
  expect(await linesOf(['a\n'])).toEqual(['a']);
  expect(await linesOf([])).toEqual([]);
});

test('a mark of byte order is no part of the first line', async () => {
  expect(await linesOf(['\uFEFFa\nb'])).toEqual(['a', 'b']);
});

test('only newlines end lines: other separators of Unicode are left to the parser', async () => {
  expect(await linesOf(['a\u2028b\u0085c\rd\n'])).toEqual(['a\u2028b\u0085c\rd']);
});

test('bytes that are no UTF-8 become the sign for it', async () => {
  expect(await linesOf([Uint8Array.from([0x61, 0xff, 0x0a, 0xe2, 0x82])])).toEqual(['a�', '�']);
});

test('a line of a megabyte is one line', async () => {
  const long = 'x'.repeat(1 << 20);
  const pieces = Array.from({ length: 1024 }, () => 'x'.repeat(1024));
  expect(await linesOf(['a\n', ...pieces, '\nb'])).toEqual(['a', long, 'b']);
});

test('it makes no difference where the stream was cut', async () => {
  const text = fc.string({ unit: fc.constantFrom('a', '\n', '\r\n', 'é', '日', '🚀') });
  await fc.assert(
    fc.asyncProperty(text, fc.array(fc.nat(40)), async (whole, cuts) => {
      const bytes = Buffer.from(whole);
      const ends = [...cuts.filter((cut) => cut < bytes.length).sort((a, b) => a - b), bytes.length];
      const chunks = ends.map((end, index) => bytes.subarray(index === 0 ? 0 : ends[index - 1], end));
      const lines = whole.split(/\r?\n/);
      expect(await linesOf(chunks)).toEqual(lines.at(-1) === '' ? lines.slice(0, -1) : lines);
    }),
  );
});
