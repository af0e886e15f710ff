import { basename, dirname } from 'node:path';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { defineConfig } from 'vitest/config';

/** The file that is mutated (mutants/main.mjs): `src/core/engine/measures/pearson.ts`. */
// oxlint-disable-next-line node/no-process-env
const mutated = process.env['MUTATED'] ?? '';
const folder = dirname(mutated).replace('src', 'test');

/**
 * These draw hundreds of markets. They are left out where a file of another folder is mutated, which saves hours and can
 * only make the score lower.
 */
const SIMULATIONS = [
  'test/core/engine/uncertainty/rank-group.test.ts',
  'test/core/engine/claims/pandemic-claim.test.ts',
  'test/core/engine/study-report-simulated.test.ts',
  'test/core/engine/rank-report-simulated.test.ts',
];

/** First the test file named after what is mutated, then the shortest ones: most mutants are noticed within a second. */
class NearestFirst extends BaseSequencer {
  readonly #longestMs = new Map<string, number>();

  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    for (const file of files) {
      const lastMs = this.ctx.cache.getTestSpecificationResult(file)?.duration ?? 0;
      this.#longestMs.set(file.moduleId, Math.max(this.#longestMs.get(file.moduleId) ?? 0, lastMs));
    }
    const nearest = basename(mutated).replace('.ts', '.test.ts');
    const order = ({ moduleId }: TestSpecification): number =>
      basename(moduleId) === nearest ? -1 : (this.#longestMs.get(moduleId) ?? 0);
    return Promise.resolve([...files].sort((one, other) => order(one) - order(other)));
  }
}

/** The tests of the engine alone, without those that look at real prices: every mutant is held against these. */
export default defineConfig({
  test: {
    include: ['test/core/engine/**/*.test.ts'],
    exclude: [
      'test/**/*.long.test.ts',
      'test/**/*real*.test.ts',
      ...SIMULATIONS.filter((file) => dirname(file) !== folder),
    ],
    setupFiles: ['mutants/stop-at-first.ts', 'test/seeded.ts'],
    isolate: false,
    // Stryker counts in its own code inside every loop, which makes the first run ten times as slow.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    sequence: { sequencer: NearestFirst },
  },
});
