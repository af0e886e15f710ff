import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    setupFiles: ['test/seeded.ts', 'test/loopback-only.ts'],
    globalSetup: ['test/databases/on-demand.ts'],
    reporters: ['default', './test/closing-line.ts'],
    // Two workers: the gate runs on two cores, and more of them only trade places.
    maxWorkers: 2,
    testTimeout: 20_000,
    // A database takes seconds to make where others make theirs at the same time.
    hookTimeout: 60_000,
    sequence: { shuffle: { files: true, tests: false } },
    projects: [
      {
        extends: true,
        test: { name: 'ordinary', include: ['test/**/*.test.ts'], exclude: ['test/**/*.long.test.ts'] },
      },
      // Whole processes, browsers, simulated years: what takes more than five seconds by its nature.
      { extends: true, test: { name: 'long', include: ['test/**/*.long.test.ts'] } },
    ],
  },
});
