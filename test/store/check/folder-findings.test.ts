import { mkdirSync } from 'node:fs';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { stateFolderFindings } from '../../../src/store/check/folder-findings.ts';
import { canMount, smallDisk } from '../embedded/small-disk.ts';

const isRoot = process.getuid?.() === 0;
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lockstep-check-'));
});
afterEach(() => rm(folder, { recursive: true }));

const states = (at: string, holdsTokens = false) =>
  stateFolderFindings(at, holdsTokens).map(({ state }) => state);

describe('the state folder', () => {
  test('that can be written by its owner alone is fine', () => {
    expect(stateFolderFindings(folder, true)[0]).toEqual({
      part: 'state folder',
      state: 'ok',
      said: `${folder} can be written.`,
    });
  });

  test('that is not there yet may be made', () => {
    const [access] = stateFolderFindings(join(folder, 'a', 'b'), false);
    expect(access).toMatchObject({ state: 'ok', said: expect.stringContaining('can be made') });
  });

  test('that everybody may write is a limit; that everybody may read only when it holds tokens', async () => {
    await chmod(folder, 0o777);
    expect(states(folder)[0]).toBe('warn');
    await chmod(folder, 0o755);
    expect([states(folder)[0], states(folder, true)[0]]).toEqual(['ok', 'warn']);
  });

  test('in whose place there is a file is broken', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    expect(stateFolderFindings(file, false)[0]).toMatchObject({
      state: 'fail',
      fix: expect.stringContaining('STATE_DIR'),
    });
  });

  test.skipIf(isRoot)('that this user may not write is broken', async () => {
    await chmod(folder, 0o500);
    expect(states(folder)[0]).toBe('fail');
  });
});

describe.skipIf(!canMount)('a disk', () => {
  test('that is full is broken in both ways, one with little room is a limit', () => {
    const disk = smallDisk(30);
    onTestFinished(() => disk.remove());
    const state = join(disk.folder, 'state');
    mkdirSync(state);
    expect(states(state)).toEqual(['ok', 'warn']);
    disk.fill();
    expect(states(state)).toEqual(['fail', 'fail']);
  });

  test('that is read-only is broken', () => {
    const disk = smallDisk(30);
    onTestFinished(() => disk.remove());
    disk.makeReadOnly();
    expect(stateFolderFindings(disk.folder, false)[0]).toMatchObject({
      state: 'fail',
      said: expect.stringContaining('EROFS'),
    });
  });
});
