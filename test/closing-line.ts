import { relative } from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';

/** A test that a run is about. */
interface Named {
  /** From the folder in which the run began. */
  readonly file: string;
  readonly title: string;
  /** A regular expression for its title in the run. */
  readonly pattern: string;
}

/**
 * Prints `N passed, N failed` (`, N skipped` if any) as the very last line of a run, for people and for scripts. When
 * the run is about named tests it counts these alone, and one that was not there has failed.
 */
export default class ClosingLine implements Reporter {
  readonly #named: readonly Named[] | undefined;

  constructor({ named }: { readonly named?: readonly Named[] } = {}) {
    this.#named = named;
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const count = { passed: 0, failed: unhandled.length, skipped: 0 };
    const ran = new Set(modules.map(({ moduleId }) => relative('', moduleId)));
    const missing = new Set(this.#named?.filter(({ file }) => ran.has(file)));
    for (const module of modules) {
      // A file that could not be loaded has no tests to count, yet it is a failure.
      if (module.state() === 'failed' && module.errors().length > 0) count.failed += 1;
      const named = this.#named?.filter(({ file }) => file === relative('', module.moduleId));
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        const found = named?.filter(({ pattern }) => new RegExp(pattern).test(test.fullName));
        for (const one of found ?? []) missing.delete(one);
        if (state !== 'pending' && found?.length !== 0) count[state] += 1;
      }
    }
    count.failed += missing.size;
    if (missing.size > 0) process.exitCode = 1;
    const absent = [...missing]
      .map(({ file, title }) => `There is no such test: ${file}: ${title}\n`)
      .join('');
    const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : '';
    const line = `${absent}${count.passed} passed, ${count.failed} failed${skipped}\n`;
    process.once('exit', () => process.stdout.write(line));
  }
}
