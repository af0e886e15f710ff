import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const root = join(import.meta.dirname, '..');

const TESTS = `
import { describe, test } from '${join(root, 'node_modules/vitest/dist/index.js')}';
describe('a house', () => {
  test('stands', () => {});
  test('is open', { skip: true }, () => {});
});
test('stands alone', () => {});
`;

/** The last lines of a run of these tests, and what it ends with. */
function runWith(options: string): { readonly lines: readonly string[]; readonly status: number | null } {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-closing-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'a.test.ts'), TESTS);
  const config = join(folder, 'vitest.config.ts');
  writeFileSync(
    config,
    `import ClosingLine from '${join(root, 'test/closing-line.ts')}';
     export default { test: { reporters: [new ClosingLine(${options})] } };`,
  );
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const ran = spawnSync(process.execPath, [vitest, 'run', '--root', folder, '-c', config], {
    encoding: 'utf8',
  });
  return { lines: ran.stdout.trim().split('\n'), status: ran.status };
}

const promised = (...patterns: readonly string[]) =>
  JSON.stringify(patterns.map((pattern) => ({ file: 'a.test.ts', title: pattern, pattern: `^${pattern}$` })));

test('a run ends with how many tests passed, failed and were skipped', () => {
  const options = `{ promised: ${promised('a house > stands')} }`;
  expect(runWith(options)).toEqual({ lines: ['2 passed, 0 failed, 1 skipped'], status: 0 });
});

test('a test that was promised and stands under another title fails the run, by name', () => {
  expect(runWith(`{ promised: ${promised('a house > stands', 'a house > stands alone')} }`)).toEqual({
    lines: ['There is no such test: a.test.ts: a house > stands alone', '2 passed, 1 failed, 1 skipped'],
    status: 1,
  });
});

test('where promised tests are all that is asked about, no others are counted', () => {
  const options = `{ promised: ${promised('a house > is open', 'stands alone')}, alone: true }`;
  expect(runWith(options)).toEqual({ lines: ['1 passed, 0 failed, 1 skipped'], status: 0 });
});
