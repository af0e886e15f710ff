import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const START = join(import.meta.dirname, '../src/start.mjs');

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lockstep-start-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** `node src/start.mjs corr symbols gold`, in a folder of its own. */
async function start(environment: Readonly<Record<string, string>>) {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, [START, 'corr', 'symbols', 'gold', '--demo'], {
    env: { PATH, ...environment },
    cwd: folder,
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
  const [code]: unknown[] = await once(child, 'close');
  return { code, stdout, stderr };
}

describe('node src/start.mjs', () => {
  test('answers as src/main.ts does, and keeps compiled code in the state folder', async () => {
    const state = join(folder, 'one');
    for (const run of ['first', 'again']) {
      const { code, stdout, stderr } = await start({ STATE_DIR: state });
      expect([run, code, stderr]).toEqual([run, 0, '']);
      expect(stdout).toContain('GLD');
      expect(await readdir(join(state, 'compiled'))).toHaveLength(1);
    }
  });

  test('takes away what another Node compiled, and is not misled by entries that are damaged', async () => {
    const compiled = join(folder, 'older', 'compiled');
    await mkdir(join(compiled, 'v22.0.0-x64-0123abcd-0'), { recursive: true });
    await start({ STATE_DIR: join(folder, 'older') });
    const [own = '', ...others] = await readdir(compiled);
    expect([own, others]).toEqual([expect.stringMatching(`^${process.version}-`), []]);
    const entries = await readdir(join(compiled, own));
    // As a disk that was full, or a cut in the power, would leave them.
    for (const [index, name] of entries.entries()) {
      await writeFile(join(compiled, own, name), index % 2 === 0 ? '' : 'garbage');
    }
    const { code, stdout, stderr } = await start({ STATE_DIR: join(folder, 'older') });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('GLD');
  });

  test('reads the state folder from .env as well', async () => {
    await writeFile(join(folder, '.env'), 'STATE_DIR=two\n');
    expect(await start({})).toMatchObject({ code: 0, stderr: '' });
    await rm(join(folder, '.env'));
    expect(await readdir(join(folder, 'two'))).toContain('compiled');
    expect(await readdir(folder)).not.toContain('state');
  });

  test('answers just the same where it can keep nothing', async () => {
    const file = join(folder, 'a-file');
    await writeFile(file, '');
    await chmod(file, 0o400);
    const { code, stdout, stderr } = await start({ STATE_DIR: join(file, 'state') });
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('GLD');
  });
});
