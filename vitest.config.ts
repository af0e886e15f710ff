import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/seeded.ts', 'test/loopback-only.ts'],
    globalSetup: ['test/databases/on-demand.ts'],
    reporters: ['default', './test/closing-line.ts'],
    // Two workers: the gate runs on two cores, and more of them only trade places.
    maxWorkers: 2,
    testTimeout: 20_000,
    // A database takes seconds to make where others make theirs at the same time.
    hookTimeout: 60_000,
    sequence: { shuffle: { files: true, tests: false } },
  },
});
