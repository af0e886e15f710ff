import { defineConfig } from 'vitest/config';
import ClosingLine from './test/closing-line.ts';
import { promisedTests } from './test/faults/fault-table.ts';
import { refuseOldNode } from './test/refuse-old-node.ts';

refuseOldNode(process);

const PURE = ['test/core/**/*.test.ts', 'test/commands/**/*.test.ts'];
const PLATFORMS = ['test/platforms/**/*.test.ts', 'test/fakes/**/*.test.ts'];
const LONG = 'test/**/*.long.test.ts';

// Kinds of database, by their names in test/databases.ts.
const MEMORY = 'PGlite in memory';
const ON_DISK = ['PGlite in a folder', 'Postgres'];

export default defineConfig({
  test: {
    setupFiles: ['test/seeded.ts', 'test/loopback-only.ts'],
    globalSetup: ['test/databases/on-demand.ts'],
    reporters: ['default', new ClosingLine({ promised: promisedTests() })],
    // Two workers: the gate runs on two cores, and more of them only trade places.
    maxWorkers: 2,
    // Only what hangs takes so long. A database takes seconds to make where others make theirs at the same time.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    restoreMocks: true,
    sequence: { shuffle: { files: true, tests: false } },
    // One after the other (`groupOrder`): a process that is shared lasts only until a file of another project comes.
    projects: [
      {
        extends: true,
        test: {
          name: 'core',
          sequence: { groupOrder: 1 },
          include: PURE,
          exclude: [LONG],
          // Files of what is pure share two processes, so that a module is loaded twice and not a hundred times.
          isolate: false,
          provide: { databaseKinds: [MEMORY] },
        },
      },
      {
        extends: true,
        test: {
          name: 'platforms',
          sequence: { groupOrder: 2 },
          include: PLATFORMS,
          exclude: [LONG],
          // The same: the libraries of Slack and Discord take a second to load. No file here mocks a module.
          isolate: false,
          provide: { databaseKinds: [MEMORY] },
        },
      },
      {
        extends: true,
        test: {
          name: 'parts',
          sequence: { groupOrder: 3 },
          include: ['test/**/*.test.ts'],
          exclude: [LONG, ...PURE, ...PLATFORMS],
          // A thread for each file starts in less of the processor's time than a process, by a quarter.
          pool: 'threads',
          provide: { databaseKinds: [MEMORY] },
        },
      },
      // Whole processes, replicas, browsers, floods, hundreds of draws: what takes more than five seconds by its nature.
      {
        extends: true,
        test: {
          name: 'long',
          include: [LONG],
          provide: { databaseKinds: [MEMORY, ...ON_DISK] },
        },
      },
      // What the ordinary suite holds against a database in memory, on the other kinds.
      {
        extends: true,
        test: {
          name: 'databases',
          include: ['test/**/*.sql.test.ts'],
          provide: { databaseKinds: ON_DISK },
        },
      },
    ],
    coverage: {
      provider: 'v8',
      include: ['src/core/**/*.ts'],
      reporter: ['text-summary', 'html', 'json'],
      thresholds: { lines: 95 },
    },
  },
});
