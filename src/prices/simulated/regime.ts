import { numberOfDay } from '../../core/calendar/civil.ts';
import type { Day } from '../../core/types.ts';

type Knots = readonly (readonly [day: Day, value: number])[];

/**
 * The planted truth: the correlation of bitcoin with small-cap tech, by day. None to speak of before the pandemic, then
 * about 0.45, higher in 2020, 2022 and 2024.
 */
const BITCOIN_AND_SMALL_TECH: Knots = [
  ['2014-01-02', 0.06],
  ['2020-02-20', 0.08],
  ['2020-03-20', 0.58],
  ['2020-09-01', 0.5],
  ['2021-03-01', 0.36],
  ['2021-11-15', 0.38],
  ['2022-02-01', 0.6],
  ['2022-11-15', 0.58],
  ['2023-04-01', 0.38],
  ['2023-12-15', 0.34],
  ['2024-03-15', 0.5],
  ['2024-08-05', 0.58],
  ['2025-01-15', 0.5],
  ['2025-09-01', 0.42],
  ['2026-06-01', 0.47],
  ['2035-12-31', 0.45],
];

/** How much larger than usual all moves are, by day: storms come when the link is strong. */
const TURBULENCE: Knots = [
  ['2014-01-02', 1],
  ['2020-02-19', 1],
  ['2020-03-16', 2.8],
  ['2020-05-15', 1.3],
  ['2020-11-15', 1],
  ['2022-01-03', 1],
  ['2022-05-15', 1.5],
  ['2022-11-15', 1.2],
  ['2023-02-01', 0.9],
  ['2024-07-15', 1],
  ['2024-08-05', 1.5],
  ['2024-09-15', 1],
  ['2035-12-31', 1],
];

/** Bitcoin's planted correlation with small-cap tech on each of the days. */
export function plantedCorrelation(days: readonly Day[]): Float64Array {
  return interpolated(BITCOIN_AND_SMALL_TECH, days);
}

/** The factor on all moves on each of the days. */
export function turbulence(days: readonly Day[]): Float64Array {
  return interpolated(TURBULENCE, days);
}

/** Straight lines between the knots, level outside them. */
function interpolated(knots: Knots, days: readonly Day[]): Float64Array {
  const points = knots.map(([day, value]) => ({ at: numberOfDay(day) ?? NaN, value }));
  return Float64Array.from(days, (day) => {
    const at = numberOfDay(day) ?? NaN;
    const index = points.findIndex((point) => point.at >= at);
    const right = points[index] ?? points.at(-1);
    const left = points[index - 1] ?? right;
    if (left === undefined || right === undefined || left.at === right.at) return right?.value ?? NaN;
    return left.value + ((right.value - left.value) * (at - left.at)) / (right.at - left.at);
  });
}
