import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createVitest } from 'vitest/node';
import { faultTable, patternOf, promisedTests, readFaultTable } from './fault-table.ts';

const root = join(import.meta.dirname, '../..');
const rows = faultTable();
const proofs = promisedTests();

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

  test('names only tests that are there, each under the titles around it', async () => {
    const titles = await titlesIn([...new Set(proofs.map(({ file }) => file))]);
    expect(absentFrom(titles, proofs)).toEqual([]);
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
        { file: 'test/y.test.ts', title: '%s is d', pattern: '^(?:(?! > ).)+ is d$' },
      ],
    },
  ]);
});

test('a title is not taken for one that stands under another title, or under none', () => {
  const titles = new Map([['a.test.ts', ['one > is $kind', 'two > is blue', 'is bare', 'deep > in > it']]]);
  const named = (title: string) => ({ file: 'a.test.ts', title });
  const there = ['one > is red', 'two > is blue', 'is bare', 'on %s > is bare'].map(named);
  const absent = ['two > is red', 'is blue', 'three > is bare', 'deep > it', 'one > is red > dark'].map(
    named,
  );
  const elsewhere = { file: 'b.test.ts', title: 'two > is blue' };
  expect(absentFrom(titles, [...there, ...absent, elsewhere])).toEqual([...absent, elsewhere]);
});

/** What stands for something else in a title that is written: `%s`, `$name`, `${name}`. */
const HOLE = /%[sdijof]|\$\{[^}]*\}|\$[\w.]+/;

interface Named {
  readonly file: string;
  readonly title: string;
}

/** The titles of files as they are written, read by vitest without running them. */
async function titlesIn(include: string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const vitest = await createVitest({
    root,
    config: false,
    watch: false,
    include,
    exclude: [],
    reporters: [],
  });
  try {
    const modules = await vitest.parseSpecifications(await vitest.globTestSpecifications());
    return new Map(
      modules.map(({ relativeModuleId, children }) => [
        relativeModuleId,
        [...children.allTests()].map(({ fullName }) => fullName.replaceAll(/\\(.)/g, '$1')),
      ]),
    );
  } finally {
    await vitest.close();
  }
}

/** Those that no title of their file can become. `onEveryDatabase` puts `on %s` before those that are written in it. */
function absentFrom(
  titles: ReadonlyMap<string, readonly string[]>,
  named: readonly Named[],
): readonly Named[] {
  return named.filter(({ file, title }) => {
    const said = title.replace(/^on %s > /, '').replaceAll('%s', 'anything');
    return !titles.get(file)?.some((written) => new RegExp(patternOf(written, HOLE)).test(said));
  });
}
