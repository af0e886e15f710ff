import { LEAST_DAYS_A_SIDE } from '../../engine/over-time/breaks.ts';
import type { HistoryReport } from '../../reports/history.ts';
import { count, month, pValue, twoDecimals } from '../formats.ts';

type Change = HistoryReport['breaks'][number];

const LEAST_RETURNS_SEARCHED = 2 * LEAST_DAYS_A_SIDE;

/** The clearest lasting change for the lead, without capital and full stop; null when the range is too short to have one. */
export function changeSentence({ breaks, n }: HistoryReport): string | null {
  const [clearest] = breaks.toSorted((a, b) => a.p - b.p);
  if (clearest === undefined) return n < LEAST_RETURNS_SEARCHED ? null : 'no lasting change is found';
  const others = breaks.length - 1;
  const more = others === 0 ? '' : `, and ${count(others, 'more time')}`;
  return `it changed around ${changeWords(clearest)}${more}`;
}

/** Every change for the receipt: `around Mar 2020, from 0.08 to 0.43 (p<0.001)`. */
export function changesFact({ breaks, n }: HistoryReport): string {
  if (n < LEAST_RETURNS_SEARCHED) {
    return `not searched for: that takes ${LEAST_RETURNS_SEARCHED} returns, ${LEAST_DAYS_A_SIDE} on either side`;
  }
  if (breaks.length === 0) return 'none found (CUSUM test, 5%)';
  return breaks.map((change) => `around ${changeWords(change)} (${pValue(change.p)})`).join('; ');
}

/** A break's day is uncertain by months. */
function changeWords({ day, before, after }: Change): string {
  return `${month(day)}, from ${twoDecimals(before)} to ${twoDecimals(after)}`;
}
