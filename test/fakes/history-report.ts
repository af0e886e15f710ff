import type { HistoryReport } from '../../src/core/reports/history.ts';
import type { Label, TurningPoint } from '../../src/core/reports/rolling-path.ts';
import type { PairNames } from '../../src/core/chart.ts';
import { fakePairReport, type FakePair } from './pair-report.ts';
import { leg } from './rank-report.ts';

export const FAKE_HISTORY_NAMES: PairNames = {
  asset: 'BTC',
  benchmark: 'small-cap tech',
  query: 'history btc r2k-tech max',
};

/** A history over the made-up pair's range, with a break at each of the given shares of it. */
export function fakeHistoryReport(
  pair: FakePair,
  breakShares: readonly number[] = [],
  overrides: Partial<HistoryReport> = {},
): HistoryReport {
  const { rolling, regimes, from, to, n, pearson, low, high } = fakePairReport({ history: 0, ...pair });
  const share = (label: Label): number =>
    regimes.filter((run) => run.label === label).length / Math.max(1, regimes.length);
  const last = rolling.values.at(-1) ?? null;
  return {
    approximate: false,
    simulated: false,
    stale: false,
    asset: leg('btc', 'BTC/USD', 'Coinbase'),
    benchmark: leg('r2k-tech', 'PSCT', 'Yahoo'),
    from,
    to,
    n,
    sessions: n,
    pearson,
    low,
    high,
    rolling,
    peaks: turns(rolling, 1),
    valleys: turns(rolling, -1),
    breaks: breakShares.map((share, index) => ({
      day: rolling.days[Math.round(share * n)] ?? to,
      p: 0.01,
      before: index % 2 === 0 ? 0.08 : 0.48,
      after: index % 2 === 0 ? 0.48 : 0.08,
    })),
    years: years(rolling),
    shares: {
      coupled: share('coupled'),
      decoupled: share('decoupled'),
      inverse: share('inverse'),
      unclear: share('unclear'),
    },
    regimes,
    today: {
      value: last,
      low: rolling.low.at(-1) ?? null,
      high: rolling.high.at(-1) ?? null,
      percentile: last === null ? null : 86,
      since: '2020-01-02',
      label: 'coupled',
      labelSince: rolling.days.at(-40) ?? to,
    },
    ...overrides,
  };
}

/** The highest (or lowest) window within 126 sessions to each side. */
function turns({ days, values, low, high }: HistoryReport['rolling'], sign: 1 | -1): TurningPoint[] {
  return values.flatMap((value, index) => {
    if (value === null || index < 126 || index > values.length - 64) return [];
    const around = values.slice(index - 126, index + 127).map((other) => sign * (other ?? -Infinity));
    if (sign * value < Math.max(...around)) return [];
    return [{ day: days[index] ?? '', value, low: low[index] ?? value, high: high[index] ?? value }];
  });
}

/** The mean window of each year stands in for the year's correlation. */
function years({ days, values }: HistoryReport['rolling']): HistoryReport['years'] {
  const names = [...new Set(days.map((day) => day.slice(0, 4)))];
  return names.flatMap((year) => {
    const found = values.filter((value, index) => value !== null && days[index]?.startsWith(year) === true);
    if (found.length < 20) return [];
    const pearson = found.reduce<number>((sum, value) => sum + (value ?? 0), 0) / found.length;
    const reach = 2 / Math.sqrt(found.length);
    return [
      {
        year: Number(year),
        pearson,
        n: found.length,
        low: pearson - reach,
        high: Math.min(0.99, pearson + reach),
      },
    ];
  });
}
