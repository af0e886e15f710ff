import { indexOfDay } from '../../core/engine/samples/returns.ts';
import { axisDays } from '../marks/axis-days.ts';
import type { CharactersAcross } from '../marks/session-positions.ts';
import type { PairReport } from '../../core/reports/pair.ts';
import type { Day } from '../../core/types.ts';
import type { ValueAxis } from '../marks/axes.ts';
import { correlationBounds, extent } from '../marks/correlation-axis.ts';
import type { PlacedEvent } from '../marks/place-events.ts';
import {
  eventsAmong,
  regimeRuns,
  rollingPoints,
  type RollingPoint,
  type Run,
} from '../marks/session-positions.ts';
import { sessionTicks, type SessionTick } from '../marks/session-ticks.ts';
import { linearTicks, logTicks } from '../marks/value-ticks.ts';

/**
 * A report laid out on the chart: every day has become a position on the time axis, which counts the sessions of the range.
 * What lies outside the range is left out.
 */
export interface PairPanels {
  readonly days: readonly Day[];
  /** Where the days that have prices stand. */
  readonly positions: readonly number[];
  readonly sessionTicks: readonly SessionTick[];
  readonly logarithmic: boolean;
  readonly price: ValueAxis;
  readonly correlation: ValueAxis;
  /** Windows that have a correlation, with the position of their last session. */
  readonly rolling: readonly RollingPoint[];
  readonly runs: readonly Run[];
  readonly events: readonly PlacedEvent[];
}

/** From this ratio of the highest to the lowest level on, equal steps would hide the early years. */
const LOGARITHMIC_FROM = 4;
const MOST_PRICE_TICKS = 5;

/** Lays a report out. Pure; the texts' sizes come in as the number of characters that have room. */
export function pairPanels(report: PairReport, across: CharactersAcross): PairPanels {
  const priced = report.rebased.days;
  const days = axisDays(priced);
  const rolling = rollingPoints(report.rolling, days);
  const levels = [...report.rebased.asset, ...report.rebased.benchmark];
  const logarithmic = levels.length > 0 && extent(levels).high / extent(levels).low >= LOGARITHMIC_FROM;
  return {
    days,
    positions: priced.map((day) => indexOfDay(days, day)),
    sessionTicks: sessionTicks(days, across.tick),
    logarithmic,
    price: logarithmic ? logarithmicAxis(levels) : linearAxis(levels),
    correlation: correlationBounds(rolling, report.pearson === null ? [] : [report.pearson]),
    rolling,
    runs: regimeRuns(report.regimes, days, priced),
    events: eventsAmong(days, across.event),
  };
}

function linearAxis(levels: readonly number[]): ValueAxis {
  const { low, high } = extent([...levels, 100]);
  // A leg that never moved still needs a panel with some height.
  const margin = Math.max((high - low) * 0.06, 0.5);
  const bounds = { low: low - margin, high: high + margin };
  return { ...bounds, ticks: linearTicks(bounds.low, bounds.high, MOST_PRICE_TICKS) };
}

function logarithmicAxis(levels: readonly number[]): ValueAxis {
  const { low, high } = extent([...levels, 100]);
  const margin = (high / low) ** 0.05;
  const bounds = { low: low / margin, high: high * margin };
  return { ...bounds, ticks: logTicks(bounds.low, bounds.high, MOST_PRICE_TICKS) };
}
