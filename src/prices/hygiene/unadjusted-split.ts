import { sessionsBetween } from '../../core/calendar/sessions.ts';
import { SourceError } from '../../core/errors.ts';
import type { RawSeries } from '../../core/types.ts';
import { SUSPECT_MOVES, usualMove, type Row } from './usual-move.ts';

const LEAST_LOG_RETURN = 0.4;
const RATIOS = [2, 3, 4, 5, 10];
/** How far from a split's ratio a step may be: the market moves on the day of a split as on any other. */
const TOLERANCE = { usualMoves: 3, least: 0.01, most: 0.05 };
/** Across a longer gap a price may well have doubled by itself. */
const MOST_SESSIONS_APART = 5;

/**
 * Refuses closes that a split has torn: an absolute log return above 0.4 whose ratio is that of a 2, 3, 4, 5 or 10 to 1
 * split or of the inverse of one, give or take three usual moves (1% to 5%). Left in, it would count as the worst crash the
 * instrument has seen. The step must also be suspect beside the instrument's usual moves: a small stock that swings by a
 * tenth a day can double by itself, as the miner MARA did on 2017-06-21, and refusing that would refuse the truth.
 *
 * @param rows ascending by day, closes positive.
 * @throws SourceError `bad-data`, naming the day, the ratio and the fix.
 */
export function refuseUnadjustedSplit(raw: RawSeries, rows: readonly Row[]): void {
  const usual = usualMove(rows);
  for (const [index, row] of rows.entries()) {
    const before = rows[index - 1];
    const jump = before === undefined ? 0 : Math.abs(Math.log(row.close / before.close));
    if (before === undefined || jump <= LEAST_LOG_RETURN) continue;
    const move = usual(index) ?? 0;
    const split = jump > SUSPECT_MOVES * move ? splitOf(before.close / row.close, move) : null;
    if (split === null || sessionsBetween(before.day, row.day).length > MOST_SESSIONS_APART + 1) continue;
    throw new SourceError(
      raw.source,
      'bad-data',
      `${raw.instrument.symbol} went from ${rounded(before.close)} to ${rounded(row.close)} on ${row.day}, ` +
        `which looks like a ${split} split that was never adjusted; use closes adjusted for splits`,
    );
  }
}

/** `3:1` when one share became three, `1:3` when three became one, null when the ratio is no split's. */
function splitOf(ratio: number, usual: number): string | null {
  const tolerance = Math.min(TOLERANCE.most, Math.max(TOLERANCE.least, TOLERANCE.usualMoves * usual));
  for (const parts of RATIOS) {
    if (Math.abs(ratio / parts - 1) <= tolerance) return `${parts}:1`;
    if (Math.abs(ratio * parts - 1) <= tolerance) return `1:${parts}`;
  }
  return null;
}

function rounded(price: number): string {
  return String(Number(price.toPrecision(6)));
}
