import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { faultTable, readFaultTable } from './fault-table.ts';

const root = join(import.meta.dirname, '../..');
const rows = faultTable();
const proofs = rows.flatMap((row) => row.proofs);

describe('docs/reliability.md', () => {
  test('promises what happens in at least forty faults, each once', () => {
    expect(rows.length).toBeGreaterThanOrEqual(40);
    expect(new Set(rows.map(({ fault }) => fault)).size).toBe(rows.length);
  });

  test('says of each what a person sees, what is never lost, and which test shows it', () => {
    expect(rows.filter(({ fault, seen, kept }) => [fault, seen, kept].includes(''))).toEqual([]);
  });

  test('has no row without its test', () => {
    const text = readFileSync(join(root, 'docs/reliability.md'), 'utf8');
    const written = text.split('\n').filter((line) => /^\| (?!-|fault )/.test(line));
    expect(written).toHaveLength(rows.length);
  });

  test.each(proofs)('$file has a test “$title”', ({ file, title }) => {
    const path = join(root, file);
    expect(existsSync(path)).toBe(true);
    const texts = [path, join(root, 'test/databases.ts')].flatMap((one) =>
      textsIn(readFileSync(one, 'utf8')),
    );
    expect(title.split(' > ').filter((part) => !isTitled(part, texts))).toEqual([]);
  });
});

test('a row is read with its escapes and all of its tests', () => {
  const links = String.raw`[a > b \[c\]](../test/x.test.ts); [%s is d](../test/y.test.ts)`;
  expect(readFaultTable(`| fault | seen |\n| -- | -- |\n| a \\| b | sees | kept | ${links} |`)).toEqual([
    {
      fault: String.raw`a \| b`,
      seen: 'sees',
      kept: 'kept',
      proofs: [
        { file: 'test/x.test.ts', title: 'a > b [c]', pattern: String.raw`^a > b \[c\]$` },
        { file: 'test/y.test.ts', title: '%s is d', pattern: '^.+ is d$' },
      ],
    },
  ]);
});

/** The texts in quotes of a program. */
function textsIn(source: string): readonly string[] {
  const quoted = source.matchAll(/(['"`])((?:\\.|(?!\1)[^\\\n])*)\1/g);
  return [...quoted].map(([, , text = '']) => text.replaceAll(/\\(.)/g, '$1'));
}

/** Whether a title is written there: as it stands, or as one that is filled in and says more than what fills it. */
function isTitled(title: string, texts: readonly string[]): boolean {
  const said = title.replaceAll('%s', 'anything');
  const filled = texts.filter((text) => /[a-z]{2}/.test(text.replaceAll(HOLE, ''))).map(patternOf);
  return texts.includes(title) || filled.some((pattern) => pattern?.test(said));
}

const HOLE = /%[sdjoi]|\$\{[^}]*\}|\$\w+/g;

function patternOf(text: string): RegExp | null {
  if (text.search(HOLE) < 0) return null;
  const parts = text.split(HOLE).map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('.+')}$`);
}
