import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { onTestFinished } from 'vitest';
import { Refusal } from '../../../src/core/errors.ts';
import type { Image, Reply } from '../../../src/core/types.ts';
import type { LogEvent } from '../../../src/core/log.ts';
import { createTerminal, type Terminal, type TerminalOptions } from '../../../src/platforms/terminal.ts';

/** A stream that is, or is not, a terminal, and remembers all that was written to it. */
export class FakeStream extends PassThrough {
  readonly isTTY: boolean;
  /** As with real streams, only a terminal has a width. */
  readonly columns: number | undefined;
  #written = '';

  constructor(options: { isTTY?: boolean; keep?: boolean } = {}) {
    super();
    this.isTTY = options.isTTY ?? false;
    this.columns = this.isTTY ? 80 : undefined;
    if (options.keep !== false) this.on('data', (chunk: Buffer) => (this.#written += chunk.toString()));
  }

  get written(): string {
    return this.#written;
  }

  /** Waits until something that was written matches; fails with the test's own time-out. */
  async until(pattern: RegExp): Promise<void> {
    while (!pattern.test(this.#written)) await new Promise((resolve) => this.once('data', resolve));
  }
}

export interface FakeTerminal {
  readonly terminal: Terminal;
  readonly input: FakeStream;
  readonly output: FakeStream;
  readonly errorOutput: FakeStream;
  readonly chartFolder: string;
  readonly faults: LogEvent[];
}

/** A terminal over streams in memory, its charts in a folder of its own. */
export function fakeTerminal(
  options: Partial<TerminalOptions> & { tty?: boolean; errorTty?: boolean } = {},
): FakeTerminal {
  const { tty = false, errorTty = false, ...given } = options;
  const input = new FakeStream({ isTTY: tty, keep: false });
  const output = new FakeStream({ isTTY: tty });
  const errorOutput = new FakeStream({ isTTY: errorTty });
  const chartFolder = join(temporaryFolder(), 'charts');
  const faults: FakeTerminal['faults'] = [];
  const terminal = createTerminal({
    input,
    output,
    errorOutput,
    chartFolder,
    postFolder: join(temporaryFolder(), 'posts'),
    environment: {},
    look: { theme: 'light', scale: 1 },
    log: { error: (event) => faults.push(event) },
    ...given,
  });
  return { terminal, input, output, errorOutput, chartFolder, faults };
}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-terminal-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Not a picture: the terminal passes the bytes on without looking. */
export const image: Image = {
  png: Uint8Array.from([0x89, 0x50, 0x4e, 0x47]),
  width: 1200,
  height: 630,
  filename: 'corr-btc-r2k-tech-1y.png',
  alt: 'A chart.',
};

export const reply: Reply = {
  title: 'BTC and small-cap tech, 1y',
  lead: 'BTC moves with small-cap tech, loosely: **0.52** over 1y (0.41 to 0.62, 250 days to 5 May 2025). The last 63 sessions read 0.58, little changed.',
  facts: [
    ['Correlation', '0.52 (0.41 to 0.62), 250 daily returns, 3 May 2024 to 5 May 2025'],
    ['By ranks', '0.49 (0.37 to 0.59) (Spearman)'],
    ['Method', 'log returns between New York closes; Pearson with a delete-one-day jackknife interval (95%)'],
  ],
  notes: [
    'PSCT stands in for the Russell 2000 Technology index; see `about r2k-tech`.',
    'One row was dropped.',
  ],
  actions: [
    { label: 'ETH instead', line: 'corr eth r2k-tech 1y' },
    { label: 'against large-cap tech companies', line: 'corr btc sp500-tech 1y' },
  ],
  query: 'corr btc r2k-tech 1y',
  report: { pearson: 0.52, without: null },
};

export const refusal = new Refusal('I don\'t know the range "forever". Try `30d`, **1y** or `2020..2022`.', [
  { label: '1y', line: 'corr btc r2k-tech 1y' },
]);

/** A stream on which each write fails: its reader has gone away (`EPIPE`), its disk is full (`ENOSPC`). */
export function failing(code: string): Writable {
  return new Writable({
    write: (_chunk, _encoding, done) => done(Object.assign(new Error(`write ${code}`), { code })),
  });
}

/** The documents of an output with one a line. */
export function documents(written: string): unknown[] {
  return written
    .trimEnd()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
}
