import { SourceError } from '../core/errors.ts';
import type { Day } from '../core/types.ts';

/** Every source that was asked failed. `failures` is in the order of asking, and empty when nobody could be asked. */
export class SourcesFailed extends Error {
  override readonly name = 'SourcesFailed';
  readonly failures: readonly SourceError[];
  /** First day of the prices that are held, when there are some but they start too late to answer with. */
  readonly heldFrom: Day | null;

  constructor(failures: readonly SourceError[], heldFrom: Day | null = null) {
    super(failures.length === 0 ? 'no source covers it' : reasons(failures));
    this.failures = failures;
    this.heldFrom = heldFrom;
  }

  /** True when nobody was merely out of order: the instrument is unknown to everyone who was asked. */
  get unknown(): boolean {
    return this.failures.every((failure) => failure.kind === 'unknown-instrument');
  }
}

/** `Coinbase answered 451, Yahoo timed out`. */
export function reasons(failures: readonly SourceError[]): string {
  return [...new Set(failures.map((failure) => `${failure.source} ${failure.message}`))].join(', ');
}

/** An answer, and the failures of those who were asked before. */
export interface FirstAnswer<T> {
  readonly answer: T;
  readonly failures: readonly SourceError[];
}

/**
 * Asks one after the other until one answers.
 * @throws SourcesFailed when all failed; anything that is not a source's failure (an abort, a bug, a refusal) at once.
 */
export async function firstToAnswer<C, T>(
  candidates: readonly C[],
  ask: (candidate: C) => Promise<T>,
): Promise<FirstAnswer<T>> {
  const failures: SourceError[] = [];
  let heldFrom: Day | null = null;
  for (const candidate of candidates) {
    try {
      return { answer: await ask(candidate), failures };
    } catch (error) {
      if (error instanceof SourceError) {
        failures.push(error);
      } else if (error instanceof SourcesFailed) {
        failures.push(...error.failures);
        heldFrom = error.heldFrom;
      } else {
        throw error;
      }
    }
  }
  throw new SourcesFailed(failures, heldFrom);
}
