import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { AnswerLine } from '../../../src/core/ports.ts';
import { documents, failing, fakeTerminal, image, refusal, reply } from './fake-terminal.ts';

/** Answers the lines it is given, refuses those with `bad`, and breaks on those with `broken`. */
const mixed: AnswerLine = async (line) => {
  if (line.includes('bad')) throw refusal;
  if (line.includes('broken')) throw new TypeError('x is not a function');
  return {
    ...reply,
    query: line.trim(),
    title: '',
    facts: [],
    notes: [],
    actions: [],
    lead: `About ${line}.`,
  };
};

describe('the lines of the input', () => {
  test('are answered in order with a blank line between, sentences in the place of failures; 1 if any failed', async () => {
    const { terminal, input, output, errorOutput } = fakeTerminal();
    input.end('# a comment\ncorr a\r\n\n   \n  # another\nbad\ncorr b');
    expect(await terminal.batch(mixed)).toBe(1);
    expect(output.written).toBe(`About corr a.

corr a

I don't know the range "forever". Try 30d, 1y or 2020..2022.

About corr b.

corr b
`);
    expect(errorOutput.written).toBe('');
  });

  test('with json are one document each, a failed one with the line as typed', async () => {
    const { terminal, input, output, faults } = fakeTerminal({ json: true });
    input.end('  corr a\nbad "1"\nbroken\ncorr b\n');
    expect(await terminal.batch(mixed)).toBe(1);
    expect(documents(output.written)).toEqual([
      expect.objectContaining({ query: 'corr a', lead: 'About   corr a.', chart: null }),
      { query: 'bad "1"', error: refusal.message },
      { query: 'broken', error: expect.stringMatching(/^Something went wrong .*\(reference [0-9a-f]{6}\)/) },
      expect.objectContaining({ query: 'corr b' }),
    ]);
    expect(faults).toHaveLength(1);
  });

  test('all answered, or none at all, is 0', async () => {
    for (const text of ['a\nb', '', '\n\n#\n']) {
      const { terminal, input } = fakeTerminal();
      input.end(text);
      expect(await terminal.batch(mixed)).toBe(0);
    }
  });

  test('each chart is saved under its own name', async () => {
    const { terminal, input, output, chartFolder } = fakeTerminal({ json: true });
    input.end('a\nb\n');
    await terminal.batch(async (line) => ({ ...reply, image: { ...image, filename: `${line}.png` } }));
    const files = [join(chartFolder, 'a.png'), join(chartFolder, 'b.png')];
    expect(documents(output.written)).toEqual(
      files.map((file) => expect.objectContaining({ chart: expect.objectContaining({ file }) })),
    );
    expect(files.every((file) => existsSync(file))).toBe(true);
  });

  test('a line of a megabyte comes through whole', async () => {
    const { terminal, input, output } = fakeTerminal({ json: true });
    const long = `bad ${'x'.repeat(1 << 20)}`;
    input.end(`${long}\na`);
    expect(await terminal.batch(mixed)).toBe(1);
    const [first = '', second = ''] = output.written.split('\n');
    expect(JSON.parse(first)).toEqual({ query: long, error: refusal.message });
    expect(JSON.parse(second)).toMatchObject({ query: 'a' });
  });

  test('are asked for one at a time: a slow answer holds the reading back', async () => {
    const { terminal, input } = fakeTerminal({ json: true });
    const line = `${'x'.repeat(99)}\n`;
    const release = Promise.withResolvers<void>();
    const started = Promise.withResolvers<void>();
    let running = 0;
    const batch = terminal.batch(async (text) => {
      running += 1;
      expect(running).toBe(1);
      started.resolve();
      await release.promise;
      running -= 1;
      return { ...reply, query: text };
    });
    // Far more than the stream's own buffers hold: the writer must be told to wait.
    let accepted = 0;
    while (accepted < 10_000 && input.write(line)) accepted += 1;
    await started.promise;
    expect(accepted).toBeLessThan(10_000);
    expect(input.writableNeedDrain).toBe(true);
    release.resolve();
    input.end();
    expect(await batch).toBe(0);
  });

  test('end quietly when the reader of the answers goes away, with no further question', async () => {
    const asked: string[] = [];
    const { terminal, input, errorOutput } = fakeTerminal({ output: failing('EPIPE') });
    input.write('a\nb\nc\n');
    const code = await terminal.batch(async (line) => {
      asked.push(line);
      return reply;
    });
    expect({ code, asked, error: errorOutput.written }).toEqual({ code: 0, asked: ['a'], error: '' });
    expect(input.destroyed).toBe(true);
  });

  test('end with an error when the answers can not be written, as on a full disk', async () => {
    const { terminal, input, errorOutput } = fakeTerminal({ output: failing('ENOSPC') });
    input.write('a\n');
    expect(await terminal.batch(mixed)).toBe(1);
    expect(errorOutput.written).toMatch(/^Reading or writing failed \(write ENOSPC\)\. .+\n$/);
  });

  test('end with an error when the input breaks', async () => {
    const { terminal, input, errorOutput } = fakeTerminal();
    input.write('a\n');
    const batch = terminal.batch(mixed);
    input.destroy(Object.assign(new Error('read EIO'), { code: 'EIO' }));
    expect(await batch).toBe(1);
    expect(errorOutput.written).toMatch(/^Reading or writing failed \(read EIO\)\. .+\n$/);
  });
});
