import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sqlKeyValue } from '../../../src/store/key-value.ts';
import { openDatabase } from '../../../src/store/open-database.ts';
import { runLockstep } from '../../run-lockstep.ts';

describe('the commands db export and db import', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lockstep-main-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const run = (words: readonly string[], state: string) =>
    runLockstep(words, { folder, environment: { STATE_DIR: join(folder, state) } });

  test('move everything to another state folder and say what it was', async () => {
    const database = await openDatabase({ kind: 'folder', folder: join(folder, 'old', 'db') });
    await sqlKeyValue({ db: database.db }).set('queries', 'c1', 'corr btc r2k-tech 1y', { seconds: null });

    const busy = await run(['db', 'export', 'house.ndjson'], 'old');
    expect(busy).toMatchObject({ code: 1, stdout: '' });
    expect(busy.stderr).toMatch(
      /^The database folder .+ is in use by another process \(.+\)\. Stop that one.+\n$/,
    );
    await database.close();

    expect(await run(['db', 'export', 'house.ndjson'], 'old')).toEqual({
      code: 0,
      stdout: 'Exported 1 row (kept 1, daily_post 0, alert 0, delivery 0, price_series 0) to house.ndjson.\n',
      stderr: '',
    });
    expect(await readFile(join(folder, 'house.ndjson'), 'utf8')).toContain('corr btc r2k-tech 1y');
    expect(await run(['db', 'import', 'house.ndjson'], 'new')).toEqual({
      code: 0,
      stdout:
        'Imported 1 row (kept 1, daily_post 0, alert 0, delivery 0, price_series 0) from house.ndjson.\n',
      stderr: '',
    });
    const moved = await openDatabase({ kind: 'folder', folder: join(folder, 'new', 'db') });
    expect(await sqlKeyValue({ db: moved.db }).get('queries', 'c1')).toBe('corr btc r2k-tech 1y');
    await moved.close();
  }, 120_000);

  test('say how they are used, and that there is nothing to export', async () => {
    expect(await run(['db', 'export'], 'none')).toMatchObject({ code: 2, stdout: '' });
    const empty = await run(['db', 'export', 'x.ndjson'], 'none');
    expect(empty.code).toBe(1);
    expect(empty.stderr).toMatch(/^There is no database in .+ yet\. Check STATE_DIR and DATABASE_URL\.\n$/);
  });

  test('never print the password of a database that does not answer', async () => {
    const { code, stderr } = await runLockstep(['db', 'export', 'x.ndjson'], {
      folder,
      environment: { DATABASE_URL: 'postgres://lockstep:s3cret@127.0.0.1:1/lockstep' },
    });
    expect(code).toBe(1);
    expect(stderr).toMatch(
      /^The database at 127\.0\.0\.1:1\/lockstep can't be used \(.*ECONNREFUSED.*\)\. Check/,
    );
    expect(stderr).not.toContain('s3cret');
  });
});
