import { defineConfig } from 'vitest/config';
import ClosingLine from './test/closing-line.ts';
import { faultTable } from './test/faults/fault-table.ts';
import usual from './vitest.config.ts';

/** `npm run test:faults`: the tests that docs/reliability.md names, and no others. */
const proofs = faultTable().flatMap((row) => row.proofs);

export default defineConfig({
  test: {
    ...usual.test,
    projects: undefined,
    provide: { databaseKinds: ['PGlite in memory', 'PGlite in a folder', 'Postgres'] },
    include: [...new Set(proofs.map(({ file }) => file))],
    exclude: [],
    testNamePattern: proofs.map(({ pattern }) => pattern).join('|'),
    reporters: ['default', new ClosingLine({ named: proofs })],
  },
});
