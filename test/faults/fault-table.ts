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
  const parts = title.split('%s').map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`));
  return { file, title, pattern: `^${parts.join('.+')}$` };
}
