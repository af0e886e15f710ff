import type { StudyContext } from '../../../../src/core/describe/study/study-context.ts';
import { createCatalog } from '../../../../src/core/query/catalog.ts';
import type { PairedDifference } from '../../../../src/core/reports/estimate.ts';
import type { StudyReport, Verdict } from '../../../../src/core/reports/study.ts';
import { NO_COUNTS, series, smallTech } from '../pair/pair-context.ts';

const catalog = createCatalog();
const NAMES = ['btc', 'r2k-tech', 'sp500-tech', 'sc-energy', 'ndx', 'mag7', 'eth', 'sol', 'ada'] as const;

export const row = (id: string, pearson: number, tiedForTop = false) => {
  const { label, group } = catalog.listing(id);
  const interval = { low: pearson - 0.07, high: pearson + 0.06 };
  return { id, label, group, instrument: id.toUpperCase(), pearson, ...interval, n: 1342, tiedForTop };
};

const difference = (first: string, second: string, value: number, p: number): PairedDifference => ({
  first,
  second,
  difference: value,
  low: value - 0.03,
  high: value + 0.04,
  p,
});

const large = (id: string, value: number, n: number, from: string) => {
  const { label } = catalog.listing(id);
  return { id, label, value, low: value - 0.07, high: value + 0.06, n, from };
};

/** A study in which the first two claims hold, the third does not, the fourth holds and the fifth is open. */
const report: StudyReport = {
  approximate: false,
  simulated: false,
  stale: false,
  claims: [
    {
      claim: "Among sectors, small-cap tech has bitcoin's highest correlation.",
      verdict: 'holds',
      reason: null,
      evidence: { rows: [row('r2k-tech', 0.51, true), row('sp500-tech', 0.4), row('sc-energy', 0.2)] },
    },
    {
      claim: 'Bitcoin moves with small tech rather than with the largest tech.',
      verdict: 'holds',
      reason: null,
      evidence: {
        smallTech: { value: 0.51, low: 0.44, high: 0.57 },
        rows: [large('ndx', 0.45, 1342, '2020-01-02'), large('mag7', 0.43, 518, '2023-04-12')],
        differences: [difference('r2k-tech', 'ndx', 0.06, 0.012), difference('r2k-tech', 'mag7', 0.08, 0.03)],
      },
    },
    {
      claim: 'Altcoins show it too, bitcoin more.',
      verdict: 'does not hold',
      reason: null,
      evidence: {
        rows: [row('btc', 0.51), row('ada', 0.62), row('eth', 0.5), row('sol', 0.05)],
        differences: [
          difference('btc', 'eth', 0.01, 0.6),
          difference('btc', 'sol', 0.2, 0.001),
          difference('btc', 'ada', -0.11, 0.004),
        ],
      },
    },
    {
      claim: 'The link has been positive ever since the pandemic.',
      verdict: 'holds',
      reason: null,
      evidence: {
        window: 126,
        since: '2020-06-01',
        days: ['2020-06-01', '2020-06-02', '2020-06-03'],
        values: [0.4, null, 0.2],
        share: 1,
        lowest: { day: '2024-01-26', value: 0.04, low: -0.17, high: 0.24 },
        breakDay: '2020-03-09',
      },
    },
    {
      claim: 'The link peaks when tech makes big moves, as in 2020, 2022 and 2024.',
      verdict: "can't be told apart",
      reason: null,
      evidence: {
        days: ['2025-05-05'],
        correlation: [0.4],
        move: [0.1],
        volatility: [0.02],
        windows: 21,
        withMove: { value: 0.02, low: -0.45, high: 0.47 },
        withVolatility: { value: 0.51, low: 0.21, high: 0.73 },
        bigYears: ['2020', '2022', '2024'],
        meanBig: 0.47,
        meanOther: 0.24,
        difference: { value: 0.23, low: 0.09, high: 0.37, p: 0.003 },
      },
    },
  ],
  from: '2020-01-02',
  to: '2025-05-05',
  n: 1342,
  standIn: { instrument: 'PSCT', name: 'S&P SmallCap 600 tech' },
  leftOut: [],
  sources: [
    { id: 'btc', instrument: 'BTC/USD', source: 'files', counts: NO_COUNTS },
    { id: 'r2k-tech', instrument: 'PSCT', source: 'files', counts: NO_COUNTS },
  ],
};

/** What a test is about: other parts of the report, and other claims by their number from 1 on. */
export function studyContext(
  changes: Partial<StudyReport> = {},
  claims: Readonly<Record<number, object>> = {},
  rest: Partial<Omit<StudyContext, 'report'>> = {},
): StudyContext {
  const [one, two, three, four, five] = report.claims;
  return {
    query: {
      command: 'study',
      assets: [],
      benchmarks: [],
      range: { kind: 'max', text: 'max' },
      window: 63,
      choices: {},
      text: '',
    },
    report: {
      ...report,
      claims: [
        { ...one, ...claims[1] },
        { ...two, ...claims[2] },
        { ...three, ...claims[3] },
        { ...four, ...claims[4] },
        { ...five, ...claims[5] },
      ],
      ...changes,
    },
    bitcoin: catalog.listing('btc'),
    smallTech,
    listings: NAMES.map(catalog.listing),
    series: [series('BTC/USD'), series('PSCT')],
    wantedTo: '2025-05-05',
    ...rest,
  };
}

/** The same verdict, or a list of them, for the five claims. */
export function verdicts(...all: readonly Verdict[]): Readonly<Record<number, object>> {
  return Object.fromEntries([1, 2, 3, 4, 5].map((n) => [n, { verdict: all[n - 1] ?? all[0] }]));
}
