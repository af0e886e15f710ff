import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What of the process is needed to end a run of tests before it begins. */
interface Run {
  /** `v24.21.0` */
  readonly version: string;
  readonly stderr: { readonly write: (text: string) => unknown };
  readonly exit: (code: number) => void;
}

/**
 * Ends a run under a Node that is older than the code needs: many tests would pass there and others fail, for reasons that
 * have nothing to do with what they test.
 */
export function refuseOldNode({ version, stderr, exit }: Run): void {
  const needed = neededMajor();
  const major = Number.parseInt(version.slice(1), 10);
  if (major >= needed) return;
  stderr.write(
    `The tests need Node ${needed} or later, and this is Node ${version.slice(1)}: run \`npm test\`, or \`npx vitest\`, which take the one that came with the packages.\n`,
  );
  exit(1);
}

/** 24 of the `>=24` in package.json. */
function neededMajor(): number {
  const text = readFileSync(join(import.meta.dirname, '../package.json'), 'utf8');
  const major = /"node": ">=(\d+)"/.exec(text)?.[1];
  if (major === undefined) throw new Error('package.json names no Node under engines');
  return Number(major);
}
