import type { HistoryReport } from '../../reports/history.ts';
import { count } from '../formats.ts';

/** True when a picture shows more than the words say: a path of at least two windows, or years to hold against each other. */
export function showsPath({ rolling, years }: HistoryReport): boolean {
  return readings(rolling) > 1 || years.length > 1;
}

/** Stands in the place of a picture with a single point in it. */
export function nothingToDraw({ rolling }: HistoryReport): string {
  const found = readings(rolling) === 0 ? 'none' : 'one';
  return `No picture: a path takes two windows of ${count(rolling.window, 'session')}, and this range has ${found}. \`corr\` draws the prices.`;
}

function readings({ values }: HistoryReport['rolling']): number {
  return values.filter((value) => value !== null).length;
}
