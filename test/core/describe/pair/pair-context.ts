import { noCounts } from '../../../../src/prices/hygiene.ts';
import type { PairContext } from '../../../../src/core/describe/pair/pair-context.ts';
import type { PairReport } from '../../../../src/core/reports/pair.ts';
import type { Listing, Series } from '../../../../src/core/types.ts';

export const NO_COUNTS = noCounts();

const btc: Listing = {
  id: 'btc',
  label: 'BTC',
  name: 'Bitcoin',
  group: 'coin',
  aliases: ['bitcoin'],
  instruments: [{ symbol: 'BTC/USD', market: '24/7' }],
  about: 'The first coin.',
};
/** Not a stand-in, so that the lead has room for the other caveats. */
const gold: Listing = {
  id: 'gold',
  label: 'gold',
  name: 'Gold',
  group: 'other',
  aliases: [],
  instruments: [{ symbol: 'GLD', market: 'NYSE' }],
  about: 'The metal.',
};
export const smallTech: Listing = {
  id: 'r2k-tech',
  label: 'small-cap tech',
  name: 'Russell 2000 Technology',
  group: 'small-cap',
  aliases: ['small tech'],
  instruments: [{ symbol: 'PSCT', market: 'NYSE' }],
  about: 'Small tech.',
  standIn: 'S&P SmallCap 600 tech',
  holdsCryptoStocks: true,
};
const ndx: Listing = {
  id: 'ndx',
  label: 'the Nasdaq-100',
  name: 'Nasdaq-100',
  group: 'broad',
  aliases: [],
  instruments: [{ symbol: 'QQQ', market: 'NYSE' }],
  about: 'Large tech.',
};

export function series(symbol: string, changes: Partial<Series> = {}): Series {
  return {
    instrument: { symbol, market: symbol.includes('/') ? '24/7' : 'NYSE' },
    days: ['2025-05-02', '2025-05-05'],
    closes: Float64Array.of(1, 2),
    source: 'files',
    clock: 'new-york-close',
    counts: NO_COUNTS,
    notes: [],
    fetchedAt: Date.UTC(2025, 4, 5, 21),
    stale: false,
    ...changes,
  };
}

const report: Omit<PairReport, 'headline'> = {
  asset: 'btc',
  benchmark: 'gold',
  instruments: { asset: 'BTC/USD', benchmark: 'GLD' },
  sources: { asset: 'files', benchmark: 'files' },
  approximate: false,
  simulated: false,
  stale: false,
  from: '2024-05-02',
  to: '2025-05-05',
  n: 252,
  sessions: 252,
  frequency: 'daily',
  method: 'pearson',
  pearson: 0.512,
  low: 0.408,
  high: 0.603,
  p: 1e-9,
  spearman: 0.49,
  spearmanLow: 0.38,
  spearmanHigh: 0.58,
  beta: 0.641,
  betaLow: 0.45,
  betaHigh: 0.83,
  r2: 0.262,
  without: { day: '2025-04-03', pearson: 0.49, material: false },
  rolling: { window: 63, days: ['2025-05-05'], values: [0.58], low: [0.4], high: [0.72] },
  change: { before: 0.31, now: 0.58, t: 2.4, material: true },
  percentile: 71,
  percentileSince: '2020-04-02',
  label: 'coupled',
  labelSince: '2025-03-03',
  fading: false,
  regimes: [{ label: 'coupled', from: '2025-05-05', to: '2025-05-05' }],
  partial: { control: 'ndx', value: 0.22, low: 0.1, high: 0.33 },
  versus: { benchmark: 'ndx', pearson: 0.49, difference: 0.022, low: -0.05, high: 0.09, p: 0.47 },
  rebased: { days: ['2025-05-05'], asset: [100], benchmark: [100] },
  zeroReturns: { asset: { share: 0, longestRun: 0 }, benchmark: { share: 0.004, longestRun: 1 } },
  counts: { asset: NO_COUNTS, benchmark: NO_COUNTS },
};

/** Bitcoin and gold over a year at the New York close, nothing wrong; the changes say what a test is about. */
export function pairContext(
  changes: Partial<PairReport> = {},
  rest: Partial<Omit<PairContext, 'report'>> = {},
): PairContext {
  const { pearson: value, low, high } = { ...report, ...changes };
  return {
    query: {
      command: 'corr',
      assets: ['btc'],
      benchmarks: ['gold'],
      range: { kind: 'sessions', text: '1y', sessions: 252 },
      window: 63,
      choices: {},
      text: '',
    },
    report: { ...report, headline: { value, low, high }, ...changes },
    asset: btc,
    benchmark: gold,
    control: ndx,
    series: { asset: series('BTC/USD'), benchmark: series('GLD') },
    ...rest,
  };
}
