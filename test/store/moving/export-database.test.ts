import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'pg';
import { expect, onTestFinished, test } from 'vitest';
import { exportDatabase } from '../../../src/store/moving/export-database.ts';
import { StoreError } from '../../../src/store/store-error.ts';
import { tablesOn } from '../../../src/store/tables-on.ts';
import { freePort } from '../../free-port.ts';

test('an export from a database that does not answer says so, blames no file and leaves none', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lockstep-export-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const pool = new Pool({ host: '127.0.0.1', port: await freePort() });
  onTestFinished(() => pool.end());
  const failure: unknown = await exportDatabase(tablesOn(pool), join(folder, 'house.ndjson')).catch(
    (error: unknown) => error,
  );
  expect(failure).toBeInstanceOf(StoreError);
  expect(failure).toMatchObject({
    message:
      'The database does not answer (ECONNREFUSED), so nothing was exported. Export again when it does.',
  });
  expect(readdirSync(folder)).toEqual([]);
});
