import type { Wait } from '../../../src/core/clock.ts';

/** Pauses that a test lets pass when it wants: before the working note, those of a press in work, and every deadline. */
const HELD_MS: readonly number[] = [1_500, 2_500, 10_000, 15_000, 25_000, 300_000];

interface Held {
  readonly milliseconds: number;
  readonly pass: () => void;
}

/** Waiting without a clock: short pauses pass at once, the others when the test says so. */
export function manualWaits() {
  const held = new Set<Held>();
  const passed: number[] = [];
  const curious = new Map<number, (() => void)[]>();
  const wait: Wait = (milliseconds, signal) => {
    if (signal?.aborted === true) return Promise.reject(new Error('aborted'));
    if (!HELD_MS.includes(milliseconds)) {
      passed.push(milliseconds);
      return Promise.resolve();
    }
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const one: Held = { milliseconds, pass: resolve };
    held.add(one);
    for (const tell of curious.get(milliseconds) ?? []) tell();
    curious.delete(milliseconds);
    const end = () => held.delete(one);
    signal?.addEventListener('abort', () => reject(new Error('aborted')), { once: true });
    return promise.finally(end);
  };
  return {
    wait,
    /** Pauses that passed at once, in milliseconds. */
    passed,
    /** Lets all pauses of this length pass that began. */
    pass: (milliseconds: number) => {
      for (const one of held) if (one.milliseconds === milliseconds) one.pass();
    },
    /** Resolves when a pause of this length is under way. */
    began: async (milliseconds: number): Promise<void> => {
      if ([...held].some((one) => one.milliseconds === milliseconds)) return;
      const { promise, resolve } = Promise.withResolvers<void>();
      curious.set(milliseconds, [...(curious.get(milliseconds) ?? []), resolve]);
      await promise;
    },
  };
}
