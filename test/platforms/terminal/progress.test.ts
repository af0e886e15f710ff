import { expect, test } from 'vitest';
import { createProgress } from '../../../src/platforms/terminal/progress.ts';
import { FakeStream } from './fake-terminal.ts';

const clearedLine = '\u001B[2K';

test('a terminal sees the share and what is fetched; nothing is left when it is done', () => {
  const stream = new FakeStream({ isTTY: true });
  const progress = createProgress(stream);
  progress.onProgress(0.25, 'BTC/USD from Coinbase');
  expect(stream.written).toContain('25% BTC/USD from Coinbase');
  progress.stop();
  expect(stream.written.endsWith(clearedLine)).toBe(true);
  const before = stream.written;
  progress.onProgress(0.5, 'a report that comes late');
  expect(stream.written).toBe(before);
});

test('a pipe or a file sees nothing', () => {
  const stream = new FakeStream({ isTTY: false });
  const progress = createProgress(stream);
  progress.onProgress(0.25, 'BTC/USD from Coinbase');
  progress.stop();
  expect(stream.written).toBe('');
});

test('no report is no bar', () => {
  const stream = new FakeStream({ isTTY: true });
  createProgress(stream).stop();
  expect(stream.written).toBe('');
});

test('a share out of bounds is held inside them, and one that is no number is passed over', () => {
  const shares: [number, string][] = [
    [-1, '0% x'],
    [7, '100% x'],
  ];
  for (const [share, shown] of shares) {
    const stream = new FakeStream({ isTTY: true });
    const progress = createProgress(stream);
    progress.onProgress(Number.NaN, 'x');
    expect(stream.written).toBe('');
    progress.onProgress(share, 'x');
    expect(stream.written).toContain(` ${shown}`);
    progress.stop();
  }
});

test('what is fetched can neither control the terminal nor fill places of the bar', () => {
  const stream = new FakeStream({ isTTY: true });
  const progress = createProgress(stream);
  progress.onProgress(0, '\u001B[2J {bar}');
  progress.stop();
  expect(stream.written).not.toContain('\u001B[2J');
  expect(stream.written).toContain('␛[2J  bar ');
});
