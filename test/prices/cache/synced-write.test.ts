import type * as FileSystem from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { atomicWrite } from '../../../src/prices/cache/atomic-write.ts';

/** What the file system was asked for, in order: a power cut can't be had in a test, but what it would find can. */
const asked: string[] = [];

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof FileSystem>();
  const noting = (file: FileHandle): FileHandle =>
    new Proxy(file, {
      get: (target, name) => {
        if (name === 'writeFile' || name === 'sync') asked.push(name);
        const value: unknown = Reflect.get(target, name);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  return {
    ...real,
    open: async (...given: Parameters<typeof real.open>) => noting(await real.open(...given)),
    rename: async (...given: Parameters<typeof real.rename>) => {
      asked.push('rename');
      await real.rename(...given);
    },
  };
});

test('the bytes are on the disk before the name is, so that a power cut leaves the old text or the new one', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lockstep-synced-'));
  await atomicWrite(folder, 'PSCT.csv', 'date,close\n');
  await rm(folder, { recursive: true });
  expect(asked).toEqual(['writeFile', 'sync', 'rename']);
});
