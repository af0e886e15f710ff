import { expect, test } from 'vitest';
import { writeTogether } from '../../src/store/write-together.ts';

/** Writes into a list of batches; `refuses` says which rows the disk does not take. */
function recorder(refuses: (rows: readonly string[]) => boolean = () => false) {
  const batches: (readonly string[])[] = [];
  const put = writeTogether(
    (row: string) => row.slice(0, 1),
    async (rows) => {
      batches.push(rows);
      await Promise.resolve();
      if (refuses(rows)) throw new Error(`no ${rows.join()}`);
    },
  );
  return { put, batches };
}

test('what is put at the same moment is written at once, and what comes meanwhile in the next write', async () => {
  const { put, batches } = recorder();
  const first = Promise.all([put('a1'), put('b1')]);
  await Promise.resolve();
  const second = [put('c1'), put('d1')];
  await first;
  await Promise.all(second);
  expect(batches).toEqual([
    ['a1', 'b1'],
    ['c1', 'd1'],
  ]);
});

test('of two rows with one key the later is written, and both hear of it', async () => {
  const { put, batches } = recorder();
  await Promise.all([put('a1'), put('b1'), put('a2')]);
  expect(batches).toEqual([['a2', 'b1']]);
});

test('a row that can not be written fails alone, and the next is written', async () => {
  const { put } = recorder((rows) => rows.includes('b1'));
  const settled = await Promise.allSettled([put('a1'), put('b1'), put('c1')]);
  expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  await expect(put('b2')).resolves.toBeUndefined();
});
