import type { PairReport } from '../reports/pair.ts';
import type { Reply } from '../types.ts';

/** The numbers behind an answer of `corr`. @throws Error for any other answer: only `corr` lines are ever asked so. */
export function pairReportOf({ report, query }: Reply): PairReport {
  if (report === undefined || !isPairReport(report)) throw new Error(`${query} gave no report of a pair`);
  return report;
}

function isPairReport(report: object): report is PairReport {
  // A history has all the rest as well, and no headline.
  return 'headline' in report && 'rolling' in report;
}
