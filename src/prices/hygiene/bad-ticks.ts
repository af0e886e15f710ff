import type { Day } from '../../core/types.ts';
import { SUSPECT_MOVES, usualMove, type Row } from './usual-move.ts';

/** A suspect jump is an error only when the next session ends as near to where it began as this share of it. */
const MOST_LEFT = 0.2;
/** A jump this small is never worth asking about; most series have none larger. */
const LEAST_JUMP = 0.01;

/**
 * Takes out closes that are errors of the feed, not of the market: a jump of more than 12 usual moves of which the next session
 * takes back at least 80%, and not so much more that it is a jump of its own. A real crash stays down or comes back in
 * part, and is kept. The last close can't be judged, because nothing has followed it yet.
 *
 * @param rows ascending by day, closes positive.
 */
export function withoutBadTicks(rows: readonly Row[]): {
  rows: readonly Row[];
  badTicks: readonly Day[];
} {
  const usual = usualMove(rows);
  const kept: Row[] = [];
  const badTicks: Day[] = [];
  for (const [index, row] of rows.entries()) {
    const before = kept.at(-1);
    const after = rows[index + 1];
    const jump = before === undefined ? 0 : Math.log(row.close / before.close);
    const isError = cameBack(jump, row, after) && Math.abs(jump) > SUSPECT_MOVES * (usual(index) ?? Infinity);
    if (isError) badTicks.push(row.day);
    else kept.push(row);
  }
  return { rows: kept, badTicks };
}

function cameBack(jump: number, row: Row, after: Row | undefined): boolean {
  if (after === undefined || Math.abs(jump) < LEAST_JUMP) return false;
  const left = jump + Math.log(after.close / row.close);
  return Math.abs(left) <= MOST_LEFT * Math.abs(jump);
}
