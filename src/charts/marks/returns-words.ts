import { count, date, whole } from '../../core/describe/formats.ts';
import type { Day } from '../../core/types.ts';

/** What a picture's numbers were computed from: `252 daily returns to 5 May 2025`, `240 of 252 daily returns to ...`. */
export function returnsWords(
  { n, sessions, to }: { readonly n: number; readonly sessions: number; readonly to: Day },
  adjective = 'daily',
): string {
  const asked = count(sessions, `${adjective} return`);
  return `${n === sessions ? asked : `${whole(n)} of ${asked}`} to ${date(to)}`;
}
