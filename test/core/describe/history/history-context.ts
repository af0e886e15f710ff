import type { HistoryContext } from '../../../../src/core/describe/history/history-context.ts';
import type { HistoryReport } from '../../../../src/core/reports/history.ts';
import type { PairReport } from '../../../../src/core/reports/pair.ts';
import { NO_COUNTS, pairContext } from '../pair/pair-context.ts';

const days = ['2019-03-01', '2020-06-15', '2022-09-30', '2025-05-05'];
const rolling = {
  window: 63,
  days,
  values: [-0.12, 0.4, 0.66, 0.55],
  low: [-0.35, 0.2, 0.52, 0.33],
  high: [0.13, 0.58, 0.77, 0.71],
};
const peak = { day: '2022-09-30', value: 0.66, low: 0.52, high: 0.77 };

const report: HistoryReport = {
  approximate: false,
  simulated: false,
  stale: false,
  asset: { id: 'btc', instrument: 'BTC/USD', source: 'files', counts: NO_COUNTS },
  benchmark: { id: 'gold', instrument: 'GLD', source: 'files', counts: NO_COUNTS },
  from: '2019-01-02',
  to: '2025-05-05',
  n: 1594,
  sessions: 1594,
  pearson: 0.35,
  low: 0.3,
  high: 0.4,
  rolling,
  peaks: [peak],
  valleys: [],
  breaks: [{ day: '2020-03-02', p: 1e-6, before: 0.021, after: 0.412 }],
  years: [
    { year: 2019, pearson: -0.08, low: -0.26, high: 0.1, n: 252 },
    { year: 2022, pearson: 0.55, low: 0.45, high: 0.64, n: 251 },
  ],
  shares: { coupled: 0.7, decoupled: 0.296, inverse: 0.004, unclear: 0 },
  regimes: [{ label: 'coupled', from: '2019-03-01', to: '2025-05-05' }],
  today: {
    value: 0.55,
    low: 0.33,
    high: 0.71,
    percentile: 90.2,
    since: '2019-04-02',
    label: 'coupled',
    labelSince: '2024-04-24',
  },
};

/** Six years of bitcoin and gold with one peak and one break; the changes say what a test is about. */
export function historyContext(
  changes: Partial<HistoryReport> = {},
  pairChanges: Partial<PairReport> = {},
  rest: Parameters<typeof pairContext>[1] = {},
): HistoryContext {
  const made = { ...report, ...changes };
  const { from, to, n, sessions, pearson, low, high, approximate, simulated, stale } = made;
  const shared = {
    from,
    to,
    n,
    sessions,
    pearson,
    low,
    high,
    approximate,
    simulated,
    stale,
    rolling: made.rolling,
  };
  const range = { kind: 'max', text: 'max' } as const;
  const query = { ...pairContext().query, command: 'history', range };
  return {
    pair: pairContext(
      { ...shared, versus: null, partial: null, ...pairChanges },
      { query, control: null, ...rest },
    ),
    report: made,
  };
}
