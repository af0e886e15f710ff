import type { PairedDifference } from '../../src/core/reports/estimate.ts';
import type { StudyReport, Verdict } from '../../src/core/reports/study.ts';
import { fakePairReport } from './pair-report.ts';
import { FAKE_BENCHMARKS, FAKE_COINS, fakeRankReport, leg } from './rank-report.ts';

/** A study with the real one's claims; one verdict for each of them. */
export function fakeStudyReport(
  verdicts: readonly Verdict[] = [
    'does not hold',
    "can't be told apart",
    'holds',
    'holds',
    "can't be told apart",
  ],
  overrides: Partial<StudyReport> = {},
): StudyReport {
  const { rolling, from, to, n } = fakePairReport({
    n: 1300,
    history: 63,
    link: (share) => 0.35 + 0.3 * Math.sin(share * 12),
  });
  const sectors = fakeRankReport(
    FAKE_BENCHMARKS.filter(([, , group]) => group === 'small-cap' || group === 'large-cap'),
  ).rows;
  const coins = fakeRankReport(FAKE_COINS, { tied: 1 }).rows;
  const claim = (index: number) => ({ verdict: verdicts[index] ?? 'holds', reason: null });
  const lowest = Math.min(...rolling.values.map((value) => value ?? 1));
  return {
    approximate: false,
    simulated: false,
    stale: false,
    claims: [
      {
        claim: "Among sectors, small-cap tech has bitcoin's highest correlation.",
        ...claim(0),
        evidence: { rows: sectors },
      },
      {
        claim: 'Bitcoin moves with small tech rather than with the largest tech.',
        ...claim(1),
        evidence: {
          smallTech: { value: 0.4, low: 0.35, high: 0.46 },
          rows: [
            { id: 'ndx', label: 'the Nasdaq-100', value: 0.38, low: 0.31, high: 0.45, n, from },
            { id: 'mag7', label: 'the Magnificent Seven', value: 0.3, low: 0.24, high: 0.38, n, from },
          ],
          differences: [difference('r2k-tech', 'ndx', 0.3), difference('r2k-tech', 'mag7', 0.001)],
        },
      },
      {
        claim: 'Altcoins show it too, bitcoin more.',
        ...claim(2),
        evidence: {
          rows: coins,
          differences: coins.slice(1).map(({ id }, index) => difference('btc', id, 0.3 / 10 ** index)),
        },
      },
      {
        claim: 'The link has been positive ever since the pandemic.',
        ...claim(3),
        evidence: {
          window: 126,
          since: '2020-06-01',
          days: rolling.days,
          values: rolling.values,
          share: 0.97,
          lowest: {
            day: rolling.days[rolling.values.indexOf(lowest)] ?? to,
            value: lowest,
            low: lowest - 0.2,
            high: lowest + 0.2,
          },
          breakDay: '2020-03-12',
        },
      },
      {
        claim: 'The link peaks when tech makes big moves, as in 2020, 2022 and 2024.',
        ...claim(4),
        evidence: {
          days: rolling.days,
          correlation: rolling.values,
          move: rolling.values,
          volatility: rolling.values,
          windows: 20,
          withMove: { value: 0.2, low: -0.2, high: 0.5 },
          withVolatility: { value: 0.4, low: 0, high: 0.7 },
          bigYears: ['2022', '2024'],
          meanBig: 0.47,
          meanOther: 0.24,
          difference: { value: 0.23, low: 0.1, high: 0.35, p: 0.001 },
        },
      },
    ],
    from,
    to,
    n,
    standIn: { instrument: 'PSCT', name: 'S&P SmallCap 600 tech' },
    leftOut: [],
    sources: [leg('btc', 'BTC/USD', 'Coinbase'), leg('r2k-tech', 'PSCT', 'Yahoo')],
    ...overrides,
  };
}

function difference(first: string, second: string, p: number): PairedDifference {
  return { first, second, difference: 0.05, low: -0.01, high: 0.11, p };
}
