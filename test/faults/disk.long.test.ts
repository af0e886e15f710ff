import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { runLockstep } from '../run-lockstep.ts';
import { canMount, smallDisk } from '../store/embedded/small-disk.ts';
import { startBot, stateFolder } from '../bot-process.ts';

/** The whole program on a disk that refuses, and in a folder that is not its own. */

vi.setConfig({ testTimeout: 600_000 });

const LINE = ['corr', 'btc', 'ndx', '90d', '--demo', '--as-of', '2025-05-05'];

function disk(megabytes: number) {
  const small = smallDisk(megabytes);
  onTestFinished(small.remove);
  return small;
}

describe.skipIf(!canMount)('one answer (skipped where no disk can be mounted)', () => {
  test.each(['full', 'read-only'] as const)(
    'on a %s disk is given, and says that its chart is not',
    async (how) => {
      const small = disk(1);
      if (how === 'full') small.fill();
      else small.makeReadOnly();
      const { code, stdout, stderr } = await runLockstep(LINE, { environment: { STATE_DIR: small.folder } });
      expect([code, stderr]).toEqual([0, '']);
      const words = stdout.replaceAll(/\s+/g, ' ');
      expect(words).toMatch(/^SIMULATED: .+ SIMULATED prices: BTC .* over 90d/);
      expect(words).toMatch(
        how === 'full'
          ? /The chart was not saved to .+: the disk is full/
          : /The chart was not saved to .+: the folder .+ can't be made; name another place/,
      );
    },
  );
});

describe.skipIf(!canMount)('npm start (skipped where no disk can be mounted)', () => {
  test.each(['full', 'read-only'] as const)(
    'on a %s disk ends with one sentence that says so',
    async (how) => {
      const small = disk(1);
      if (how === 'full') small.fill();
      else small.makeReadOnly();
      const bot = await startBot(small.folder, { AS_OF: '2025-05-05' });
      expect(await bot.ended).toEqual([1, null]);
      expect(bot.told()).toMatch(
        how === 'full'
          ? /^The disk .+ is full\..+\n$/
          : /^The database folder .+ is on a read-only file system\..+\n$/,
      );
      expect(bot.told().trim().split('\n')).toHaveLength(1);
    },
  );
});

test('a second bot on a folder is refused with who has it, and the first one goes on', async () => {
  const folder = await stateFolder();
  const first = await startBot(folder, { AS_OF: '2025-05-05' });
  await first.says(/^Page: /m);
  await first.ask('daily add 16:30 Berlin symbols gold');
  const second = await startBot(folder, { AS_OF: '2025-05-05' });
  expect(await second.ended).toEqual([1, null]);
  expect(second.told()).toMatch(/^The database folder .+ is in use by another process .+\n$/);
  expect((await first.ask('daily list')).json).toMatchObject({ lead: '1 daily post here.' });
});

test('files of the database that were damaged end the start with one sentence, and nothing is overwritten', async () => {
  const folder = await stateFolder();
  const first = await startBot(folder, { AS_OF: '2025-05-05' });
  await first.says(/^Page: /m);
  first.kill('SIGTERM');
  expect(await first.ended).toEqual([0, null]);
  const control = join(folder, 'db', 'data', 'global', 'pg_control');
  await writeFile(control, (await readFile(control)).subarray(0, 100));
  // The engine leaves its own mark of a start.
  const files = async () =>
    (await readdir(join(folder, 'db', 'data'))).filter((name) => name !== 'postmaster.pid');
  const before = await files();
  const next = await startBot(folder, { AS_OF: '2025-05-05' });
  expect(await next.ended).toEqual([1, null]);
  expect(next.told()).toMatch(/can't be opened .+npm run db:import FILE.*\n$/);
  expect(next.told().trim().split('\n')).toHaveLength(1);
  expect(await files()).toEqual(before);
  expect(await readFile(control)).toHaveLength(100);
});
