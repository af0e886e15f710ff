import { describe, expect, test } from 'vitest';
import { inlineImage, terminalProgram } from '../../../src/platforms/terminal/inline-image.ts';

const hello = new TextEncoder().encode('hello');

test('iTerm2 gets one sequence with the size in bytes and the width in columns', () => {
  expect(inlineImage(hello, { program: 'iTerm.app', columns: 80 })).toBe(
    '\u001B]1337;File=inline=1;size=5;width=80;preserveAspectRatio=1:aGVsbG8=\u0007',
  );
  expect(inlineImage(hello, { program: 'WezTerm' })).toBe(
    '\u001B]1337;File=inline=1;size=5;width=auto;preserveAspectRatio=1:aGVsbG8=\u0007',
  );
});

test('kitty gets a picture that fits in one sequence', () => {
  const sequence = '\u001B_Ga=T,f=100,q=2,c=80,m=0;aGVsbG8=\u001B\\';
  expect(inlineImage(hello, { term: 'xterm-kitty', columns: 80 })).toBe(sequence);
  expect(inlineImage(hello, { kitty: true, columns: 80 })).toBe(sequence);
});

test('kitty gets a longer picture in chunks of 4096 characters, the keys only with the first', () => {
  // 6145 bytes are 8196 characters: two full chunks and four characters.
  const png = new Uint8Array(6145).fill(7);
  const sequences = inlineImage(png, { kitty: true })?.split(/(?<=\\)/) ?? [];
  expect(sequences.map((sequence) => sequence.slice(0, sequence.indexOf(';')))).toEqual([
    '\u001B_Ga=T,f=100,q=2,m=1',
    '\u001B_Gm=1',
    '\u001B_Gm=0',
  ]);
  const chunks = sequences.map((sequence) => sequence.slice(sequence.indexOf(';') + 1, -2));
  expect(chunks.map((chunk) => chunk.length)).toEqual([4096, 4096, 4]);
  expect(Buffer.from(chunks.join(''), 'base64')).toEqual(Buffer.from(png));
});

describe('where a picture can be shown', () => {
  const environments: [name: string, environment: Record<string, string>, protocol: string | null][] = [
    ['iTerm2', { TERM_PROGRAM: 'iTerm.app', TERM: 'xterm-256color' }, ']1337'],
    ['WezTerm', { TERM_PROGRAM: 'WezTerm' }, ']1337'],
    ['kitty by its TERM', { TERM: 'xterm-kitty' }, '_Ga'],
    ['kitty by its window', { TERM: 'xterm-256color', KITTY_WINDOW_ID: '1' }, '_Ga'],
    ['Ghostty', { TERM_PROGRAM: 'ghostty', TERM: 'xterm-ghostty' }, '_Ga'],
    ['tmux inside kitty', { TERM: 'tmux-256color', KITTY_WINDOW_ID: '1', TMUX: '/tmp/t,1,0' }, null],
    ['tmux inside iTerm2, TMUX lost', { TERM_PROGRAM: 'iTerm.app', TERM: 'screen-256color' }, null],
    ['tmux that names itself', { TERM_PROGRAM: 'tmux', KITTY_WINDOW_ID: '1' }, null],
    ["Apple's Terminal", { TERM_PROGRAM: 'Apple_Terminal', TERM: 'xterm-256color' }, null],
    ['an unknown terminal', {}, null],
  ];
  test.each(environments)('%s', (_, environment, protocol) => {
    const sequence = inlineImage(hello, terminalProgram(environment));
    expect(sequence?.slice(1, 1 + (protocol ?? '').length) ?? null).toBe(protocol);
  });
});
