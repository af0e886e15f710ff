import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const FOLDERS = ['src', 'commands', 'test', 'bench', 'gallery', 'docs', 'packages', '.ci'];
const files = [
  ...readdirSync(root).map((name) => `/${name}`),
  ...FOLDERS.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map(
      (name) => `/${folder}/${name}`,
    ),
  ),
];
const documents = ['/README.md', '/CONTRIBUTING.md', '/CHANGELOG.md'].concat(
  files.filter((name) => name.startsWith('/docs/') && name.endsWith('.md')),
);
/** What a reader makes for himself. */
const EXAMPLES = new Set(['commands/hello.ts', 'compose.override.yaml', 'instruments.json']);

// The end of a path is enough: `price-source.ts`, `core/ports.ts`. Words in capitals stand for many names.
test.each(documents)('%s names only files that are there', (document) => {
  const text = readFileSync(join(root, document), 'utf8');
  const named = [...text.matchAll(/`([\w./-]+\.(?:ts|mjs|md|json|yaml))`/g)].map(([, name = '']) => name);
  const missing = named.filter(
    (name) =>
      !EXAMPLES.has(name) && !/[A-Z]{4}\./.test(name) && !files.some((file) => file.endsWith(`/${name}`)),
  );
  expect(missing).toEqual([]);
});
