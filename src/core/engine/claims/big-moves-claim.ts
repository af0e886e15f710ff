import type { Estimate } from '../../reports/estimate.ts';
import type { BigMovesEvidence, Claim, Verdict } from '../../reports/study.ts';
import { correlationOfPaths } from '../measures/correlation-of-paths.ts';
import { meansByYears } from '../over-time/means-by-years.ts';
import { absoluteMoves, volatilities } from '../over-time/moves.ts';
import { indexOfDay } from '../samples/returns.ts';
import { rolling } from '../measures/rolling.ts';
import type { History } from './history.ts';

const WINDOW = 63;
/** The years in which the note saw the link peak. It chose them knowing them. */
const BIG_YEARS = ['2020', '2022', '2024'] as const;
/**
 * What a link that never changes shows by itself, because days of big joint moves raise both sides of the comparison
 * (measured, see `correlationOfPaths`): less than this is no peak.
 */
const BY_ITSELF = { move: 0.06, volatility: 0.18 } as const;

/** The numbers that the rule reads. */
type Readings = Pick<BigMovesEvidence, 'withMove' | 'withVolatility' | 'difference'>;

/** Peaks when tech makes big moves: the rolling link against the size of small tech's moves, and by years. */
export function bigMovesClaim({ days, bitcoin, smallTech, from }: History): Claim<BigMovesEvidence> {
  const start = indexOfDay(days, from);
  const shown = days.slice(start);
  const correlation = rolling(bitcoin, smallTech, WINDOW).values.slice(start);
  const move = absoluteMoves(smallTech, WINDOW).slice(start);
  const volatility = volatilities(smallTech, WINDOW).slice(start);
  const withMove = correlationOfPaths(correlation, move, WINDOW);
  const withVolatility = correlationOfPaths(correlation, volatility, WINDOW);
  const bigYears = BIG_YEARS.filter((year) => shown.some((day) => day.startsWith(year)));
  const means = meansByYears(shown, correlation, bigYears, WINDOW);
  const difference = means && { value: means.difference, low: means.low, high: means.high, p: means.p };
  const readings: Readings = {
    withMove: withMove && estimateOf(withMove),
    withVolatility: withVolatility && estimateOf(withVolatility),
    difference,
  };
  return {
    claim: 'The link peaks when tech makes big moves, as in 2020, 2022 and 2024.',
    verdict: bigMovesVerdict(readings),
    reason: tooLittle(readings),
    evidence: {
      days: shown,
      correlation,
      move,
      volatility,
      windows: Math.floor(correlation.filter((value) => value !== null).length / WINDOW),
      ...readings,
      bigYears,
      meanBig: means?.inside ?? null,
      meanOther: means?.outside ?? null,
    },
  };
}

/**
 * The rule, on three readings: how the link goes together with the size of small tech's move (above 0.06), with its
 * volatility (above 0.18), and its mean in the big years minus that in the others (above zero). Holds when all three
 * intervals lie above; does not hold when none does and at least one lies below zero. Else it can't be told.
 */
export function bigMovesVerdict({ withMove, withVolatility, difference }: Readings): Verdict {
  if (withMove === null || withVolatility === null || difference === null) return "can't be told apart";
  const above = [
    withMove.low > BY_ITSELF.move,
    withVolatility.low > BY_ITSELF.volatility,
    difference.low > 0,
  ].filter(Boolean).length;
  if (above === 3) return 'holds';
  const isBelow = [withMove, withVolatility, difference].some(({ high }) => high < 0);
  return above === 0 && isBelow ? 'does not hold' : "can't be told apart";
}

function tooLittle({ withMove, withVolatility, difference }: Readings): string | null {
  if (withMove === null || withVolatility === null) {
    return `the range holds fewer than 20 windows of ${WINDOW} sessions that share no day`;
  }
  return difference === null
    ? 'the range holds too few windows in 2020, 2022 and 2024 or in other years'
    : null;
}

function estimateOf({ value, low, high }: Estimate): Estimate {
  return { value, low, high };
}
