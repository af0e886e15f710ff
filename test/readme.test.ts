import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { loadCommands } from '../src/load-commands.ts';
import { runLockstep } from './run-lockstep.ts';

const root = join(import.meta.dirname, '..');
const pages = ['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...globSync('docs/**/*.md', { cwd: root })];
const read = (page: string) => readFileSync(join(root, page), 'utf8');
const readme = read('README.md');

test('the README shows what the program says', { timeout: 60_000 }, async () => {
  const state = mkdtempSync(join(tmpdir(), 'lockstep-readme-'));
  onTestFinished(() => rmSync(state, { recursive: true }));
  const line = ['corr', 'btc', 'r2k-tech', '1y', '--demo', '--as-of', '2025-05-05'];
  const { stdout } = await runLockstep(line, { environment: { STATE_DIR: state } });
  const [, shown = 'no block'] = /```\n(SIMULATED[^`]+)```/.exec(readme) ?? [];
  expect(stdout).toContain(shown);
});

test('the README has a line for every command', async () => {
  const [, table = ''] = /\| line([^]+?)\n\n/.exec(readme) ?? [];
  const missing = (await loadCommands()).filter(({ name }) => !table.includes(`\`${name}`));
  expect(missing.map(({ name }) => name)).toEqual([]);
});

test.each(pages)('%s leads only to what is there', (page) => {
  const links = [...read(page).matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)/g)];
  const dead = links.filter(([, path = '', heading]) => {
    const target = path === '' ? page : join(dirname(page), path);
    if (!existsSync(join(root, target))) return true;
    return heading !== undefined && !headingsOf(read(target)).includes(heading);
  });
  expect(dead.map(([link]) => link)).toEqual([]);
});

test('docs/security.md names tests that there are, one for each row at least', () => {
  const rows = read('docs/security.md')
    .split('\n')
    .filter((line) => line.startsWith('| '));
  const named = rows.slice(2).map((row) => {
    const [last = ''] = row.split('|').slice(-2);
    return [...last.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name);
  });
  expect(named.length).toBeGreaterThan(5);
  expect(named.filter((names) => names.length === 0)).toEqual([]);
  const missing = named
    .flat()
    .filter((name) => globSync(`test/${name}{.test.ts,.long.test.ts}`, { cwd: root }).length === 0);
  expect(missing).toEqual([]);
});

test.each(pages)('%s names only scripts that there are', (page) => {
  const { scripts } = JSON.parse(read('package.json'));
  const named = [...read(page).matchAll(/npm run (?:--silent )?([a-z:]+)/g)].map(([, name = '']) => name);
  expect(named.filter((name) => !(name in scripts))).toEqual([]);
});

/** As links name them: small letters, and a dash for each space. */
function headingsOf(text: string): readonly string[] {
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading.toLowerCase());
  return headings.map((heading) => heading.replaceAll(/[^\w\- ]/g, '').replaceAll(' ', '-'));
}
