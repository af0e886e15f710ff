import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** A test that shows what a row promises. */
interface Proof {
  /** From the root of the project: `test/schedule/deliver.test.ts`. */
  readonly file: string;
  /** With the titles around it: `a slot > is posted once`. `%s` stands for all that a test is repeated with. */
  readonly title: string;
  /** A regular expression for the titles of a run. */
  readonly pattern: string;
}

/** What a title is filled in with: something, and never a title more. */
const FILLED_IN = '(?:(?! > ).)+';

/** One row of docs/reliability.md. */
interface FaultRow {
  readonly fault: string;
  /** What a person sees. */
  readonly seen: string;
  /** What is never lost. */
  readonly kept: string;
  readonly proofs: readonly Proof[];
}

/** The rows of all tables of docs/reliability.md: those whose last cell links to a test. */
export function faultTable(): readonly FaultRow[] {
  return readFaultTable(readFileSync(join(root, 'docs/reliability.md'), 'utf8'));
}

/** The tests that show what docs/reliability.md promises, each once. */
export function promisedTests(): readonly Proof[] {
  const proofs = faultTable().flatMap((row) => row.proofs);
  return [...new Map(proofs.map((one) => [`${one.file} ${one.title}`, one])).values()];
}

/** Reads `| fault | seen | kept | [title](../test/file.test.ts) |`, with one link or several in the last cell. */
export function readFaultTable(markdown: string): readonly FaultRow[] {
  return markdown.split('\n').flatMap((line) => {
    const [, fault = '', seen = '', kept = '', links = ''] = line
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim());
    const proofs = [...links.matchAll(/\[((?:\\.|[^\]\\])+)\]\(\.\.\/(test\/[^)]+)\)/g)].map(
      ([, text = '', file = '']) => proof(file, text.replaceAll(/\\(.)/g, '$1')),
    );
    return proofs.length === 0 ? [] : [{ fault, seen, kept, proofs }];
  });
}

/** A test by its title, as docs/reliability.md has it. */
function proof(file: string, title: string): Proof {
  return { file, title, pattern: patternOf(title, '%s') };
}

/** A regular expression for a title with holes in it that are filled in when it is run. */
export function patternOf(title: string, hole: string | RegExp): string {
  const parts = title.split(hole).map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`));
  return `^${parts.join(FILLED_IN)}$`;
}
