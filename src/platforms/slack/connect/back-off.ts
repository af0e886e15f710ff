const FIRST_MS = 1_000;
const LONGEST_MS = 60_000;

/** Pause before the try after `failures` failed ones: 1, 2, 4 ... 60 seconds. */
export function backOffMs(failures: number): number {
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, failures - 1));
}
