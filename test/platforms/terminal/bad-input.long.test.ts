import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { BAD_LINES } from '../../bad-input/bad-lines.ts';
import { expectSafeSentence } from '../../bad-input/safe-words.ts';
import { runLockstep } from '../../run-lockstep.ts';

/** How the program is made, which is nobody's business at a prompt. */
const INSIDES = / {4}at |node_modules|node:internal|Unhandled|TypeError/;

/** Everything that is one line where lines are piped in. */
const PIPED = BAD_LINES.filter(({ line }) => !line.includes('\n') && line.trim() !== '');

async function run(words: readonly string[], input?: string) {
  const state = await mkdtemp(join(tmpdir(), 'lockstep-bad-'));
  onTestFinished(() => rm(state, { recursive: true, force: true }));
  return runLockstep(words, { environment: { STATE_DIR: state }, ...(input === undefined ? {} : { input }) });
}

function documents(stdout: string): readonly Readonly<Record<string, unknown>>[] {
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
}

test('every bad line, piped in as a question, gives one document and takes none with it', async () => {
  const input = PIPED.map(({ line }) => line).join('\n');
  const { code, stdout, stderr } = await run(['corr', '--explain', '-'], `${input}\n`);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const explained = documents(stdout);
  expect(explained).toHaveLength(PIPED.length);
  for (const { line, sure, alternatives } of explained) {
    expect(line).toMatch(/\S/);
    expect([typeof sure, Array.isArray(alternatives)]).toEqual(['boolean', true]);
  }
}, 120_000);

test('every bad line that is refused is refused in a sentence, in one process', async () => {
  const refused = PIPED.filter(({ line, readAs }) => readAs === null && !line.trimStart().startsWith('#'));
  const input = refused.map(({ line }) => line).join('\n');
  const { code, stdout, stderr } = await run(['corr', '-', '--json', '--demo'], `${input}\n`);
  expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
  const answers = documents(stdout);
  expect(answers).toHaveLength(refused.length);
  const sentences = answers.flatMap(({ error }) => (typeof error === 'string' ? [error] : []));
  for (const sentence of sentences) expectSafeSentence(sentence);
  // Where people are known by themselves and at home in a zone, an order without one is none that has to be refused.
  const answered = answers.filter(({ error }) => error === undefined).map(({ query }) => query);
  expect(answered).toEqual(['daily add 09:00 UTC corr btc ndx 1y', 'daily remove 1']);
}, 120_000);

describe('as words of the command line', () => {
  test.each([
    ['a folder of another', ['btc', 'r2k-tech', '--prices', '../../../../etc']],
    ['a file in the place of a folder', ['btc', 'r2k-tech', '--prices', '/etc/passwd']],
    ['a day that is none', ['btc', '--as-of', '9999-99-99']],
    ['an option nobody has', ['btc', '--__proto__=1']],
    ['an option without its value', ['btc', '--out']],
    ['a shell', ['$(reboot)', ';', '`id`', '--demo']],
    ['a hidden character', ['btc\u202E', 'r2k-tech', '--demo']],
    ['an escape of the terminal', ['\u001B[31mbtc', 'r2k-tech', '--demo']],
    ['a symbol that looks like an address', ['btc', 'http://169.254.169.254/latest', '--demo']],
  ])('%s is a sentence', async (_what, words) => {
    const { code, stdout, stderr } = await run(['corr', ...words]);
    expect(code).not.toBe(0);
    expect(`${stdout}${stderr}`).toMatch(/\S/);
    expect(`${stdout}${stderr}`).not.toMatch(INSIDES);
    // eslint-disable-next-line no-control-regex -- that is what must not be there
    expect(`${stdout}${stderr}`).not.toMatch(/[\u001B\u202A-\u202E]/);
  });
});
