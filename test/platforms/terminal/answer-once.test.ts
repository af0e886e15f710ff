import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Refusal } from '../../../src/core/errors.ts';
import type { AnswerLine, AnswerOptions } from '../../../src/core/ports.ts';
import { failing, fakeTerminal, image, refusal, reply } from './fake-terminal.ts';

const refused: AnswerLine = () => Promise.reject(refusal);

describe('one line', () => {
  test('prints the answer, saves its chart first, and returns 0', async () => {
    const { terminal, output, errorOutput, chartFolder } = fakeTerminal();
    const code = await terminal.once('corr btc', async () => ({ ...reply, image }));
    const file = join(chartFolder, image.filename);
    expect(code).toBe(0);
    expect(output.written).toMatch(/^BTC and small-cap tech, 1y\n\nBTC moves/);
    expect(output.written.endsWith(`\ncorr btc r2k-tech 1y\nChart: ${file}\n`)).toBe(true);
    expect(readFileSync(file)).toEqual(Buffer.from(image.png));
    expect(errorOutput.written).toBe('');
  });

  test('hands the line on as typed, with the look', async () => {
    const asked: [string, AnswerOptions['look']][] = [];
    const { terminal } = fakeTerminal({ look: { theme: 'dark', scale: 2 } });
    await terminal.once('  corr <b> -1y', async (line, { look }) => {
      asked.push([line, look]);
      return reply;
    });
    expect(asked).toEqual([['  corr <b> -1y', { theme: 'dark', scale: 2 }]]);
  });

  test('with json prints one document with exactly these keys, and nothing else', async () => {
    const { terminal, output, errorOutput, chartFolder } = fakeTerminal({
      json: true,
      tty: true,
      errorTty: true,
    });
    expect(await terminal.once('corr btc', async () => ({ ...reply, image }))).toBe(0);
    expect(JSON.parse(output.written)).toEqual({
      query: 'corr btc r2k-tech 1y',
      title: reply.title,
      lead: reply.lead,
      facts: reply.facts,
      notes: reply.notes,
      table: null,
      actions: reply.actions,
      chart: { file: join(chartFolder, image.filename), width: 1200, height: 630, alt: 'A chart.' },
      file: null,
      report: { pearson: 0.52, without: null },
    });
    expect(output.written.indexOf('\n')).toBe(output.written.length - 1);
    expect(errorOutput.written).toBe('');
  });

  test('with json a reply without chart, file and report has null for them', async () => {
    const { terminal, output } = fakeTerminal({ json: true });
    await terminal.once('help', async () => ({
      title: '',
      lead: 'l',
      facts: [],
      notes: [],
      actions: [],
      query: 'help',
    }));
    expect(output.written).toBe(
      '{"query":"help","title":"","lead":"l","facts":[],"notes":[],"table":null,"actions":[],"chart":null,"file":null,"report":null}\n',
    );
  });

  test('with json no control reaches the terminal, and the document is the same', async () => {
    const lead = 'a\u009B31m\u007F\u202E\u2028\u001B[2J\u{E0061}日';
    const { terminal, output } = fakeTerminal({ json: true });
    await terminal.once('x', async () => ({ ...reply, lead }));
    expect(output.written.trimEnd()).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}]/u);
    expect(JSON.parse(output.written)).toMatchObject({ lead });
  });

  test('a chart that can not be saved is a note; the answer stands', async () => {
    const folder = fakeTerminal().chartFolder;
    const file = dirname(folder);
    writeFileSync(join(file, 'occupied'), '');
    for (const json of [false, true]) {
      const { terminal, output } = fakeTerminal({ json, chartFolder: join(file, 'occupied') });
      expect(await terminal.once('corr', async () => ({ ...reply, image }))).toBe(0);
      expect(output.written).toContain('The chart was not saved to');
      expect(output.written).toContain(json ? '"chart":null' : '0.52');
      expect(output.written).not.toContain('Chart:');
    }
  });

  test('a file of the reply is saved beside the charts and its path is printed', async () => {
    const file = { filename: 'csv-btc-r2k-tech-1y.csv', text: 'date,a\n2025-05-05,1\n' };
    const [text, json] = [fakeTerminal(), fakeTerminal({ json: true })];
    const path = ({ chartFolder }: typeof text) => join(chartFolder, file.filename);
    for (const place of [text, json]) {
      expect(await place.terminal.once('csv', async () => ({ ...reply, file }))).toBe(0);
      expect(readFileSync(path(place), 'utf8')).toBe(file.text);
    }
    expect(text.output.written.endsWith(`\ncorr btc r2k-tech 1y\nFile: ${path(text)}\n`)).toBe(true);
    expect(JSON.parse(json.output.written)).toMatchObject({ chart: null, file: path(json) });
  });

  test('a chart and a file that can not be saved are a note each; the answer stands', async () => {
    const place = dirname(fakeTerminal().chartFolder);
    writeFileSync(join(place, 'occupied'), '');
    const file = { filename: 'a.csv', text: '' };
    const { terminal, output } = fakeTerminal({ json: true, chartFolder: join(place, 'occupied') });
    expect(await terminal.once('csv', async () => ({ ...reply, image, file }))).toBe(0);
    const { notes, ...rest } = JSON.parse(output.written);
    expect(rest).toMatchObject({ chart: null, file: null });
    expect(notes.slice(reply.notes.length)).toEqual([
      expect.stringMatching(/^The chart was not saved to .*: a part of its path is a file/),
      expect.stringMatching(/^The file was not saved to .*: a part of its path is a file/),
    ]);
  });

  test('out is where the chart goes, and the folder stays uncreated', async () => {
    const place = fakeTerminal();
    const out = join(dirname(place.chartFolder), 'mine.png');
    const { terminal, output, chartFolder } = fakeTerminal({ out });
    await terminal.once('corr', async () => ({ ...reply, image }));
    expect(output.written).toContain(`Chart: ${out}\n`);
    expect(existsSync(chartFolder)).toBe(false);
  });
});

