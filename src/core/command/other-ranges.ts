import { format } from '../query/format.ts';
import { parseRange } from '../query/ranges.ts';
import type { Grammar } from '../query/reading.ts';
import type { Action, Query } from '../types.ts';

/** A button for each of these ranges but the one that was asked: the same question over another time. */
export function otherRanges(texts: readonly string[], query: Query, command: Grammar): Action[] {
  return texts
    .flatMap((text) => parseRange(text) ?? [])
    .filter(({ text }) => text !== query.range.text)
    .map((range) => ({ label: range.text, line: format({ ...query, range }, command) }));
}
