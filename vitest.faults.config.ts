import { defineConfig } from 'vitest/config';
import ClosingLine from './test/closing-line.ts';
import { promisedTests } from './test/faults/fault-table.ts';
import usual from './vitest.config.ts';

/** `npm run test:faults`: the tests that docs/reliability.md names, and no others. */
const promised = promisedTests();
// They are of all projects, in one run.
const { projects: _projects, ...shared } = usual.test ?? {};

export default defineConfig({
  test: {
    ...shared,
    provide: { databaseKinds: ['PGlite in memory', 'PGlite in a folder', 'Postgres'] },
    include: [...new Set(promised.map(({ file }) => file))],
    exclude: [],
    testNamePattern: promised.map(({ pattern }) => pattern).join('|'),
    reporters: ['default', new ClosingLine({ promised, alone: true })],
  },
});
