import type { ZeroReturns } from '../../reports/sources.ts';

/** Share and longest run of exact zeros among at least one return. */
export function zeroReturns(returns: Float64Array): ZeroReturns {
  let zeros = 0;
  let run = 0;
  let longestRun = 0;
  for (const value of returns) {
    run = value === 0 ? run + 1 : 0;
    if (value === 0) zeros += 1;
    longestRun = Math.max(longestRun, run);
  }
  return { share: zeros / returns.length, longestRun };
}
