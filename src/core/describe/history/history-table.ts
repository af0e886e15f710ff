import type { HistoryReport } from '../../reports/history.ts';
import type { Reply } from '../../types.ts';
import { interval, twoDecimals } from '../formats.ts';

/** The correlation of each calendar year's returns: was it higher in 2022? None without a year. */
export function historyTable({ years }: HistoryReport): Pick<Reply, 'table'> {
  if (years.length === 0) return {};
  const rows = years.map(({ year, pearson, low, high, n }) => [
    String(year),
    twoDecimals(pearson),
    interval(low, high),
    String(n),
  ]);
  return { table: { head: ['Year', 'Correlation', '95% interval', 'Days'], rows } };
}
