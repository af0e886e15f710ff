import { readFileSync } from 'node:fs';

/**
 * Puts the contents of files in the place of `NAME_FILE`, for secrets that are mounted as files. Each file is read once
 * and holds one line; the newline at its end is not part of it. Neither a value nor a part of one is in a fault.
 */
export function readSecretFiles(
  given: Readonly<Record<string, string | undefined>>,
  names: readonly string[],
): { readonly values: Readonly<Record<string, string | undefined>>; readonly faults: readonly string[] } {
  const faults: string[] = [];
  const values = { ...given };
  for (const name of names) {
    const path = given[`${name}_FILE`];
    if (path === undefined) continue;
    const read = given[name] === undefined ? readSecret(path) : BOTH;
    if ('fault' in read) faults.push(`${name}_FILE: ${read.fault}`);
    else values[name] = read.secret;
  }
  return { values, faults };
}

const BOTH = { fault: 'is set as well as the variable itself, keep one of the two' };

type Read = { readonly secret: string } | { readonly fault: string };

function readSecret(path: string): Read {
  let text;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    return { fault: unreadable(path, error) };
  }
  const secret = text.replace(/[\r\n]+$/, '');
  if (secret === '') return { fault: `the file ${path} is empty` };
  if (/[\r\n]/.test(secret)) return { fault: `the file ${path} must hold one line and nothing else` };
  return { secret };
}

function unreadable(path: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR') return `there is no file ${path}`;
  if (code === 'EACCES') return `the file ${path} may not be read by this user`;
  if (code === 'EISDIR') return `${path} is a folder, and should be a file with one line`;
  return `the file ${path} can't be read (${String(code ?? error)})`;
}
