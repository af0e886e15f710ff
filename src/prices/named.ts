import { listed } from '../core/describe/listed.ts';

const MOST_NAMED = 5;

/** Rows or days in words, cut after five: `3`, `3 and 17`, `3, 17, 20, 21, 22 and 4 more`. */
export function named(items: readonly (string | number)[]): string {
  return listed(items.map(String), MOST_NAMED);
}