describe('one line that can not be answered', () => {
  test.each([false, true])('is the plain sentence on the error output and 1 (json: %s)', async (json) => {
    const { terminal, output, errorOutput, faults } = fakeTerminal({ json });
    expect(await terminal.once('corr forever', refused)).toBe(1);
    expect(errorOutput.written).toBe('I don\'t know the range "forever". Try 30d, 1y or 2020..2022.\n');
    expect(output.written).toBe('');
    expect(faults).toEqual([]);
  });

  test('echoes no escape sequence', async () => {
    const { terminal, errorOutput } = fakeTerminal();
    await terminal.once('x', () => Promise.reject(new Refusal('I don\'t know "\u001B]0;owned\u0007".')));
    expect(errorOutput.written).toBe('I don\'t know "␛]0;owned␇".\n');
  });

  const circular: Record<string, unknown> = {};
  circular['self'] = circular;
  const broken: [name: string, answer: AnswerLine][] = [
    ['rejects', () => Promise.reject(new TypeError('x is not a function'))],
    [
      'throws at once',
      () => {
        throw new TypeError('x is not a function');
      },
    ],
    ['gives what can not be printed', async () => ({ ...reply, report: circular })],
  ];
  test.each(broken)(
    'an answer that %s is our fault: a reference, the detail in the log, no stack',
    async (_, answer) => {
      const { terminal, output, errorOutput, faults } = fakeTerminal({ json: true });
      expect(await terminal.once('corr btc', answer)).toBe(1);
      expect(output.written).toBe('');
      const reference = /^Something went wrong on our side \(reference ([0-9a-f]{6})\)\. .+\n$/.exec(
        errorOutput.written,
      );
      expect(reference).not.toBeNull();
      expect(errorOutput.written).not.toMatch(/TypeError|not a function|\n +at /);
      expect(faults).toEqual([
        { event: 'fault', reference: reference?.[1], line: 'corr btc', err: expect.any(TypeError) },
      ]);
    },
  );
});

test('a reader that left before the one answer came is no error', async () => {
  const { terminal } = fakeTerminal({ output: failing('EPIPE') });
  expect(await terminal.once('corr', async () => reply)).toBe(0);
});

test('a full disk is an error, not a missing answer', async () => {
  const { terminal, errorOutput } = fakeTerminal({ output: failing('ENOSPC') });
  expect(await terminal.once('corr', async () => reply)).toBe(1);
  expect(errorOutput.written).toMatch(/^Reading or writing failed \(write ENOSPC\)\. .+\n$/);
});
