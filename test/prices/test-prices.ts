import { existsSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.env.LOCKSTEP_TEST_PRICES ?? join(import.meta.dirname, '../../../shared/prices');

/** A folder of real prices to test against; they are no part of the project. Null where there is none. */
export const testPrices: string | null = existsSync(join(folder, 'instruments.json')) ? folder : null;
