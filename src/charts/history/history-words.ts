import { returnsWords } from '../marks/returns-words.ts';
import { count, interval } from '../../core/describe/formats.ts';
import type { HistoryReport } from '../../core/reports/history.ts';
import type { PairNames } from '../../core/chart.ts';
import { figure, minus } from '../marks/figure.ts';
import { provenanceMarks, type HeadMark } from '../marks/provenance-marks.ts';
import { drawnLabels, type TintedLabel } from '../marks/regime-key.ts';
import type { HistoryPanels } from './history-panels.ts';

/** Every word on a history's chart that does not stand at a place of the path. */
export interface HistoryWords {
  /** Names at the even places, the words between and after them at the odd ones. */
  readonly title: readonly string[];
  readonly marks: readonly HeadMark[];
  readonly heading: string;
  readonly key: readonly TintedLabel[];
  readonly yearHeading: string;
  /** At the right end of the path; null when today's window can't be computed. */
  readonly today: { readonly value: number; readonly lines: readonly string[] } | null;
  /** At the right end of the years. */
  readonly overall: { readonly value: number; readonly lines: readonly string[] } | null;
  /** Why there is no path to see; null when there is one. */
  readonly emptyReason: string | null;
  readonly footer: readonly [query: string, provenance: string];
}

/** The words for a history's chart. Pure. */
export function historyWords(report: HistoryReport, names: PairNames, panels: HistoryPanels): HistoryWords {
  const { rolling } = report;
  return {
    title: [names.asset, ' and ', names.benchmark, ', history'],
    marks: provenanceMarks(report),
    heading: `Correlation over ${count(rolling.window, 'session')}, 95% interval`,
    key: drawnLabels(panels.runs),
    yearHeading: 'By calendar year, 95% interval',
    today: today(report),
    overall: overall(report),
    emptyReason: emptyReason(panels, rolling.window),
    footer: [names.query, provenance(report)],
  };
}

function emptyReason({ rolling }: HistoryPanels, window: number): string | null {
  if (rolling.length > 1) return null;
  const words = `window of ${count(window, 'session')}`;
  return rolling.length === 1
    ? `This range has a single ${words}`
    : `No ${words} could be computed in this range`;
}

function today({ today }: HistoryReport): HistoryWords['today'] {
  const { value, low, high, percentile, since } = today;
  if (value === null) return null;
  return {
    value,
    lines: [
      `today ${figure(value)}`,
      ...(low === null || high === null ? [] : [`(${minus(interval(low, high))})`]),
      ...(percentile === null || since === null
        ? []
        : [`above ${Math.round(percentile)}% of`, `days since ${since.slice(0, 4)}`]),
    ],
  };
}

function overall({ pearson, low, high }: HistoryReport): HistoryWords['overall'] {
  if (pearson === null) return null;
  const bounds = low === null || high === null ? [] : [`(${minus(interval(low, high))})`];
  return { value: pearson, lines: [`overall ${figure(pearson)}`, ...bounds] };
}

function provenance(report: HistoryReport): string {
  const { asset, benchmark } = report;
  return `${returnsWords(report)} · ${asset.instrument} ${asset.source} · ${benchmark.instrument} ${benchmark.source}`;
}
