import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { atomicWrite } from '../../../src/prices/cache/atomic-write.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lockstep-atomic-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('atomicWrite', () => {
  test('replaces a file and leaves nothing else', async () => {
    await atomicWrite(folder, 'a.csv', 'old');
    await atomicWrite(folder, 'a.csv', 'new');
    expect(await readFile(join(folder, 'a.csv'), 'utf8')).toBe('new');
    expect(await readdir(folder)).toEqual(['a.csv']);
  });

  test('whoever reads meanwhile sees one whole text or the other', async () => {
    const texts = ['a', 'b'].map((letter) => letter.repeat(200_000));
    await atomicWrite(folder, 'a.csv', texts[0] ?? '');
    const write = async (): Promise<void> => {
      for (let i = 0; i < 40; i += 1) await atomicWrite(folder, 'a.csv', texts[i % 2] ?? '');
    };
    const seen = new Set<number>();
    const read = async (): Promise<void> => {
      for (let i = 0; i < 200; i += 1) seen.add(texts.indexOf(await readFile(join(folder, 'a.csv'), 'utf8')));
    };
    await Promise.all([write(), read()]);
    expect(seen.has(-1)).toBe(false);
  });

  test('a write that fails takes its temporary file with it', async () => {
    await mkdir(join(folder, 'a.csv', 'inside'), { recursive: true });
    await expect(atomicWrite(folder, 'a.csv', 'text')).rejects.toThrow(/EISDIR|EEXIST|ENOTEMPTY|EPERM/);
    expect(await readdir(folder)).toEqual(['a.csv']);
  });

  test('and one without a folder says so', async () => {
    await expect(atomicWrite(join(folder, 'none'), 'a.csv', 'text')).rejects.toThrow('ENOENT');
  });
});
