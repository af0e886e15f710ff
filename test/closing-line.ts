import type { Reporter, TestModule } from 'vitest/node';

/** A test that somebody was promised. */
interface Promised {
  /** From the folder in which the run began. */
  readonly file: string;
  readonly title: string;
  /** A regular expression for its title in the run. */
  readonly pattern: string;
}

/**
 * Prints `N passed, N failed` (`, N skipped` if any) as the very last line of a run, for people and for scripts. A promised
 * test that is not in its file, when that one was run, has failed. `alone` counts the promised tests and no others.
 */
export default class ClosingLine implements Reporter {
  readonly #promised: readonly Promised[];
  readonly #alone: boolean;

  constructor({
    promised,
    alone = false,
  }: {
    readonly promised: readonly Promised[];
    readonly alone?: boolean;
  }) {
    this.#promised = promised;
    this.#alone = alone;
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly unknown[]): void {
    const count = { passed: 0, failed: unhandled.length, skipped: 0 };
    const absent = new Set(this.#promised.filter(({ file }) => modules.some(isWhole(file))));
    for (const module of modules) {
      // A file that could not be loaded has no tests to count, yet it is a failure.
      if (module.state() === 'failed' && module.errors().length > 0) count.failed += 1;
      const promised = this.#promised.filter(({ file }) => file === module.relativeModuleId);
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        const kept = promised.filter(({ pattern }) => new RegExp(pattern).test(test.fullName));
        for (const one of kept) absent.delete(one);
        if (state !== 'pending' && !(this.#alone && kept.length === 0)) count[state] += 1;
      }
    }
    count.failed += absent.size;
    if (absent.size > 0) process.exitCode = 1;
    process.once('exit', () => process.stdout.write(said(count, [...absent])));
  }
}

function said(
  { passed, failed, skipped }: Readonly<Record<'passed' | 'failed' | 'skipped', number>>,
  absent: readonly Promised[],
): string {
  const missed = absent.map(({ file, title }) => `There is no such test: ${file}: ${title}\n`).join('');
  return `${missed}${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`;
}

/** Whether it is that file with all of its tests: those on databases stand in one project for each half of their kinds. */
function isWhole(file: string): (module: TestModule) => boolean {
  return ({ relativeModuleId, project }) =>
    relativeModuleId === file && !(file.endsWith('.sql.test.ts') && project.name === 'parts');
}
