import { defineConfig } from 'vitest/config';
import ClosingLine from './test/closing-line.ts';
import { faultTable } from './test/faults/fault-table.ts';
import usual from './vitest.config.ts';

/** `npm run test:faults`: the tests that docs/reliability.md names, and no others. */
const proofs = faultTable().flatMap((row) => row.proofs);
// They are of all projects, in one run.
const { projects: _projects, ...shared } = usual.test ?? {};

export default defineConfig({
  test: {
    ...shared,
    provide: { databaseKinds: ['PGlite in memory', 'PGlite in a folder', 'Postgres'] },
    include: [...new Set(proofs.map(({ file }) => file))],
    exclude: [],
    testNamePattern: proofs.map(({ pattern }) => pattern).join('|'),
    reporters: ['default', new ClosingLine({ named: proofs })],
  },
});
