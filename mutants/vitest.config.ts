import { defineConfig } from 'vitest/config';

/** The tests of the engine alone, without those that look at real prices: every mutant is held against these. */
export default defineConfig({
  test: {
    include: ['test/core/engine/**/*.test.ts'],
    exclude: ['test/**/*.long.test.ts', 'test/**/*real*.test.ts'],
    setupFiles: ['test/seeded.ts'],
    isolate: false,
    testTimeout: 120_000,
  },
});
