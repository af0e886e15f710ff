import { returnsWords } from '../marks/returns-words.ts';
import { count, date, interval, whole } from '../../core/describe/formats.ts';
import { unitsOf } from '../../core/describe/pair/pair-units.ts';
import type { PairNames } from '../../core/chart.ts';
import type { PairReport } from '../../core/reports/pair.ts';
import { figure, minus } from '../marks/figure.ts';
import { provenanceMarks, type HeadMark } from '../marks/provenance-marks.ts';
import { drawnLabels, type TintedLabel } from '../marks/regime-key.ts';
import type { RollingPoint } from '../marks/session-positions.ts';
import type { PairPanels } from './pair-panels.ts';

// Made once: making one takes longer than a thousand numbers in it.
const FORMATS = {
  hundredths: new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 }),
  tenths: new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 }),
  ones: new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 }),
};

/** A label at the right end of a line: where the line ends, a name and a figure. */
export interface EndLabel {
  readonly position: number;
  readonly value: number;
  readonly name: string;
  readonly figure: string;
}

/** Every word on a pair's chart, in reading order. */
export interface PairWords {
  readonly asset: string;
  readonly benchmark: string;
  readonly marks: readonly HeadMark[];
  readonly priceHeading: string;
  readonly assetEnd: EndLabel | null;
  readonly benchmarkEnd: EndLabel | null;
  readonly correlationHeading: string;
  /** The labels that the tints of the lower panel stand for. */
  readonly key: readonly TintedLabel[];
  /** The last window. */
  readonly latest: EndLabel | null;
  /** The whole range, with its interval. */
  readonly overall: (Omit<EndLabel, 'position'> & { readonly interval: string | null }) | null;
  /** Why the lower panel has no rolling line; null when it has one. */
  readonly emptyReason: string | null;
  /** One line with the query at its left and the provenance at its right, or a line for each. */
  readonly footer: readonly [query: string, provenance: string];
}

/** The words for a pair's chart. Pure: same report, same words. */
export function pairWords(report: PairReport, names: PairNames, panels: PairPanels): PairWords {
  const { rebased } = report;
  const start = rebased.days[0];
  const scale = panels.logarithmic ? ', log scale' : '';
  const latest = panels.rolling.at(-1);
  return {
    asset: names.asset,
    benchmark: names.benchmark,
    marks: provenanceMarks(report),
    priceHeading: start === undefined ? 'No prices' : `Prices, 100 on ${date(start)}${scale}`,
    assetEnd: indexEnd(names.asset, rebased.asset, panels),
    benchmarkEnd: indexEnd(names.benchmark, rebased.benchmark, panels),
    correlationHeading: correlationHeading(report, panels),
    key: drawnLabels(panels.runs),
    latest: latest === undefined ? null : latestEnd(latest),
    overall: overall(report),
    emptyReason: panels.rolling.length > 0 ? null : emptyReason(report, names),
    footer: [names.query, provenance(report)],
  };
}

function correlationHeading(report: PairReport, panels: PairPanels): string {
  const { adjective, session } = unitsOf(report);
  if (panels.rolling.length === 0) return `Correlation of ${adjective} returns`;
  return `Correlation over ${count(report.rolling.window, session)}, 95% interval`;
}

function indexEnd(name: string, levels: readonly number[], { positions }: PairPanels): EndLabel | null {
  const [value, position] = [levels.at(-1), positions.at(-1)];
  if (value === undefined || position === undefined) return null;
  return { position, value, name, figure: indexFigure(value) };
}

function latestEnd({ position, value }: RollingPoint): EndLabel {
  return { position, value, name: 'latest', figure: figure(value) };
}

/** Always Pearson's, as the line is: under another method's answer it says so. */
function overall({ method, pearson, low, high }: PairReport): PairWords['overall'] {
  if (pearson === null) return null;
  const range = low === null || high === null ? null : minus(interval(low, high));
  const name = method === 'pearson' ? 'overall' : 'Pearson';
  return { value: pearson, name, figure: figure(pearson), interval: range };
}

function emptyReason(report: PairReport, names: PairNames): string {
  const still = [
    ...(isStill(report.rebased.asset) ? [names.asset] : []),
    ...(isStill(report.rebased.benchmark) ? [names.benchmark] : []),
  ];
  if (still.length > 0) return `No movement in ${still.join(' and ')}, so there is no correlation`;
  const { session } = unitsOf(report);
  if (report.n < report.rolling.window) {
    return `A window needs ${count(report.rolling.window, session)}; this range has ${whole(report.n)}`;
  }
  return `No window of ${count(report.rolling.window, session)} could be computed in this range`;
}

function isStill(levels: readonly number[]): boolean {
  return levels.length > 1 && levels.every((level) => level === levels[0]);
}

function provenance(report: PairReport): string {
  const { instruments, sources } = report;
  const asset = `${instruments.asset} ${sources.asset}`;
  const benchmark = `${instruments.benchmark} ${sources.benchmark}`;
  return `${returnsWords(report, unitsOf(report).adjective)} · ${asset} · ${benchmark}`;
}

/** A level of an index that was 100 at the start: three figures or so, `98.5`, `143`, `2,510`, `25k`, `1.2m`. */
export function indexFigure(level: number): string {
  if (level >= 1e6) return `${round(level / 1e6)}m`;
  if (level >= 1e4) return `${round(level / 1e3)}k`;
  return round(level);
}

function round(value: number): string {
  const { hundredths, tenths, ones } = FORMATS;
  return (value < 1 ? hundredths : value < 10 ? tenths : ones).format(value);
}
