import type { MatrixReport } from '../../reports/matrix.ts';
import type { Reply } from '../../types.ts';
import { matrixPairs } from './matrix-context.ts';
import { interval, twoDecimals } from '../formats.ts';

/** Every pair with its interval and its days, in the order asked for. */
export function matrixTable(report: MatrixReport): NonNullable<Reply['table']> {
  const rows = matrixPairs(report).map(({ first, second, value, low, high, n }) => [
    `${first} and ${second}`,
    value === null ? 'none' : twoDecimals(value),
    low === null || high === null ? 'none' : interval(low, high),
    String(n),
  ]);
  return { head: ['Pair', 'Correlation', '95% interval', 'Days'], rows };
}
