import { count } from '../../core/describe/formats.ts';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../open-database.ts';
import type { DatabasePlace } from '../database.ts';
import { keepSealed, refusePlain } from '../secrets/keep-sealed.ts';
import type { Sealing } from '../secrets/sealed-key-value.ts';
import { StoreError } from '../store-error.ts';
import { exportDatabase } from './export-database.ts';
import { importDatabase } from './import-database.ts';

/**
 * `db export FILE` and `db import FILE`. What is exported holds no secret in plain text.
 * @returns a sentence on what was moved
 * @throws StoreError with the fix
 */
export async function moveDatabase(
  direction: 'export' | 'import',
  file: string,
  place: DatabasePlace,
  sealing: Sealing,
): Promise<string> {
  if (direction === 'import') return `Imported ${describe(await importDatabase(place, file))} from ${file}.`;
  if (place.kind === 'folder' && !existsSync(join(place.folder, 'data'))) {
    throw new StoreError(`There is no database in ${place.folder} yet. Check STATE_DIR and DATABASE_URL.`);
  }
  const database = await openDatabase(place);
  try {
    if (sealing.seal !== null) await keepSealed(database.db, sealing);
    await refusePlain(database.db, sealing);
    return `Exported ${describe(await exportDatabase(database.db, file))} to ${file}.`;
  } finally {
    await database.close();
  }
}

/** `12 rows (kept 10, price_series 2)`. */
function describe(rows: Readonly<Record<string, number>>): string {
  const counts = Object.entries(rows);
  const total = counts.reduce((sum, [, held]) => sum + held, 0);
  const parts = counts.map(([table, held]) => `${table} ${held}`).join(', ');
  return `${count(total, 'row')} (${parts})`;
}
