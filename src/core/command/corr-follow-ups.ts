import type { PairView } from '../engine/views/pair-view.ts';
import { format } from '../query/format.ts';
import { parseRange } from '../query/ranges.ts';
import type { Grammar } from '../query/reading.ts';
import type { Services } from '../ports.ts';
import type { PairReport } from '../reports/pair.ts';
import type { Action, Query, Range } from '../types.ts';
import type { CorrSettings } from './corr-settings.ts';

/** Ranges offered as buttons. */
const OFFERED_RANGES: readonly Range[] = ['3m', '1y', '5y', 'max'].flatMap((text) => parseRange(text) ?? []);
/** Sessions that hold 20 weekly returns, with room for those a holiday takes. */
const LEAST_SESSIONS_FOR_WEEKS = 105;
const VIEWS_OFFERED = 2;
const ALL_THERE_IS: Range = { kind: 'max', text: 'max' };

const VIEW_LABELS: Readonly<Record<PairView['kind'], string>> = {
  updown: 'up and down days',
  leadlag: 'who leads?',
  tails: 'worst days',
  dcc: 'moving link',
  partial: 'without the market',
  beta: 'beta',
};

/** Returns from which on each view has an answer, give or take missing sessions. */
const LEAST_RETURNS_FOR_VIEW: Readonly<Record<PairView['kind'], number>> = {
  updown: 150,
  leadlag: 130,
  tails: 525,
  dcc: 525,
  partial: 20,
  beta: 20,
};

/** What a reader of a pair asks next: other ranges, the Nasdaq-100 instead, a deeper view, the prices as a file. */
export function corrFollowUps(
  query: Query,
  { settings, report, command }: { settings: CorrSettings; report: PairReport; command: Grammar },
  { commands }: Pick<Services, 'commands'>,
): Action[] {
  const ranges = OFFERED_RANGES.filter(
    (range) =>
      range.text !== query.range.text &&
      (settings.frequency === 'daily' || sessionsOf(range) >= LEAST_SESSIONS_FOR_WEEKS),
  );
  const isNdx = [...query.benchmarks, ...query.assets].includes('ndx');
  const others: Readonly<Record<string, readonly [label: string, question: Query]>> = {
    history: ['history', { ...query, command: 'history', range: ALL_THERE_IS, choices: {} }],
    rank: ['which sector?', { ...query, command: 'rank', benchmarks: [], choices: {} }],
    csv: ['CSV', { ...query, command: 'csv', window: 0, choices: {} }],
  };
  return [
    ...ranges.map((range) => ({
      label: range.text,
      line: format(fitting({ ...query, range }, settings), command),
    })),
    ...(isNdx ? [] : [{ label: 'vs Nasdaq-100', line: format({ ...query, benchmarks: ['ndx'] }, command) }]),
    ...viewsFor(report, settings).map((view) => ({
      label: VIEW_LABELS[view],
      line: format({ ...query, choices: { ...query.choices, view } }, command),
    })),
    ...commands.flatMap((other) => {
      const [label, question] = others[other.name] ?? [];
      return label === undefined || question === undefined ? [] : [{ label, line: format(question, other) }];
    }),
  ];
}

/** A view that the shorter range is too short for is left out of its line: a button should lead to an answer. */
function fitting(query: Query, { view }: CorrSettings): Query {
  if (view === 'none' || sessionsOf(query.range) >= LEAST_RETURNS_FOR_VIEW[view]) return query;
  return { ...query, choices: { ...query.choices, view: 'none' } };
}

function sessionsOf(range: Range): number {
  return range.kind === 'sessions' ? range.sessions : Infinity;
}

/** The first few views that this range, these clocks and this frequency have an answer for. */
function viewsFor(report: PairReport, settings: CorrSettings): PairView['kind'][] {
  if (report.low === null) return [];
  const daily = settings.frequency === 'daily';
  const kinds: readonly PairView['kind'][] = [
    'updown',
    ...(daily && !report.approximate ? (['leadlag'] as const) : []),
    ...(daily ? (['tails'] as const) : []),
    'partial',
    'beta',
  ];
  return kinds
    .filter((kind) => kind !== settings.view && report.n >= LEAST_RETURNS_FOR_VIEW[kind])
    .slice(0, VIEWS_OFFERED);
}
