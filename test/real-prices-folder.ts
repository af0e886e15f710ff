import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * The folder of real prices that some tests and benches compare with: `LOCKSTEP_TEST_PRICES`, or `../shared/prices`
 * beside the project. They are no part of it, so a suite that needs them skips without, and says so in its title.
 */
export const realPrices = resolve(
  process.env['LOCKSTEP_TEST_PRICES'] ?? join(import.meta.dirname, '../../shared/prices'),
);

export const hasRealPrices = existsSync(join(realPrices, 'instruments.json'));

/** The end of such a suite's title; empty when it runs. */
export const skipReason = hasRealPrices
  ? ''
  : ` (skipped: no prices in ${realPrices}; LOCKSTEP_TEST_PRICES names the folder)`;
