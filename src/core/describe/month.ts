import type { Day } from '../types.ts';
import { date } from './numbers.ts';

/** `2020-03-12` -> `Mar 2020`: for what is only known to the month. */
export function month(day: Day): string {
  return date(day).replace(/^\d+ /, '');
}
