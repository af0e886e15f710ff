import { axisDays } from '../marks/axis-days.ts';
import type { CharactersAcross } from '../marks/session-positions.ts';
import { indexOfDay } from '../../core/engine/samples/returns.ts';
import { month } from '../../core/describe/formats.ts';
import type { HistoryReport } from '../../core/reports/history.ts';
import type { TurningPoint } from '../../core/reports/rolling-path.ts';
import type { Day } from '../../core/types.ts';
import type { ValueAxis } from '../marks/axes.ts';
import { correlationBounds, extent } from '../marks/correlation-axis.ts';
import { figure } from '../marks/figure.ts';
import { placeEvents, type PlacedEvent } from '../marks/place-events.ts';
import {
  eventsAmong,
  regimeRuns,
  rollingPoints,
  type RollingPoint,
  type Run,
} from '../marks/session-positions.ts';
import { sessionTicks, type SessionTick } from '../marks/session-ticks.ts';
import { linearTicks } from '../marks/value-ticks.ts';

/** A peak or a valley on the path. */
export interface Turn {
  readonly kind: 'peak' | 'valley';
  readonly position: number;
  readonly value: number;
  readonly text: string;
}

/** A correlation between two breaks, as a step from one position to another. */
export interface Step {
  readonly from: number;
  readonly to: number;
  readonly value: number;
}

/** A calendar year's correlation at the middle of its sessions. */
interface YearDot {
  readonly year: number;
  readonly position: number;
  readonly sessions: number;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** A history laid out: every day has become a position on the time axis, which counts the windows of the path and the sessions of its gaps. */
export interface HistoryPanels {
  readonly days: readonly Day[];
  readonly sessionTicks: readonly SessionTick[];
  readonly rolling: readonly RollingPoint[];
  readonly correlation: ValueAxis;
  readonly runs: readonly Run[];
  readonly turns: readonly Turn[];
  /** Positions of all breaks, and the names of those that have room above the panels. */
  readonly breaks: readonly number[];
  readonly breakNames: readonly PlacedEvent[];
  readonly steps: readonly Step[];
  readonly events: readonly PlacedEvent[];
  readonly years: readonly YearDot[];
  readonly year: ValueAxis;
}

/** Lays a report out. Pure. */
export function historyPanels(report: HistoryReport, across: CharactersAcross): HistoryPanels {
  const windows = report.rolling.days;
  const days = axisDays(windows);
  const rolling = rollingPoints(report.rolling, days);
  const breakNames = namedBreaks(report, days, across.event);
  const years = yearDots(report, days);
  const steps = stepsBetweenBreaks(report, days);
  return {
    days,
    sessionTicks: sessionTicks(days, across.tick),
    rolling,
    correlation: withLabelRoom(
      correlationBounds(
        rolling,
        steps.map(({ value }) => value),
      ),
      report,
    ),
    runs: regimeRuns(report.regimes, days, windows),
    turns: [
      ...report.peaks.map((point) => turn('peak', point, days)),
      ...report.valleys.map((point) => turn('valley', point, days)),
    ],
    breaks: report.breaks.map(({ day }) => indexOfDay(days, day)),
    breakNames,
    steps,
    events: eventsAmong(days, across.event, breakNames),
    years,
    year: yearAxis(years, report.pearson),
  };
}

function turn(kind: Turn['kind'], { day, value }: TurningPoint, days: readonly Day[]): Turn {
  return { kind, position: indexOfDay(days, day), value, text: `${figure(value)}, ${month(day)}` };
}

/** With "around", because the day of a break is uncertain by months. */
function namedBreaks(
  { breaks }: HistoryReport,
  days: readonly Day[],
  charactersAcross: number,
): PlacedEvent[] {
  const named = breaks.map(({ day }) => ({
    position: indexOfDay(days, day),
    name: `around ${month(day)}`,
  }));
  return placeEvents(named, charactersAcross / Math.max(1, days.length - 1));
}

function stepsBetweenBreaks({ breaks }: HistoryReport, days: readonly Day[]): Step[] {
  const [first] = breaks;
  if (first === undefined) return [];
  const edges = [0, ...breaks.map(({ day }) => indexOfDay(days, day)), days.length - 1];
  return [first.before, ...breaks.map(({ after }) => after)].map((value, index) => ({
    from: edges[index] ?? 0,
    to: edges[index + 1] ?? days.length - 1,
    value,
  }));
}

/** A year without a window of its own has no place on the axis. */
function yearDots({ years }: HistoryReport, days: readonly Day[]): YearDot[] {
  return years.flatMap(({ year, pearson, low, high }) => {
    const from = indexOfDay(days, `${year}-01-01`);
    const until = indexOfDay(days, `${year + 1}-01-01`);
    if (until === from) return [];
    return [{ year, position: (from + until - 1) / 2, sessions: until - from, value: pearson, low, high }];
  });
}

/** The panel is low: two lines at most. */
const MOST_YEAR_TICKS = 2;
/** Room above the panels' data for labels, as a share of the data's height. */
const YEAR_FIGURE_SHARE = 0.36;
const TURN_LABEL_SHARE = 0.17;

function yearAxis(years: readonly YearDot[], overall: number | null): ValueAxis {
  const { low, high } = extent([...years.flatMap((year) => [year.low, year.high]), overall ?? 0, 0, 0.5]);
  const ticks = linearTicks(low, high, MOST_YEAR_TICKS);
  // Above the highest interval stands its figure.
  return { low: low - 0.05, high: high + YEAR_FIGURE_SHARE * (high - low), ticks };
}

/** Labels of peaks stand above them, those of valleys below. */
function withLabelRoom(axis: ValueAxis, { peaks, valleys }: HistoryReport): ValueAxis {
  const room = (axis.high - axis.low) * TURN_LABEL_SHARE;
  return {
    ...axis,
    low: valleys.length > 0 ? axis.low - room : axis.low,
    high: peaks.length > 0 ? axis.high + room : axis.high,
  };
}
